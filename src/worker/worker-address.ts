import { trusted } from './trusted';

/** Workers begin with files of this page only. */
const addresses = trusted('worker-address', {
  createScriptURL: (address: string) => {
    const url = new URL(address, location.href);
    if (url.origin !== location.origin) throw new TypeError(`${url.origin} is not where this page is from`);
    return url.href;
  },
});

export function workerAddress(file: string): string {
  return addresses.createScriptURL(file);
}

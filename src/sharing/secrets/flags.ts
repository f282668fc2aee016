/** Flags of commands that a secret follows. */
import { isSecretName } from './names';

/** `--token`, `-password`. */
export function isSecretFlag(flag: string): boolean {
  return /^--?[\w-]+$/.test(flag) && isSecretName(flag);
}

/** `-u`, which takes `user:password`. */
export function isUserFlag(flag: string): boolean {
  return /^(?:-u|--(?:proxy-)?user)$/.test(flag);
}

/** The password of `user:password`; '' for a user alone. */
export function behindUser(value: string): string {
  const colon = value.indexOf(':');
  return colon === -1 ? '' : value.slice(colon + 1);
}

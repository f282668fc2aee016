import { type Failed, failed, type Result, succeeded } from '../text/result';

/** Why Go cannot connect to an address where nobody listens: `net.Dial("tcp", …)` as the recordings' machine answers. */

/** The resolver that the recordings asked for names that nobody has. */
const RESOLVER = '10.255.255.53:53';

const SERVICES: ReadonlyMap<string, number> = new Map([
  ['domain', 53],
  ['ftp', 21],
  ['ftps', 990],
  ['gopher', 70],
  ['http', 80],
  ['https', 443],
  ['imap2', 143],
  ['imap3', 220],
  ['imaps', 993],
  ['pop3', 110],
  ['pop3s', 995],
  ['smtp', 25],
  ['submissions', 465],
  ['ssh', 22],
  ['telnet', 23],
]);

interface HostPort {
  readonly host: string;
  readonly port: string;
}

export function dialError(address: string): string {
  const resolved = resolve(address);
  return resolved.ok ? refused(resolved.value) : `dial tcp: ${resolved.error}`;
}

/** The same where the address is resolved first and then connected to. */
export function resolveAndDialError(address: string): string {
  const resolved = resolve(address);
  return resolved.ok ? refused(resolved.value) : resolved.error;
}

function refused(address: string): string {
  return `dial tcp ${address}: connect: connection refused`;
}

function resolve(address: string): Result<string> {
  if (address === '') return failed('missing address');
  const parts = splitHostPort(address);
  if (!parts.ok) return failed(`address ${address}: ${parts.error}`);
  const { host } = parts.value;
  const found = portNumber(parts.value.port);
  if (!found.ok) return found;
  const port = found.value;
  if (host === 'localhost') return succeeded(`127.0.0.1:${port}`);
  if (host === '' || isIp4(host)) return succeeded(`${host}:${port}`);
  if (host.includes(':')) return succeeded(`[${host}]:${port}`);
  return failed(isDomainName(host) ? `lookup ${host} on ${RESOLVER}: no such host` : `lookup ${host}: no such host`);
}

/** Go's `net.SplitHostPort`. */
function splitHostPort(address: string): Result<HostPort> {
  const colon = address.lastIndexOf(':');
  if (colon < 0) return failed('missing port in address');
  const port = address.slice(colon + 1);
  if (!address.startsWith('[')) {
    const host = address.slice(0, colon);
    return host.includes(':')
      ? failed('too many colons in address')
      : (strayBracket(address, address) ?? succeeded({ host, port }));
  }
  const end = address.indexOf(']');
  if (end < 0) return failed("missing ']' in address");
  if (end + 1 === colon) {
    return strayBracket(address.slice(1), address.slice(end + 1)) ?? succeeded({ host: address.slice(1, end), port });
  }
  return failed(address[end + 1] === ':' ? 'too many colons in address' : 'missing port in address');
}

function strayBracket(beforeOpening: string, beforeClosing: string): Failed | undefined {
  if (beforeOpening.includes('[')) return failed("unexpected '[' in address");
  return beforeClosing.includes(']') ? failed("unexpected ']' in address") : undefined;
}

function portNumber(port: string): Result<number> {
  const number = /^[+-]?\d*$/.test(port) ? Number(port) : SERVICES.get(port.toLowerCase());
  if (number === undefined || Number.isNaN(number)) return failed(`lookup tcp/${port}: unknown port`);
  return number < 0 || number > 65_535 ? failed(`address ${port}: invalid port`) : succeeded(number);
}

function isIp4(host: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(host) && !/(?:^|\.)0\d/.test(host);
}

/** Whether Go asks a resolver for the name at all. */
function isDomainName(host: string): boolean {
  return (
    host.length <= 254 &&
    /^(?:[\w](?:[\w-]{0,61}[\w])?\.)*[\w](?:[\w-]{0,61}[\w])?\.?$/.test(host) &&
    /[A-Za-z_]/.test(host)
  );
}

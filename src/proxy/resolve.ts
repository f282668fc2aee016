/** The addresses that a connection may be made to: looked up once, checked, and then used. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { type AddressKind, addressKind } from './address';

export interface Address {
  readonly address: string;
  readonly family: number;
}

export type Lookup = (hostname: string) => Promise<readonly Address[]>;

export type Resolved =
  | { readonly ok: true; readonly addresses: readonly [Address, ...Address[]] }
  | { readonly ok: false; readonly error: string };

export const systemLookup: Lookup = (hostname) => lookup(hostname, { all: true, verbatim: true });

/** `origin` has been allowed by name; where it leads is checked here. */
export async function resolve(hostname: string, allowPrivate: boolean, find: Lookup): Promise<Resolved> {
  const family = isIP(hostname);
  const isLiteral = family !== 0 || hostname === 'localhost';
  let found: readonly Address[];
  try {
    found = family === 0 ? await find(hostname) : [{ address: hostname, family }];
  } catch (error) {
    return { ok: false, error: `${hostname} has no address: ${error instanceof Error ? error.message : 'unknown'}.` };
  }
  const [first, ...others] = found;
  if (first === undefined) return { ok: false, error: `${hostname} has no address.` };
  for (const { address } of found) {
    const problem = addressProblem(hostname, address, isLiteral, allowPrivate);
    if (problem !== undefined) return { ok: false, error: problem };
  }
  return { ok: true, addresses: [first, ...others] };
}

function addressProblem(
  hostname: string,
  address: string,
  isLiteral: boolean,
  allowPrivate: boolean,
): string | undefined {
  const kind = addressKind(address);
  if (kind === 'public') return undefined;
  const place = address === hostname ? hostname : `${hostname} is at ${address}, which`;
  if (kind === 'private')
    return allowPrivate
      ? undefined
      : `${place} is a private address. Start the proxy with --allow-private if the HipChat server stands there.`;
  const near = kind === 'loopback' || kind === 'link-local';
  if (near && isLiteral) return undefined;
  if (near) return `${place} is ${NEAR[kind]}. Such a place has to be allowed by that address itself.`;
  return `${place} is no address that a server can have.`;
}

const NEAR: Readonly<Record<Extract<AddressKind, 'loopback' | 'link-local'>, string>> = {
  loopback: 'this machine',
  'link-local': 'a link-local address',
};

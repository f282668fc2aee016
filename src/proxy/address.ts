/** What kind of place an IP address is. */
import { BlockList, isIP } from 'node:net';

export type AddressKind = 'public' | 'loopback' | 'link-local' | 'private' | 'reserved';

/** From IANA's registries of special-purpose addresses, RFC 6890 and its successors; the first that holds counts. */
const RANGES: readonly (readonly [kind: AddressKind, network: string, prefix: number])[] = [
  // Linux connects 0.0.0.0 and :: to this machine.
  ['loopback', '0.0.0.0', 8],
  ['loopback', '127.0.0.0', 8],
  ['loopback', '::', 127],
  ['link-local', '169.254.0.0', 16],
  ['link-local', 'fe80::', 10],
  ['private', '10.0.0.0', 8],
  ['private', '100.64.0.0', 10],
  ['private', '172.16.0.0', 12],
  ['private', '192.168.0.0', 16],
  ['private', '198.18.0.0', 15],
  ['private', '64:ff9b:1::', 48],
  ['private', 'fc00::', 7],
  ['private', 'fec0::', 10],
  ['reserved', '192.0.0.0', 24],
  ['reserved', '192.0.2.0', 24],
  ['reserved', '192.88.99.0', 24],
  ['reserved', '198.51.100.0', 24],
  ['reserved', '203.0.113.0', 24],
  ['reserved', '224.0.0.0', 3],
  ['reserved', '::', 96],
  ['reserved', '100::', 64],
  ['reserved', '2001::', 23],
  ['reserved', '2001:db8::', 32],
  ['reserved', '3fff::', 20],
  ['reserved', '5f00::', 16],
  ['reserved', 'ff00::', 8],
];

const LISTS = RANGES.map(([kind, network, prefix]) => {
  const list = new BlockList();
  list.addSubnet(network, prefix, isIP(network) === 6 ? 'ipv6' : 'ipv4');
  return { kind, list };
});

/** The kind of an address as sockets know it; `undefined` for what is none. */
export function addressKind(address: string): AddressKind | undefined {
  const plain = address.replace(/%.*$/, '');
  const family = isIP(plain);
  if (family === 0) return undefined;
  const inside = family === 6 ? innerAddress(plain) : undefined;
  if (inside !== undefined) return addressKind(inside);
  return LISTS.find(({ list }) => list.check(plain, family === 6 ? 'ipv6' : 'ipv4'))?.kind ?? 'public';
}

/** The IPv4 address that an IPv6 address stands for: mapped, compatible, through NAT64 or 6to4. */
function innerAddress(address: string): string | undefined {
  const groups = groupsOf(address);
  const front = groups
    .slice(0, 6)
    .map((group) => group.toString(16))
    .join(':');
  if (front === '0:0:0:0:0:ffff' || front === '0:0:0:0:ffff:0' || front === '64:ff9b:0:0:0:0') return dotted(groups, 6);
  if (front === '0:0:0:0:0:0' && (groups[6] ?? 0) > 0) return dotted(groups, 6);
  return groups[0] === 0x2002 ? dotted(groups, 1) : undefined;
}

function dotted(groups: readonly number[], from: number): string {
  return [groups[from] ?? 0, groups[from + 1] ?? 0].flatMap((group) => [group >> 8, group & 255]).join('.');
}

/** The eight numbers of an IPv6 address. */
function groupsOf(address: string): number[] {
  // `URL` writes the last two groups as hexadecimals where they were dotted.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = '', after] = canonical.split('::');
  const numbers = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));
  const front = numbers(before);
  const back = numbers(after ?? '');
  return [...front, ...Array.from({ length: 8 - front.length - back.length }, () => 0), ...back];
}

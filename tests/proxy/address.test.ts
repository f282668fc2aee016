import { describe, expect, test } from 'vitest';
import { type AddressKind, addressKind } from '../../src/proxy/address';
import { resolve } from '../../src/proxy/resolve';

describe('what kind of place an address is', () => {
  test.each<[string, AddressKind | undefined]>([
    ['93.184.216.34', 'public'],
    ['172.15.255.255', 'public'],
    ['172.32.0.0', 'public'],
    ['100.128.0.1', 'public'],
    ['2606:2800:220:1::1', 'public'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['0.0.0.0', 'loopback'],
    ['0.1.2.3', 'loopback'],
    ['::1', 'loopback'],
    ['::', 'loopback'],
    ['0:0:0:0:0:0:0:1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['::ffff:0:127.0.0.1', 'loopback'],
    ['::127.0.0.1', 'loopback'],
    ['64:ff9b::127.0.0.1', 'loopback'],
    ['2002:7f00:1::', 'loopback'],
    ['169.254.169.254', 'link-local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['febf::1', 'link-local'],
    ['::ffff:169.254.169.254', 'link-local'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['198.18.0.1', 'private'],
    ['fc00::1', 'private'],
    ['fdff::1', 'private'],
    ['fec0::1', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['64:ff9b::a00:1', 'private'],
    ['64:ff9b:1::1', 'private'],
    ['224.0.0.1', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['192.0.2.1', 'reserved'],
    ['::5', 'reserved'],
    ['ff02::1', 'reserved'],
    ['2001:db8::1', 'reserved'],
    ['2001::1', 'reserved'],
    ['chat.example.com', undefined],
    ['127.1', undefined],
    ['', undefined],
  ])('%s', (address, kind) => {
    expect(addressKind(address)).toBe(kind);
  });
});

describe('where a connection may go', () => {
  const answers: Readonly<Record<string, readonly string[]>> = {
    'chat.example.com': ['93.184.216.34', '2606:2800:220:1::1'],
    'rebound.example': ['93.184.216.34', '127.0.0.1'],
    'metadata.example': ['169.254.169.254'],
    'intranet.example': ['10.1.2.3'],
    'multicast.example': ['224.0.0.1'],
    'empty.example': [],
    localhost: ['::1', '127.0.0.1'],
  };
  const find = async (hostname: string) => {
    const found = answers[hostname];
    if (found === undefined) throw new Error(`getaddrinfo ENOTFOUND ${hostname}`);
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };

  test.each<[string, boolean, string | readonly string[]]>([
    ['chat.example.com', false, ['93.184.216.34', '2606:2800:220:1::1']],
    ['localhost', false, ['::1', '127.0.0.1']],
    ['127.0.0.1', false, ['127.0.0.1']],
    ['::1', false, ['::1']],
    ['169.254.1.1', false, ['169.254.1.1']],
    ['intranet.example', true, ['10.1.2.3']],
    ['10.1.2.3', true, ['10.1.2.3']],
    [
      'intranet.example',
      false,
      'intranet.example is at 10.1.2.3, which is a private address. Start the proxy with --allow-private if the HipChat server stands there.',
    ],
    [
      '10.1.2.3',
      false,
      '10.1.2.3 is a private address. Start the proxy with --allow-private if the HipChat server stands there.',
    ],
    [
      'rebound.example',
      true,
      'rebound.example is at 127.0.0.1, which is this machine. Such a place has to be allowed by that address itself.',
    ],
    [
      'metadata.example',
      true,
      'metadata.example is at 169.254.169.254, which is a link-local address. Such a place has to be allowed by that address itself.',
    ],
    ['multicast.example', true, 'multicast.example is at 224.0.0.1, which is no address that a server can have.'],
    ['empty.example', true, 'empty.example has no address.'],
    ['unknown.example', true, 'unknown.example has no address: getaddrinfo ENOTFOUND unknown.example.'],
  ])('%s, private %s', async (hostname, allowPrivate, expected) => {
    const resolved = await resolve(hostname, allowPrivate, find);
    expect(resolved.ok ? resolved.addresses.map(({ address }) => address) : resolved.error).toEqual(expected);
  });
});

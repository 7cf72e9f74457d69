import { expect, it } from '@jest/globals';
import { networkOf } from './network-of.ts';

it('an IPv4 address counts for itself', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
});

it('the addresses of one subscriber in IPv6 count as one, however they are written', () => {
  const first = networkOf('2001:db8:0:5::1');
  expect(first).toBe('2001:db8:0:5::/64');
  expect(networkOf('2001:DB8:0000:0005:ffff:1:2:3')).toBe(first);
  expect(networkOf('2001:db8:0:6::1')).not.toBe(first);
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

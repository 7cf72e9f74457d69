const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));

/**
 * Those who count as one place: an IPv4 address; of IPv6 the first 64 bits, since a subscriber has all addresses under
 * them (RFC 6177). Text that is no address stands for itself.
 */
export const networkOf = (address: string): string => {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = groups(head);
  const after = groups(tail ?? '');
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
};

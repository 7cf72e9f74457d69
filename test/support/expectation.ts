const alike = (wanted: unknown, got: unknown): boolean => {
  if (typeof wanted === 'number' && typeof got === 'number') {
    return Math.abs(wanted - got) <= 1e-6 * Math.max(Math.abs(wanted), 1e-9);
  }
  return wanted === (got ?? null);
};

const differing = (wanted: unknown, got: unknown, where: string): readonly string[] => {
  if (wanted === null || typeof wanted !== 'object') {
    const family = where === '.refusal.code' && typeof got === 'string' ? got.split('/')[0] : got;
    if (alike(wanted, family)) return [];
    return [`${where}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`];
  }
  if (Array.isArray(wanted)) {
    const items = Array.isArray(got) ? (got as readonly unknown[]) : [];
    if (items.length !== wanted.length)
      return [`${where}: expected ${wanted.length} items, got ${items.length}`];
    return wanted.flatMap((item: unknown, index) => differing(item, items[index], `${where}[${index}]`));
  }
  const found = (got ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(wanted).flatMap(([key, value]) => differing(value, found[key], `${where}.${key}`));
};

/**
 * Where a reading differs from an expectation: numbers to 1e-6, null means null and never 0, a refusal's code by its
 * family. What the expectation does not name is free.
 */
export const differencesFrom = (wanted: unknown, got: unknown): readonly string[] =>
  differing(wanted, got, '');

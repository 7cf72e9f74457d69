/**
 * A number as people type it, with a point or a comma before the decimals. NaN is none: letters, two signs, and a comma before three
 * digits, which some mean as thousands and others as decimals. An empty text is null, not zero.
 */
export const numberIn = (text: string): number | null => {
  const plain = text.trim().replace('−', '-');
  if (plain === '') return null;
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(plain) || /^[+-]?[1-9]\d{0,2},\d{3}$/.test(plain))
    return Number.NaN;
  return Number(plain.replace(',', '.'));
};

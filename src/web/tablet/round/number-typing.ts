/** What a keypad of numbers types. */
export type NumberKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'sign' | 'back';

const longest = 9;

const decimalsIn = (text: string): number => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);

/** The text after a key; a key that could only make it wrong does nothing. */
export const afterKey = (text: string, key: NumberKey, decimals: number): string => {
  if (key === 'back') return text.slice(0, -1);
  if (key === 'sign') return text.startsWith('-') ? text.slice(1) : `-${text}`;
  if (text.length >= longest) return text;
  if (key === '.') {
    if (decimals === 0 || text.includes('.')) return text;
    return /\d$/.test(text) ? `${text}.` : `${text}0.`;
  }
  if (text.includes('.') && decimalsIn(text) >= decimals) return text;
  return /^-?0$/.test(text) ? text.replace('0', key) : text + key;
};

/** The number that is typed; null while there is none. */
export const typedNumber = (text: string): number | null => {
  if (!/^-?\d+(\.\d*)?$/.test(text)) return null;
  const value = Number(text);
  return Object.is(value, -0) ? 0 : value;
};

/**
 * A name from outside as one line that every database takes: control characters (a NUL would make PostgreSQL refuse
 * the whole batch) and halves of surrogate pairs are replaced, and it is cut to the length in characters. Null when
 * nothing is left.
 */
export const cleanText = (text: string | null, length = 400): string | null => {
  if (text === null) return null;
  const line = text.replace(/[\p{Cc}\p{Cs}]/gu, '\uFFFD');
  const cut = Array.from(line.slice(0, length * 2))
    .slice(0, length)
    .join('')
    .trim();
  return cut === '' ? null : cut;
};

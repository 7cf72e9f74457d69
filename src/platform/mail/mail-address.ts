/** A mailbox as mails name it. */
export interface Mailbox {
  /** What people read; null: the address alone. */
  readonly name: string | null;
  readonly address: string;
}

/** The unquoted form of RFC 5321 (4.1.2) with a name of a host: no space, quote, bracket, comma or line end can be in it. */
const addressPattern =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

/** Longest path of RFC 5321 (4.5.3.1.3), without its brackets. */
const longest = 254;

export const isMailAddress = (text: string): boolean => text.length <= longest && addressPattern.test(text);

/** Text of one line: what would begin another, or another header, becomes a space. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/** "Kerma <kerma@hospital.example>", or the address alone; null for anything else. */
export const readMailbox = (text: string): Mailbox | null => {
  const [, name, bracketed] = /^([^<>"\r\n]*)<([^<>]*)>$/.exec(text.trim()) ?? [];
  const address = (bracketed ?? text).trim();
  if (!isMailAddress(address)) return null;
  const called = oneLine(name ?? '');
  return { name: called === '' ? null : called, address };
};

import type { PersonName } from './report-common.ts';

/** Anything but the delimiter of a name's components. */
const content = /[^^]/;

const orNull = (group: string): string | null => (group === '' ? null : group);

/** A person name's three groups, parted by "=", as sent but for padding; null where nothing is in them. */
export const personNameFrom = (text: string | null): PersonName | null => {
  if (text === null) return null;
  const [alphabetic = '', ideographic = '', phonetic = ''] = text.split('=', 3).map((group) => group.trim());
  if (![alphabetic, ideographic, phonetic].some((group) => content.test(group))) return null;
  return { alphabetic, ideographic: orNull(ideographic), phonetic: orNull(phonetic) };
};

/** The name in one line: the alphabetic group, else the first that is there. */
export const plainName = (name: PersonName | null): string | null =>
  name === null ? null : name.alphabetic || (name.ideographic ?? name.phonetic);

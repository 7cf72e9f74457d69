import type { PersonName } from './report-common.ts';

/** A person name's three groups, parted by "=", as sent but for padding; null where nothing is in them. */
export const personNameFrom = (text: string | null): PersonName | null => {
  const groups = (text ?? '').split('=', 3).map((group) => group.trim());
  if (groups.every((group) => group.replaceAll('^', '') === '')) return null;
  const [alphabetic = '', ideographic = '', phonetic = ''] = groups;
  return {
    alphabetic,
    ideographic: ideographic === '' ? null : ideographic,
    phonetic: phonetic === '' ? null : phonetic,
  };
};

/** The name in one line: the alphabetic group, else the first that is there. */
export const plainName = (name: PersonName | null): string | null =>
  name === null ? null : name.alphabetic || (name.ideographic ?? name.phonetic);

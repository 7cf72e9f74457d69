import type { CalendarDate } from '../../quantities/calendar.ts';
import { foldedText } from './fold-text.ts';

/** A line of the site's policy: who is of the profession does not lead the procedures that the words name. */
export interface LeadRuleLine {
  readonly title: string;
  /** Looked for anywhere in a text, without case, accents and signs: "kyphoplast" is in "Ballon-Kyphoplastie". */
  readonly words: readonly string[];
  /** First day; null: as long as studies go back. */
  readonly from: CalendarDate | null;
  /** First day on which it holds no longer. */
  readonly endedOn: CalendarDate | null;
}

/** Whether a line holds on a day. One that ended on the day it began never held. */
export const holdsOn = (
  { from, endedOn }: Pick<LeadRuleLine, 'from' | 'endedOn'>,
  date: CalendarDate,
): boolean => (from === null || from <= date) && (endedOn === null || date < endedOn);

/** The text of a study in which a word of the line stands, as it was sent. */
export const textNamedBy = (words: readonly string[], texts: readonly string[]): string | null => {
  const wanted = words.map(foldedText).filter((word) => word !== '');
  return texts.find((text) => wanted.some((word) => foldedText(text).includes(word))) ?? null;
};

/** Letters and digits of a word as far as they are compared. */
export const lettersOf = (word: string): number => foldedText(word).replaceAll(' ', '').length;

/** Each word once, as it was written first. */
export const distinctWords = (words: readonly string[]): string[] =>
  [...new Map(words.toReversed().map((word) => [foldedText(word), word.trim()])).values()].toReversed();

import { dateWords, daysAfter, daysUntil, type CalendarDate } from '../../quantities/calendar.ts';
import type { Capacity } from './qualification.ts';

/** What a notice says, without the address of the pages. */
export interface NoticeWords {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** A credential that ends, as a notice tells of it. */
export interface EndingCredential {
  readonly personName: string;
  /** "ARRT, Computed Tomography (CT)". */
  readonly called: string;
  readonly number: string | null;
  /** Last day. */
  readonly ends: CalendarDate;
  /** What the person is no longer from the day after. */
  readonly lost: readonly Capacity[];
}

/** What who is no longer qualified as this cannot do. */
const cannot: Readonly<Record<Capacity, string>> = {
  'qualified-medical-physicist': 'sign QC as a qualified medical physicist',
  technologist: 'count as a qualified technologist',
  'fluoroscopy-operator': 'count as qualified to operate fluoroscopy',
};

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1) ?? ''}`;

const when = (ends: CalendarDate, date: CalendarDate): string => {
  const left = daysUntil(date, ends);
  if (left < 0) return `When: ${dateWords(ends)} was its last day.`;
  if (left === 0) return `When: today, ${dateWords(ends)}, is its last day.`;
  return `When: ${dateWords(ends)} is its last day, ${left === 1 ? 'tomorrow' : `${left} days from now`}.`;
};

const meaning = ({ ends, lost }: EndingCredential, who: string, date: CalendarDate): string => {
  const first = dateWords(daysAfter(ends, 1));
  const from = date > ends ? `since ${first}` : `from ${first} on`;
  const verb = date > ends && lost.length === 0 ? 'has counted' : 'counts';
  return lost.length === 0
    ? `What it means: ${from} it ${verb} no longer. What ${who} may do in Kerma does not rest on it alone.`
    : `What it means: ${from} ${who} cannot ${list(lost.map((each) => cannot[each]))}.`;
};

const what = ({ called, number }: EndingCredential): string =>
  `What: ${called}${number === null ? '' : `, number ${number}`}.`;

const endWord = (ends: CalendarDate, date: CalendarDate): string =>
  date > ends ? `ended on ${dateWords(ends)}` : `ends on ${dateWords(ends)}`;

/** To whoever holds it: what ends, when, what it means, what to do. */
export const toHolder = (credential: EndingCredential, date: CalendarDate): NoticeWords => ({
  subject: `Your credential ${endWord(credential.ends, date)}: ${credential.called}`,
  paragraphs: [
    `Dear ${credential.personName},`,
    what(credential),
    when(credential.ends, date),
    meaning(credential, 'you', date),
    'What to do: renew it, enter the new one on your page in Kerma with its document, and someone else who may will verify it.',
  ],
});

/** To who follows people's credentials; `isTold`: whether the holder has a mail address, and was told too. */
export const toOfficer = (
  credential: EndingCredential,
  date: CalendarDate,
  { isTold }: { readonly isTold: boolean },
): NoticeWords => {
  const { personName, ends, called } = credential;
  return {
    subject: `${personName}: ${called} ${endWord(ends, date)}`,
    paragraphs: [
      what(credential),
      when(ends, date),
      meaning(credential, personName, date),
      isTold
        ? `What to do: ${personName} was told too. Ask whether it is being renewed, and verify the new one once it is entered.`
        : `What to do: Kerma has no mail address of ${personName}, who was not told. Tell them, and enter the address on their page.`,
    ],
  };
};

/** The yearly review of a designation that is due. */
export interface DueReview {
  readonly technologistName: string;
  readonly unitName: string;
  /** Last day. */
  readonly dueBy: CalendarDate;
}

const reviewLine = ({ technologistName, unitName, dueBy }: DueReview, date: CalendarDate): string => {
  const by = dateWords(dueBy);
  return date > dueBy
    ? `${technologistName} on ${unitName}: was due by ${by}, and none was made.`
    : `${technologistName} on ${unitName}: due by ${by}.`;
};

/** To who designates technologists: all whose review is newly due, in one mail. */
export const toDesignator = (reviews: readonly DueReview[], date: CalendarDate): NoticeWords => {
  const overdue = reviews.filter(({ dueBy }) => date > dueBy).length;
  const count = reviews.length === 1 ? 'a designation' : `${reviews.length} designations`;
  return {
    subject: `Yearly review of ${count}: ${overdue === reviews.length ? 'overdue' : 'due soon'}`,
    paragraphs: [
      'Technologists who are designated to position or localize with fluoroscopy are reviewed each year.',
      ...reviews.map((review) => reviewLine(review, date)),
      'What to do: review each, and say so in Kerma; or end those that are no longer needed.',
    ],
  };
};

import type { Moment } from './report-common.ts';

const dateForm = /^(\d{4})[-.:/]?(\d{2})[-.:/]?(\d{2})$/;
const timeForm = /^(\d{2}):?(\d{2})?:?(\d{2})?(\.\d{1,9})?$/;
const dateTimeForm = /^(\d{4}[-.]?\d{2}[-.]?\d{2})[T ]?(\d{2}:?(?:\d{2}:?(?:\d{2}(?:\.\d{0,9})?)?)?)?(.*)$/;
const offsetForm = /^(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?$/i;

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** "2018-04-27" for a DICOM date (20180427, or with dots or dashes); null for what is no date. */
export const isoDate = (text: string | null): string | null => {
  const parts = dateForm.exec(text?.trim() ?? '');
  if (parts === null) return null;
  const [, year = '', month = '', day = ''] = parts;
  const isReal =
    Number(year) > 0 &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysInMonth(Number(year), Number(month));
  return isReal ? `${year}-${month}-${day}` : null;
};

/** "10:02:11.25" for a DICOM time (100211.25, or with colons; minutes and seconds may be missing); null for what is no time. */
export const isoTime = (text: string | null): string | null => {
  const parts = timeForm.exec(text?.trim() ?? '');
  if (parts === null) return null;
  const [, hour = '', minute = '00', second = '00', fraction = ''] = parts;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  return `${hour}:${minute}:${second}${fraction}`;
};

/** "+02:00" for an offset from UTC (+0200, Z, and "UTC-04:00", which is not legal and was sent); null for what is none. */
export const utcOffset = (text: string | null): string | null => {
  const trimmed = text?.trim() ?? '';
  if (trimmed === 'Z') return '+00:00';
  const parts = offsetForm.exec(trimmed);
  if (parts === null) return null;
  const [, sign = '+', hour = '', minute = '00'] = parts;
  if (Number(hour) > 14 || Number(minute) > 59) return null;
  const isZero = Number(hour) === 0 && Number(minute) === 0;
  return `${isZero ? '+' : sign}${hour.padStart(2, '0')}:${minute}`;
};

/** A DICOM date-time as local wall time and offset; the header's offset stands in for a missing one. Null for what is none. */
export const momentFrom = (text: string | null, headerOffset: string | null): Moment | null => {
  const parts = dateTimeForm.exec(text?.trim() ?? '');
  if (parts === null) return null;
  const date = isoDate(parts[1] ?? null);
  if (date === null) return null;
  const time = parts[2] === undefined ? null : isoTime(parts[2].replace(/\.$/, ''));
  const offset = utcOffset(parts[3] ?? null) ?? headerOffset;
  return { local: time === null ? date : `${date}T${time}`, offset };
};

/** A moment from a date and a time of their own; null without a date. */
export const momentFromParts = (
  date: string | null,
  time: string | null,
  offset: string | null,
): Moment | null => {
  if (date === null) return null;
  return { local: time === null ? date : `${date}T${time}`, offset };
};

const dayNumber = (isoDay: string): number => Date.parse(`${isoDay.slice(0, 10)}T00:00:00Z`) / 86_400_000;

/** Whole days from one ISO date to another, negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The earliest and the latest of these by local wall time; null when there is none. */
export const span = (moments: readonly (Moment | null)[]): { first: Moment; last: Moment } | null => {
  const known = moments.filter((moment) => moment !== null);
  const [first] = known;
  if (first === undefined) return null;
  return {
    first: known.reduce((a, b) => (b.local < a.local ? b : a), first),
    last: known.reduce((a, b) => (b.local > a.local ? b : a), first),
  };
};

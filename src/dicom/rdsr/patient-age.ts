import { daysBetween } from './moments.ts';

const yearsPerUnit: Readonly<Record<string, number>> = { Y: 1, M: 1 / 12, W: 7 / 365.25, D: 1 / 365.25 };
const oldest = 130;

const roundDown = (years: number): number => Math.floor(years * 100 + 1e-9) / 100;

const sane = (years: number): number | null => (years >= 0 && years <= oldest ? roundDown(years) : null);

/** Years by an Age String ("037Y", and "37Y" without its zero; "009D"); null for what is none. Source: PS3.5, 6.2, AS. */
const ageFromString = (text: string | null): number | null => {
  const parts = /^(\d{1,3})([DWMY])$/.exec(text?.trim().toUpperCase() ?? '');
  const unit = parts?.[2] === undefined ? undefined : yearsPerUnit[parts[2]];
  return parts === null || unit === undefined ? null : sane(Number(parts[1]) * unit);
};

const birthdayIn = (year: number, birthDate: string): string =>
  `${String(year).padStart(4, '0')}${birthDate.slice(4)}`;

/** Completed years, and the part of the running year: 9 days are 0.02 years. */
const ageFromDates = (studyDate: string, birthDate: string): number | null => {
  const year = Number(studyDate.slice(0, 4));
  const lastYear = birthdayIn(year, birthDate) <= studyDate ? year : year - 1;
  const last = birthdayIn(lastYear, birthDate);
  const yearLength = daysBetween(last, birthdayIn(lastYear + 1, birthDate));
  const part = daysBetween(last, studyDate) / (Number.isFinite(yearLength) ? yearLength : 365);
  const completed = lastYear - Number(birthDate.slice(0, 4));
  return sane(completed + (Number.isFinite(part) ? Math.max(0, part) : 0));
};

/** Age at the study in years, to two decimals: by both dates (ISO), else by the Age String; null outside 0 to 130. */
export const ageAt = (
  studyDate: string | null,
  birthDate: string | null,
  ageString: string | null,
): number | null =>
  studyDate !== null && birthDate !== null
    ? (ageFromDates(studyDate, birthDate) ?? ageFromString(ageString))
    : ageFromString(ageString);

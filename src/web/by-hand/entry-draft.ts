import {
  handEntryInput,
  type HandEntry,
  type HandEntryInput,
  type HandEntryRequest,
} from '../../dose/hand-entry.contract.ts';
import { quantityFromText, scaleBetween } from '../../quantities/units.ts';
import { numberIn } from '../ui/number-in.ts';
import { minutesSeconds } from '../ui/numbers.ts';

/** What stands in the form, as text. */
export interface EntryDraft {
  readonly unitId: string | null;
  readonly date: string;
  readonly time: string;
  readonly examType: string;
  readonly description: string;
  readonly procedure: string;
  readonly accessionNumber: string;
  readonly patientId: string;
  readonly patientAgeYears: string;
  readonly patientSex: string | null;
  readonly patientSizeM: string;
  readonly patientWeightKg: string;
  readonly fluoroscopyTime: string;
  readonly kermaAreaProduct: string;
  readonly kermaAreaProductUnit: string;
  readonly airKerma: string;
  readonly airKermaUnit: string;
  readonly ctdiVol: string;
  readonly ctdiVolPhantom: string | null;
  readonly dlp: string;
  readonly imageCount: string;
  readonly comment: string;
}

export type Refusals = Readonly<Partial<Record<keyof EntryDraft | 'all', string>>>;

export const emptyDraft = (today: string): EntryDraft => ({
  unitId: null,
  date: today,
  time: '',
  examType: 'fluoroscopy',
  description: '',
  procedure: '',
  accessionNumber: '',
  patientId: '',
  patientAgeYears: '',
  patientSex: null,
  patientSizeM: '',
  patientWeightKg: '',
  fluoroscopyTime: '',
  kermaAreaProduct: '',
  kermaAreaProductUnit: 'Gy.cm2',
  airKerma: '',
  airKermaUnit: 'mGy',
  ctdiVol: '',
  ctdiVolPhantom: null,
  dlp: '',
  imageCount: '',
  comment: '',
});

const text = (value: string | number | null): string => (value === null ? '' : String(value));

/** An entry as it was made, back in the form; numbers in their canonical units. */
export const draftOf = (entry: HandEntry): EntryDraft => ({
  unitId: String(entry.unitId),
  date: entry.date,
  time: text(entry.time),
  examType: entry.examType,
  description: text(entry.description),
  procedure: text(entry.procedure),
  accessionNumber: text(entry.accessionNumber),
  patientId: text(entry.patientId),
  patientAgeYears: text(entry.patientAgeYears),
  patientSex: entry.patientSex,
  patientSizeM: text(entry.patientSizeM),
  patientWeightKg: text(entry.patientWeightKg),
  fluoroscopyTime: entry.fluoroscopyTimeS === null ? '' : minutesSeconds(entry.fluoroscopyTimeS),
  kermaAreaProduct: text(entry.kermaAreaProductGycm2),
  kermaAreaProductUnit: 'Gy.cm2',
  airKerma: text(entry.airKermaAtReferencePointMgy),
  airKermaUnit: 'mGy',
  ctdiVol: text(entry.ctdiVolMaxMgy),
  ctdiVolPhantom: entry.ctdiVolMaxPhantomCm === null ? null : String(entry.ctdiVolMaxPhantomCm),
  dlp: text(entry.dlpMgycm),
  imageCount: text(entry.imageCount),
  comment: text(entry.comment),
});

/** "1:23" or "1:02:03" as seconds; null for anything else, also for a bare number: it could mean minutes. */
export const secondsOf = (written: string): number | null => {
  const found = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d(?:\.\d+)?)$/.exec(written.trim());
  if (found === null) return null;
  return Number(found[1] ?? 0) * 3600 + Number(found[2]) * 60 + Number(found[3]);
};

const numberOf = (written: string): number | null => {
  const value = numberIn(written);
  return value === null || Number.isNaN(value) ? null : value;
};

const inUnit = (written: string, unit: string, canonical: 'Gy.cm2' | 'mGy'): number | null => {
  const scale = scaleBetween(unit, canonical);
  return scale === null ? null : quantityFromText(written, scale, canonical);
};

const orNull = (written: string): string | null => (written.trim() === '' ? null : written.trim());

const numbersOf = (draft: EntryDraft) => ({
  patientAgeYears: numberOf(draft.patientAgeYears),
  patientSizeM: numberOf(draft.patientSizeM),
  patientWeightKg: numberOf(draft.patientWeightKg),
  fluoroscopyTimeS: secondsOf(draft.fluoroscopyTime),
  kermaAreaProductGycm2: inUnit(draft.kermaAreaProduct, draft.kermaAreaProductUnit, 'Gy.cm2'),
  airKermaAtReferencePointMgy: inUnit(draft.airKerma, draft.airKermaUnit, 'mGy'),
  ctdiVolMaxMgy: numberOf(draft.ctdiVol),
  dlpMgycm: numberOf(draft.dlp),
  imageCount: numberOf(draft.imageCount),
});

const fieldOf: Readonly<Record<string, keyof EntryDraft>> = {
  fluoroscopyTimeS: 'fluoroscopyTime',
  kermaAreaProductGycm2: 'kermaAreaProduct',
  airKermaAtReferencePointMgy: 'airKerma',
  ctdiVolMaxMgy: 'ctdiVol',
  ctdiVolMaxPhantomCm: 'ctdiVolPhantom',
  dlpMgycm: 'dlp',
};

/** What was written but is no number (or no time): never to be sent as "not displayed". */
const unreadable = (draft: EntryDraft): Refusals => {
  const found = Object.entries(numbersOf(draft)).flatMap(([name, value]): [string, string][] => {
    const field = fieldOf[name] ?? (name as keyof EntryDraft);
    if (value !== null || (draft[field] ?? '').trim() === '') return [];
    return [
      [field, field === 'fluoroscopyTime' ? 'Write it as m:ss, for instance 1:23' : 'This is no number'],
    ];
  });
  return Object.fromEntries(found);
};

const requestOf = (draft: EntryDraft): HandEntryRequest => ({
  unitId: Number(draft.unitId ?? 0),
  date: draft.date,
  time: orNull(draft.time),
  examType: draft.examType as HandEntryInput['examType'],
  description: orNull(draft.description),
  procedure: orNull(draft.procedure),
  accessionNumber: orNull(draft.accessionNumber),
  patientId: orNull(draft.patientId),
  patientSex: draft.patientSex as HandEntryInput['patientSex'],
  ctdiVolMaxPhantomCm: draft.ctdiVolPhantom === null ? null : draft.ctdiVolPhantom === '16' ? 16 : 32,
  comment: orNull(draft.comment),
  ...numbersOf(draft),
});

/** The entry to send, or what is not right with each field, judged by the contract itself. */
export const entryOf = (draft: EntryDraft): { entry: HandEntryRequest } | { refusals: Refusals } => {
  const written = unreadable(draft);
  if (draft.unitId === null) return { refusals: { ...written, unitId: 'Choose the unit' } };
  if (Object.keys(written).length > 0) return { refusals: written };
  const entry = requestOf(draft);
  const parsed = handEntryInput.safeParse(entry);
  if (parsed.success) return { entry };
  const refusals = parsed.error.issues.map(({ path: [first], message }): [string, string] => {
    const name = typeof first === 'string' ? first : 'all';
    return [fieldOf[name] ?? name, message];
  });
  return { refusals: Object.fromEntries(refusals) };
};

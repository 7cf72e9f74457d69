import { decimalsOfField, isNumeric, type Field, type RecordedValue } from '../../../qc/core/fields.ts';
import { counted } from '../../ui/amounts.ts';
import { recordedNumber } from '../../ui/recorded-number.ts';

const notRecorded = 'not recorded';

const oneOf = (value: unknown, field: Field, unit: string): string =>
  typeof value === 'number'
    ? recordedNumber(value, isNumeric(field) ? decimalsOfField(field) : 0, unit)
    : notRecorded;

const isFiles = (field: Field): boolean => field.type === 'attachment';

/** What was recorded in a field, as people read it; what is not there is said, never shown as a number. */
export const valueWords = (value: RecordedValue, field: Field, unit: string): string => {
  if (value === null || value === '') return notRecorded;
  if (typeof value === 'number') return oneOf(value, field, unit);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    if (isFiles(field)) return value.length === 0 ? notRecorded : counted(value.length, 'file');
    return value.length === 0 ? notRecorded : value.map((each) => oneOf(each, field, unit)).join(', ');
  }
  return '';
};

const answerWords = { pass: 'OK', fail: 'not OK', 'n/a': 'does not apply' } as const;

interface ItemAnswered {
  readonly key: string;
  readonly label: string;
  readonly isSafety: boolean;
  readonly answer: keyof typeof answerWords | null;
  readonly words: string;
}

/** The items of a checklist with what was answered; what failed stands first, then what nobody answered. */
export const answersOf = (value: RecordedValue, field: Field): readonly ItemAnswered[] => {
  if (field.type !== 'checklist') return [];
  const answers = new Map<string, unknown>(
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [],
  );
  const rank = ({ answer }: ItemAnswered): number => (answer === 'fail' ? 0 : answer === null ? 1 : 2);
  return field.items
    .map(({ key, label, kind }): ItemAnswered => {
      const said = answers.get(key);
      const answer = said === 'pass' || said === 'fail' || said === 'n/a' ? said : null;
      const words = answer === null ? 'not answered' : answerWords[answer];
      return { key, label, isSafety: kind === 'safety', answer, words };
    })
    .toSorted((one, other) => rank(one) - rank(other));
};

const hours = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return counted(minutes, 'minute');
  const rest = minutes % 60;
  return `${counted(Math.floor(minutes / 60), 'hour')}${rest === 0 ? '' : ` ${counted(rest, 'minute')}`}`;
};

const nearS = 120;

/** How far the tablet's clock was off, where that matters; its times are put right. */
export const clockWords = (aheadS: number | null): string | null => {
  if (aheadS === null || Math.abs(aheadS) < nearS) return null;
  const how = aheadS > 0 ? 'ahead' : 'behind';
  return `The tablet’s clock was ${hours(Math.abs(aheadS))} ${how}; the times shown are put right.`;
};

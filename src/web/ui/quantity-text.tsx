import { Tooltip } from '@mantine/core';
import { allDigits, dlpDigits, fiveDigits, minutesSeconds, nbsp, threeDigits } from './numbers.ts';

const formats = { three: threeDigits, five: fiveDigits, all: allDigits, dlp: dlpDigits } as const;

/** What the report really said of a number. */
export interface SentValue {
  readonly text: readonly string[];
  readonly unit: string | null;
  readonly qualifier: string | null;
  readonly derived: string | null;
}

export interface QuantityTextProps {
  readonly value: number | null;
  /** As people write it ("Gy·cm²"); empty when a header has said it; "m:ss" for a time in seconds. */
  readonly unit: string;
  readonly sent?: SentValue | null | undefined;
  /** Lists show three digits, tables of events up to five, totals what was reported. */
  readonly digits?: keyof typeof formats;
}

const shown = ({ value, unit, digits = 'three' }: QuantityTextProps & { value: number }): string => {
  if (unit === 'm:ss') return minutesSeconds(value);
  const text = formats[digits](value);
  if (unit === '°') return `${text}°`;
  return unit === '' ? text : `${text}${nbsp}${unit}`;
};

const explain = (sent: SentValue | null | undefined): string | null => {
  if (sent === null || sent === undefined) return null;
  const as = sent.text.length === 0 ? null : `as sent: ${sent.text.join(' \\ ')} ${sent.unit ?? '(no unit)'}`;
  const parts = [sent.derived === null ? null : `derived: ${sent.derived}`, as].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? null : parts.join('; ');
};

/** A number with its unit; "not reported" where there is none; italic where it was derived; raw text on hover. */
export const QuantityText = (props: QuantityTextProps) => {
  const { value, sent } = props;
  if (value === null) {
    const reason = sent?.qualifier ?? null;
    return (
      <span className="not-reported">{reason === null ? 'not reported' : `not reported (${reason})`}</span>
    );
  }
  const derived = sent?.derived !== null && sent?.derived !== undefined;
  const number = <span className={derived ? 'num derived' : 'num'}>{shown({ ...props, value })}</span>;
  const hint = explain(sent);
  return hint === null ? (
    number
  ) : (
    <Tooltip label={hint} maw={420}>
      {number}
    </Tooltip>
  );
};

import { findingCodes } from './finding-codes.ts';
import type { FindingCode } from './finding-codes.ts';
import type { Finding } from './reading.ts';

interface Place {
  readonly eventIndex?: number | null;
  readonly field?: string | null;
}

interface Entry {
  readonly code: FindingCode;
  readonly field: string | null;
  readonly message: string;
  readonly eventIndexes: number[];
}

const mostNamed = 8;

/** Collects findings; the same finding of many events becomes one that names them, so that a long report stays readable. */
export class Findings {
  private readonly entries = new Map<string, Entry>();

  add(code: FindingCode, message: string, { eventIndex = null, field = null }: Place = {}): void {
    const key = eventIndex === null ? `${code} ${field ?? ''} ${message}` : `${code} ${field ?? ''}`;
    const known = this.entries.get(key);
    if (known !== undefined) {
      if (eventIndex !== null && known.eventIndexes.at(-1) !== eventIndex)
        known.eventIndexes.push(eventIndex);
      return;
    }
    this.entries.set(key, { code, field, message, eventIndexes: eventIndex === null ? [] : [eventIndex] });
  }

  all(): Finding[] {
    return [...this.entries.values()].map(({ code, field, message, eventIndexes }) => ({
      code,
      severity: findingCodes[code],
      message: `${message}${alsoIn(eventIndexes)}`,
      eventIndex: eventIndexes[0] ?? null,
      eventIndexes,
      field,
    }));
  }
}

const alsoIn = (eventIndexes: readonly number[]): string => {
  if (eventIndexes.length < 2) return '';
  const others = eventIndexes.slice(1, mostNamed + 1).map((index) => index + 1);
  const rest = eventIndexes.length - 1 - others.length;
  return ` The same in ${others.length === 1 ? 'event' : 'events'} ${others.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
};

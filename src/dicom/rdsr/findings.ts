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
/** Real reports have a dozen; a file made to have thousands is not listed to its end. */
const mostEntries = 200;

/** Collects findings; the same finding of many events becomes one that names them, so that a long report stays readable. */
export class Findings {
  private readonly entries = new Map<string, Entry>();
  private unlisted = 0;

  add(code: FindingCode, message: string, { eventIndex = null, field = null }: Place = {}): void {
    const key = eventIndex === null ? `${code} ${field ?? ''} ${message}` : `${code} ${field ?? ''}`;
    const known = this.entries.get(key);
    if (known !== undefined) {
      if (eventIndex !== null && known.eventIndexes.at(-1) !== eventIndex)
        known.eventIndexes.push(eventIndex);
      return;
    }
    if (this.entries.size >= mostEntries) {
      this.unlisted += 1;
      return;
    }
    this.entries.set(key, { code, field, message, eventIndexes: eventIndex === null ? [] : [eventIndex] });
  }

  all(): Finding[] {
    const listed = [...this.entries.values()].map(findingFrom);
    if (this.unlisted === 0) return listed;
    const message = `There are ${this.unlisted} more findings: look at the content of the report itself.`;
    return [...listed, findingFrom({ code: 'findings-unlisted', field: null, message, eventIndexes: [] })];
  }
}

const alsoIn = (eventIndexes: readonly number[]): string => {
  if (eventIndexes.length < 2) return '';
  const others = eventIndexes.slice(1, mostNamed + 1).map((index) => index + 1);
  const rest = eventIndexes.length - 1 - others.length;
  return ` The same in ${others.length === 1 ? 'event' : 'events'} ${others.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
};

const findingFrom = ({ code, field, message, eventIndexes }: Entry): Finding => ({
  code,
  severity: findingCodes[code],
  message: `${message}${alsoIn(eventIndexes)}`,
  eventIndex: eventIndexes[0] ?? null,
  eventIndexes,
  field,
});

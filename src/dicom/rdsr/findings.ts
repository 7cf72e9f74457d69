import { findingCodes } from './finding-codes.ts';
import type { FindingCode } from './finding-codes.ts';
import type { Finding } from './reading.ts';

interface Place {
  readonly eventIndex?: number | null;
  readonly field?: string | null;
}

type Message = string | (() => string);

const textOf = (message: Message): string => (typeof message === 'string' ? message : message());

interface NewFinding {
  readonly code: FindingCode;
  readonly field: string | null;
  readonly message: Message;
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

  /** Takes the message as a function where it is asked for thousands of times and shown once. */
  add(code: FindingCode, message: Message, { eventIndex = null, field = null }: Place = {}): void {
    const place = field === null ? code : `${code} ${field}`;
    // Findings of the whole report are told apart by their message, those of events by their place alone.
    const key = eventIndex === null ? `${place}: ${textOf(message)}` : place;
    const entry = this.entries.get(key) ?? this.begin(key, { code, field, message });
    if (entry !== null && eventIndex !== null && entry.eventIndexes.at(-1) !== eventIndex)
      entry.eventIndexes.push(eventIndex);
  }

  all(): Finding[] {
    const listed = [...this.entries.values()].map(findingFrom);
    if (this.unlisted === 0) return listed;
    const message = `There are ${this.unlisted} more findings: look at the content of the report itself.`;
    return [...listed, findingFrom({ code: 'findings-unlisted', field: null, message, eventIndexes: [] })];
  }

  /** Null when there are so many that this one is only counted. */
  private begin(key: string, { code, field, message }: NewFinding): Entry | null {
    if (this.entries.size >= mostEntries) {
      this.unlisted += 1;
      return null;
    }
    const entry: Entry = { code, field, message: textOf(message), eventIndexes: [] };
    this.entries.set(key, entry);
    return entry;
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

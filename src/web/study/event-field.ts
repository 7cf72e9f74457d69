import type { SentView } from '../../dose/dose.contract.ts';
import type { ProjectionEventView } from '../../dose/study-event.contract.ts';

/** What every event has, whichever its kind. */
export interface AnyEvent {
  readonly id: number;
  readonly index: number;
  readonly sent: Readonly<Record<string, SentView>>;
}

/** One thing that an event can say: a column of the table, a line of its details. */
export interface EventField<E> {
  /** The API's name; also the key of what was sent. */
  readonly key: string;
  readonly name: string;
  /** As people write it; empty when there is none. */
  readonly unit: string;
  /** Least width as a column, in pixels. */
  readonly width: number;
  readonly value: (event: E) => number | string | null;
}

type CodeView = NonNullable<ProjectionEventView['anatomy']>;
type KeysOf<E, V> = { [K in keyof E]-?: E[K] extends V ? K : never }[keyof E] & string;

export const codeWords = (code: CodeView | null): string | null =>
  code === null ? null : (code.meaning ?? `${code.value} (${code.scheme})`);

/** Makes the fields of one kind of event: numbers, texts, codes and yes-or-no, by their API names. */
export const fieldsOf = <E>() => ({
  number: (key: KeysOf<E, number | null>, name: string, unit: string, width = 88): EventField<E> => ({
    key,
    name,
    unit,
    width,
    value: (event) => event[key] as number | null,
  }),
  text: (key: KeysOf<E, string | null>, name: string, width = 150): EventField<E> => ({
    key,
    name,
    unit: '',
    width,
    value: (event) => event[key] as string | null,
  }),
  code: (key: KeysOf<E, CodeView | null>, name: string, width = 150): EventField<E> => ({
    key,
    name,
    unit: '',
    width,
    value: (event) => codeWords(event[key] as CodeView | null),
  }),
  yesNo: (key: KeysOf<E, boolean | null>, name: string): EventField<E> => ({
    key,
    name,
    unit: '',
    width: 92,
    value: (event) => {
      const answer = event[key] as boolean | null;
      return answer === null ? null : answer ? 'yes' : 'no';
    },
  }),
  made: (key: string, name: string, width: number, value: (event: E) => string | null): EventField<E> => ({
    key,
    name,
    unit: '',
    width,
    value,
  }),
});

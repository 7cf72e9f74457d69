import type { CalendarDate } from '../../quantities/calendar.ts';
import { canonicalText } from './canonical-text.ts';
import type { PackProblem } from './pack-problem.ts';
import type { Procedure, ProcedureVersion, Source } from './procedure.ts';
import { procedureProblems } from './read-pack.ts';

/** A procedure that somebody wants to publish as the next version. */
export interface PublicationRequest {
  readonly procedure: Procedure;
  readonly sources: Readonly<Record<string, Source>>;
  readonly on: CalendarDate;
  readonly by: string;
  readonly reason: string;
}

export type Publication =
  | { readonly ok: true; readonly version: ProcedureVersion }
  | {
      readonly ok: false;
      readonly code: 'other-procedure' | 'no-reason' | 'nothing-changed' | 'problems';
      readonly message: string;
      readonly problems: readonly PackProblem[];
    };

type Refused = Extract<Publication, { ok: false }>;

const refused = (
  code: Refused['code'],
  message: string,
  problems: readonly PackProblem[] = [],
): Publication => ({ ok: false, code, message, problems });

/**
 * The next version of a procedure, or why there is none. `current` is the newest version, null before the first. What was
 * published stays as it is; a change is always a new number with its reason.
 */
export const publishVersion = (
  current: ProcedureVersion | null,
  { procedure, sources, on, by, reason }: PublicationRequest,
): Publication => {
  if (current !== null && current.procedure.key !== procedure.key)
    return refused(
      'other-procedure',
      `This is ${procedure.key}; the version before it is of ${current.procedure.key}.`,
    );
  if (reason.trim() === '') return refused('no-reason', 'Say why the procedure changes.');
  if (current !== null && canonicalText(current.procedure) === canonicalText(procedure))
    return refused('nothing-changed', 'It is the same as the version before it.');
  const problems = procedureProblems(procedure, sources);
  if (problems.length > 0)
    return refused('problems', 'The procedure cannot be published as it is.', problems);
  const number = (current?.number ?? 0) + 1;
  return { ok: true, version: { number, procedure, publishedOn: on, publishedBy: by, reason } };
};

/** Something that two versions of a procedure say differently; null: it is not there. */
export interface VersionChange {
  readonly where: string;
  readonly before: string | null;
  readonly after: string | null;
}

const nameOf = (value: unknown, index: number): string => {
  const entry: object = typeof value === 'object' && value !== null ? value : {};
  const name: unknown = 'key' in entry ? entry.key : 'name' in entry ? entry.name : null;
  return typeof name === 'string' && name !== '' ? name : `no. ${index + 1}`;
};

/** Every single value of a procedure with the place where it stands. */
const valuesIn = (value: unknown, where: string): (readonly [string, string])[] => {
  if (typeof value !== 'object' || value === null) return [[where, String(value)]];
  const parts = Array.isArray(value)
    ? value.map((each: unknown, index) => [nameOf(each, index), each] as const)
    : Object.entries(value);
  return parts.flatMap(([name, each]) => valuesIn(each, where === '' ? name : `${where} › ${name}`));
};

/** What changed from one version to another, value by value, for the person who reviews it. */
export const changesBetween = (before: Procedure, after: Procedure): readonly VersionChange[] => {
  const old = new Map(valuesIn(before, ''));
  const now = new Map(valuesIn(after, ''));
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((where) => ({ where, before: old.get(where) ?? null, after: now.get(where) ?? null }))
    .filter((change) => change.before !== change.after);
};

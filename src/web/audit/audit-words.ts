import type { AuditEntryView } from '../../platform/audit/audit.contract.ts';
import { capital } from '../ui/capital.ts';

/** Where an action in plain words says more than its name. */
const actions: Readonly<Record<string, string>> = {
  'access.refused': 'Asked for what is not permitted',
  'arrivals.imported': 'Files imported at the server',
  'arrivals.replayed': 'Files read again',
  'arrivals.uploaded': 'Files uploaded',
  'audit.exported': 'Audit trail taken as CSV',
  'audit.verified': 'Audit trail verified',
  changed: 'Something changed',
  'credential.document-seen': 'Document of a credential seen',
  'hand-entries.entered': 'Studies entered from a file',
  'hand-entry.entered': 'Study entered by hand',
  'original.taken': 'Original file downloaded',
  'patient.correction-made': 'Patient of a study corrected',
  'patient.correction-undone': 'Correction of a patient undone',
  'patient.seen': 'Patient seen',
  'password.refused': 'Own password typed wrong',
  'retention.changed': 'How long records are kept changed',
  'session.begun': 'Signed in',
  'session.ended': 'Signed out',
  'session.refused': 'Sign-in refused',
  'sessions.ended': 'Sessions ended',
  'studies.exported': 'Studies taken as CSV',
};

/** "unit.renamed" as "Unit renamed". */
export const actionWords = (action: string): string =>
  actions[action] ?? capital(action.replaceAll(/[.-]/g, ' '));

interface Preset {
  readonly words: string;
  /** As the filter takes it. */
  readonly actions: string;
}

/** What is looked for most often. */
export const presets: readonly Preset[] = [
  { words: 'Sights of patients', actions: 'patient.seen' },
  { words: 'Taken away', actions: 'studies.exported,original.taken,audit.exported' },
  { words: 'Sign-in', actions: 'session.,sessions.,password.,password-link.,pin.,token.' },
  { words: 'Refusals', actions: 'access.refused,session.refused,password.refused' },
  { words: 'People and roles', actions: 'person.,role.,credential.,supervision.,designation.' },
];

/** The filter by actions in words. */
export const actionsSentence = (wanted: string): string => {
  const preset = presets.find((each) => each.actions === wanted);
  if (preset !== undefined) return preset.words.toLowerCase();
  const words = wanted.split(',').map((action) => `“${actionWords(action.replace(/\.$/, ''))}”`);
  return `what is ${words.join(' or ')}`;
};

const pathOf: Readonly<Record<string, (id: string) => string>> = {
  study: (id) => `/studies/${id}`,
  unit: (id) => `/units/${id}`,
  person: (id) => `/people/${id}`,
};

/** What a line is about, its number, and the page it has, if any. */
export interface SubjectWords {
  readonly words: string;
  readonly path: string | null;
}

export const kindWords = (kind: string): string =>
  kind === 'audit' ? 'audit trail' : kind.replaceAll('-', ' ');

/** "unit 4" with its page; of what has a name, the name is asked for. */
export const subjectWords = (
  { kind, id }: AuditEntryView['subject'],
  nameOf: (kind: string, id: string) => string | undefined,
): SubjectWords => {
  if (id === null) return { words: kindWords(kind), path: null };
  const name = nameOf(kind, id);
  return { words: name ?? `${kindWords(kind)} ${id}`, path: pathOf[kind]?.(id) ?? null };
};

const kinds: Readonly<Record<AuditEntryView['who']['kind'], string | null>> = {
  session: null,
  pin: 'by PIN on a tablet',
  token: 'by a token',
  'command-line': 'at the server itself',
  program: 'Kerma by itself',
};

/** Who did it, and how, as far as it was not simply a person signed in. */
export const whoWords = ({ who }: AuditEntryView): { readonly name: string; readonly how: string | null } => {
  const how = kinds[who.kind];
  if (who.name !== null) return { name: who.name, how };
  return who.kind === 'session' ? { name: 'Nobody signed in', how: null } : { name: how ?? '', how: null };
};

const mostListed = 30;

const fieldWords = (name: string): string =>
  kindWords(name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase());

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as it is read; null where there is none. */
const valueWords = (value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  const items: readonly unknown[] = value;
  if (items.length === 0) return null;
  const shown = items.slice(0, mostListed).map((item) => {
    if (!isObject(item)) return valueWords(item) ?? 'nothing';
    return Object.entries(item)
      .map(([name, inner]) => `${fieldWords(name)} ${valueWords(inner) ?? 'nothing'}`)
      .join(', ');
  });
  const more = items.length - shown.length;
  return `${shown.join(shown.some((item) => item.includes(', ')) ? '; ' : ', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

type Field = readonly [name: string, value: string | null];

const fieldsOf = (value: unknown, above = ''): Field[] => {
  if (value === null || value === undefined) return [];
  if (!isObject(value)) return [[above === '' ? 'value' : above, valueWords(value)]];
  return Object.entries(value).flatMap(([name, inner]): Field[] => {
    const path = above === '' ? fieldWords(name) : `${above}, ${fieldWords(name)}`;
    return isObject(inner) ? fieldsOf(inner, path) : [[path, valueWords(inner)]];
  });
};

/** One field of a line: what it was and became; `isChanged` where the two differ. */
export interface ComparedField {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly isChanged: boolean;
}

/** Before and after, field by field, in the order in which they were told. */
export const compared = ({ before, after }: Pick<AuditEntryView, 'before' | 'after'>): ComparedField[] => {
  const [was, is] = [new Map(fieldsOf(before)), new Map(fieldsOf(after))];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names.map((name) => {
    const sides = { before: was.get(name) ?? null, after: is.get(name) ?? null };
    return { name, ...sides, isChanged: sides.before !== sides.after };
  });
};

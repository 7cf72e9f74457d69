import type { CredentialKind } from '../credentials/credential-types.contract.ts';
import type { CalendarDate } from '../../quantities/calendar.ts';

/** A credential as a person enters it. */
export interface EnteredCredential {
  readonly kind: CredentialKind;
  readonly title: string | null;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly subfield: string | null;
  readonly hours: number | null;
  readonly issued: CalendarDate | null;
  readonly expires: CalendarDate | null;
}

export interface FieldProblem {
  readonly path: keyof EnteredCredential;
  readonly message: string;
}

const isEmpty = (text: string | null): boolean => (text ?? '') === '';

const titled: ReadonlySet<CredentialKind> = new Set(['competency', 'fluoroscopy-training', 'other']);

/** What is wrong with an entered credential, by field; `subfields` are those of its kind, none where it has none. */
export const credentialProblems = (
  entered: EnteredCredential,
  subfields: readonly string[],
): readonly FieldProblem[] => {
  const { kind, title, issuer, subfield, hours, issued, expires } = entered;
  const rules: readonly [boolean, FieldProblem][] = [
    [
      subfield !== null && !subfields.includes(subfield),
      { path: 'subfield', message: 'This is no subfield of the certificate. Choose one of the list.' },
    ],
    [
      issued !== null && expires !== null && expires < issued,
      { path: 'expires', message: 'It ends before it begins. Look at both dates again.' },
    ],
    [
      kind === 'cme' && (hours === null || issued === null),
      { path: 'hours', message: 'Continuing education needs its hours and the day they were earned.' },
    ],
    [kind !== 'cme' && hours !== null, { path: 'hours', message: 'Only continuing education has hours.' }],
    [
      titled.has(kind) && isEmpty(title),
      { path: 'title', message: 'Say in what: the procedure, test group or course.' },
    ],
    [
      kind === 'competency' && isEmpty(issuer),
      { path: 'issuer', message: 'Say who assessed the competency.' },
    ],
    [
      kind === 'state-licence' && isEmpty(issuer),
      { path: 'issuer', message: 'Say which state issued the licence.' },
    ],
  ];
  return rules.flatMap(([isWrong, problem]) => (isWrong ? [problem] : []));
};

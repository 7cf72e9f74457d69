import {
  credentialInput,
  type CredentialInput,
  type CredentialView,
} from '../../personnel/credentials/credentials.contract.ts';
import { subfieldsFor, type CredentialKind } from '../../personnel/credentials/credential-types.contract.ts';

/** What the form of a kind asks for, in its words; what is not named is not asked. */
export interface KindForm {
  readonly title?: string;
  readonly titleIsNeeded?: boolean;
  readonly number?: string;
  readonly issuer?: string;
  readonly issuerIsNeeded?: boolean;
  readonly restriction?: boolean;
  readonly hours?: boolean;
  readonly issued: string;
  /** Continuing education does not end: its hours count for as long as the policy says. */
  readonly hasEnd: boolean;
  /** Where it can be checked. */
  readonly source: string;
}

const board = (source: string): KindForm => ({
  number: 'Certificate number',
  issued: 'Issued',
  hasEnd: true,
  source,
});

export const kindForms: Readonly<Record<CredentialKind, KindForm>> = {
  abr: board('Directory of the ABR, seen today'),
  ccpm: board('Directory of the CCPM, seen today'),
  abmp: board('Directory of the ABMP, seen today'),
  absnm: board('Letter of the ABSNM'),
  abhp: board('Directory of the ABHP, seen today'),
  arrt: board('ARRT directory, seen today'),
  'state-licence': {
    title: 'Licence as',
    number: 'Licence number',
    issuer: 'State',
    issuerIsNeeded: true,
    restriction: true,
    issued: 'Issued',
    hasEnd: true,
    source: 'Register of the state, seen today',
  },
  cme: {
    title: 'Course',
    issuer: 'Provider',
    hours: true,
    issued: 'Earned on',
    hasEnd: false,
    source: 'Certificate of attendance, the original',
  },
  competency: {
    title: 'Procedure or test group',
    titleIsNeeded: true,
    issuer: 'Assessed by',
    issuerIsNeeded: true,
    issued: 'Assessed on',
    hasEnd: true,
    source: 'Assessment sheet, signed',
  },
  'fluoroscopy-training': {
    title: 'Course',
    titleIsNeeded: true,
    issuer: 'Given by',
    issued: 'Completed on',
    hasEnd: true,
    source: 'Certificate of the course, the original',
  },
  'fluoroscopy-privilege': {
    number: 'Number',
    issuer: 'Granted by',
    restriction: true,
    issued: 'Granted on',
    hasEnd: true,
    source: 'Minutes of the credentials committee',
  },
  other: {
    title: 'What it is',
    titleIsNeeded: true,
    number: 'Number',
    issuer: 'Issued by',
    restriction: true,
    issued: 'Issued',
    hasEnd: true,
    source: 'The original, seen today',
  },
};

/** A credential as it stands in the form. */
export interface CredentialDraft {
  readonly kind: CredentialKind | null;
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  readonly subfield: string | null;
  readonly restriction: string;
  readonly hours: number | string;
  readonly issued: string;
  /** An empty day must not pass for "for life": the one who enters it says which it is. */
  readonly end: 'day' | 'life' | null;
  readonly expires: string;
}

export const emptyCredential: CredentialDraft = {
  kind: null,
  title: '',
  number: '',
  issuer: '',
  subfield: null,
  restriction: '',
  hours: '',
  issued: '',
  end: null,
  expires: '',
};

export const draftOfCredential = (credential: CredentialView): CredentialDraft => ({
  kind: credential.kind,
  title: credential.title ?? '',
  number: credential.number ?? '',
  issuer: credential.issuer ?? '',
  subfield: credential.subfield,
  restriction: credential.restriction ?? '',
  hours: credential.hours ?? '',
  issued: credential.issued ?? '',
  end: credential.expires === null ? 'life' : 'day',
  expires: credential.expires ?? '',
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const isEndSaid = ({ end, expires }: CredentialDraft): boolean =>
  end === 'life' || (end === 'day' && expires !== '');

/** Whether all is said that the form of the kind asks for. */
const isSaid = (draft: CredentialDraft, form: KindForm, hasSubfields: boolean): boolean => {
  const { subfield, title, issuer, hours, issued } = draft;
  const asked: readonly [boolean | undefined, boolean][] = [
    [hasSubfields, subfield !== null],
    [form.titleIsNeeded, title.trim() !== ''],
    [form.issuerIsNeeded, issuer.trim() !== ''],
    [form.hours, typeof hours === 'number' && issued !== ''],
    [form.hasEnd, isEndSaid(draft)],
  ];
  return asked.every(([isAsked, isGiven]) => isAsked !== true || isGiven);
};

/** Another kind: what its form does not ask for must not stay behind unseen. */
export const withKind = (draft: CredentialDraft, kind: CredentialKind): CredentialDraft => {
  const form = kindForms[kind];
  return {
    ...draft,
    kind,
    subfield: null,
    title: form.title === undefined ? '' : draft.title,
    number: form.number === undefined ? '' : draft.number,
    issuer: form.issuer === undefined ? '' : draft.issuer,
    restriction: form.restriction === true ? draft.restriction : '',
    hours: form.hours === true ? draft.hours : '',
    ...(!form.hasEnd && { end: null, expires: '' }),
  };
};

/** What is sent; null while something that this kind needs is not said. */
export const credentialOf = (draft: CredentialDraft): CredentialInput | null => {
  const { kind, title, number, issuer, subfield, restriction, hours, issued, end, expires } = draft;
  if (kind === null) return null;
  const hasSubfields = Object.keys(subfieldsFor(kind)).length > 0;
  if (!isSaid(draft, kindForms[kind], hasSubfields)) return null;
  const parsed = credentialInput.safeParse({
    kind,
    title: orNull(title),
    number: orNull(number),
    issuer: orNull(issuer),
    subfield,
    restriction: orNull(restriction),
    hours: hours === '' ? null : hours,
    issued: orNull(issued),
    expires: end === 'day' ? orNull(expires) : null,
  });
  return parsed.success ? parsed.data : null;
};

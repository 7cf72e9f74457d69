import { dateWords } from '../../quantities/calendar.ts';
import type { CredentialRule, HeldCredential, Qualification, Unmet } from './qualification.ts';

/** How kinds and subfields are called. */
export interface CredentialWords {
  readonly kind: (kind: HeldCredential['kind']) => string;
  readonly subfield: (kind: HeldCredential['kind'], value: string) => string;
}

const ruleWords = ({ kind, subfields }: CredentialRule, words: CredentialWords): string =>
  subfields.length === 0
    ? words.kind(kind)
    : `${words.kind(kind)} in ${subfields.map((each) => words.subfield(kind, each)).join(' or ')}`;

const credentialWords = (id: number, held: readonly HeldCredential[], words: CredentialWords): string => {
  const found = held.find((each) => each.id === id);
  if (found === undefined) return 'a credential';
  return found.subfield === null
    ? words.kind(found.kind)
    : `${words.kind(found.kind)}, ${words.subfield(found.kind, found.subfield)}`;
};

const unmetWords = (unmet: Unmet, held: readonly HeldCredential[], words: CredentialWords): string => {
  const all = (ids: readonly number[]): string =>
    ids.map((id) => credentialWords(id, held, words)).join('; ');
  switch (unmet.why) {
    case 'not-held':
      return unmet.rules.length === 0
        ? 'The policy names no credential that would qualify.'
        : `Holds none of: ${unmet.rules.map((rule) => ruleWords(rule, words)).join('; ')}.`;
    case 'not-verified':
      return `Nobody has verified: ${all(unmet.credentialIds)}.`;
    case 'restricted':
      return `Restricted: ${all(unmet.credentialIds)}. It counts by a signed exception only.`;
    case 'not-yet':
      return `Begins on ${dateWords(unmet.from)}.`;
    case 'ended':
      return `${all([unmet.credentialId])} ended on ${dateWords(unmet.on)}: signing is not possible since then.`;
    case 'too-few-hours':
      return `Continuing education: ${unmet.hours} of ${unmet.needed} hours.`;
  }
};

/** What a qualification rests on, or what is missing and since when, one sentence each. */
export const qualificationWords = (
  answer: Qualification,
  held: readonly HeldCredential[],
  words: CredentialWords,
): string[] => {
  if (!answer.isQualified) return answer.unmet.map((unmet) => unmetWords(unmet, held, words));
  if (answer.overrideId !== null) return ['By a signed exception.'];
  return answer.credentialIds.map((id) => `By ${credentialWords(id, held, words)}.`);
};

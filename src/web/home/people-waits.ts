import type { CredentialView } from '../../personnel/credentials/credentials.contract.ts';
import type { DesignationView, UnitSupervision } from '../../personnel/supervision/supervision.contract.ts';
import { useExpiring, useUnverified } from '../credentials/use-credentials.ts';
import { credentialWords } from '../credentials/credential-words.ts';
import { useDesignations } from '../designations/use-designations.ts';
import { useMay, useMe } from '../session/me.ts';
import { useSupervision } from '../supervision/use-supervision.ts';
import { counted } from '../ui/amounts.ts';
import { daysAway, useToday } from '../ui/days.ts';
import type { Waiting } from './waiting.ts';

const soonDays = 30;

/** One's own that have ended or end soon: said to whoever holds them, whatever their role. */
const ofMine = (credentials: readonly CredentialView[], today: string): Waiting[] =>
  credentials.map((credential) => {
    const hasEnded = credential.state === 'expired';
    return {
      kind: hasEnded ? 'action' : 'warning',
      word: 'My credential',
      sentence: `${credentialWords(credential)} ${hasEnded ? 'ended' : 'ends'} ${daysAway(credential.expires ?? today, today)}.`,
      path: '/account',
      action: 'See mine',
    };
  });

const has = (count: number): string => (count === 1 ? 'has' : 'have');
const ends = (count: number): string => (count === 1 ? 'ends' : 'end');

const ofOthers = (expiring: readonly CredentialView[]): Waiting[] => {
  const ended = expiring.filter(({ state }) => state === 'expired').length;
  const soon = expiring.length - ended;
  const parts = [
    ended === 0 ? null : `${counted(ended, 'credential')} ${has(ended)} ended`,
    soon === 0 ? null : `${counted(soon, 'credential')} ${ends(soon)} within ${soonDays} days`,
  ].filter((part) => part !== null);
  return parts.length === 0
    ? []
    : [
        {
          kind: ended > 0 ? 'action' : 'warning',
          word: 'Credentials',
          sentence: `${parts.join(', ')}.`,
          path: `/credentials?days=${soonDays}`,
          action: 'See whose',
        },
      ];
};

const ofUnverified = (count: number): Waiting[] =>
  count === 0
    ? []
    : [
        {
          kind: 'warning',
          word: 'To verify',
          sentence: `${counted(count, 'credential')} ${count === 1 ? 'waits' : 'wait'} to be verified.`,
          path: '/credentials?show=unverified',
          action: 'See which',
        },
      ];

const ofUnits = (units: readonly UnitSupervision[]): Waiting[] =>
  units
    .filter(({ primary }) => primary === null)
    .map(({ unit }) => ({
      kind: 'action',
      word: 'No physicist',
      sentence: `${unit.name} has no primary physicist today.`,
      path: `/units/${unit.id}`,
      action: 'Give charge',
    }));

const ofReviews = (designations: readonly DesignationView[]): Waiting[] => {
  const { length } = designations.filter(({ state }) => state === 'review-overdue');
  return length === 0
    ? []
    : [
        {
          kind: 'warning',
          word: 'Review',
          sentence: `${counted(length, 'designation')} ${length === 1 ? 'waits' : 'wait'} for the yearly review.`,
          path: '/designations',
          action: 'Review',
        },
      ];
};

/** One's own, and those of others for whoever enters or verifies them. */
const useCredentialsWaiting = (): readonly Waiting[] => {
  const { personId } = useMe();
  const today = useToday();
  const verifies = useMay('credentials.verify');
  const seesOthers = useMay('credentials.enter') || verifies;
  const expiring = useExpiring(soonDays, useMay('people.read')).data?.credentials ?? [];
  const unverified = useUnverified(verifies).data?.credentials ?? [];
  const isMine = ({ person }: CredentialView): boolean => person.id === personId;
  const isOthers = (each: CredentialView): boolean => !isMine(each);
  return [
    ...(seesOthers ? ofOthers(expiring.filter(isOthers)) : []),
    ...ofMine(expiring.filter(isMine), today),
    ...ofUnverified(unverified.filter(isOthers).length),
  ];
};

/** What people's papers ask of whoever looks: ends, what is to be verified, units without a physicist, reviews. */
export const usePeopleWaiting = (): readonly Waiting[] => {
  const supervision = useSupervision(useMay('supervision.manage')).data;
  const designations = useDesignations(useMay('designations.manage')).data;
  return [
    ...ofUnits(supervision?.units ?? []),
    ...useCredentialsWaiting(),
    ...ofReviews(designations?.designations ?? []),
  ];
};

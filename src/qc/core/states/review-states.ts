import { physicistOfUnit, whoRecords, type StateTable, type Transition } from './state-table.ts';

/** Where the review of a session stands. What was signed stays signed, whatever is decided later. */
export type ReviewState =
  'unreviewed' | 'accepted' | 'to-repeat' | 'void' | 'signed' | 'signed-to-repeat' | 'signed-void';
export type ReviewEvent =
  | 'correct'
  | 'accept'
  | 'sign'
  | 'send-back'
  | 'void'
  | 'withdraw'
  | 'revise-to-accepted'
  | 'revise-to-repeat'
  | 'revise-to-void';
export type ReviewNeed = 'not-own' | 'reason-told';

type Step = Transition<ReviewState, ReviewNeed>;

const step = (to: ReviewState, by: Step['by'], ...needs: readonly ReviewNeed[]): Step => ({
  to,
  by,
  isSigned: false,
  needs,
});
const signed = (to: ReviewState, ...needs: readonly ReviewNeed[]): Step => ({
  ...step(to, physicistOfUnit, ...needs),
  isSigned: true,
});

const accept = step('accepted', physicistOfUnit, 'not-own');
const sign = signed('signed', 'not-own');
const sendBack = step('to-repeat', physicistOfUnit, 'reason-told');
const makeVoid = step('void', physicistOfUnit, 'reason-told');
const withdraw = step('unreviewed', physicistOfUnit, 'reason-told');
/** The first value stays; what was accepted is looked at again. */
const correct = step('unreviewed', whoRecords, 'reason-told');

/** Appended and newly signed; what was signed before stays as it was. */
const reviseToAccepted = signed('signed', 'not-own', 'reason-told');
const reviseToRepeat = signed('signed-to-repeat', 'reason-told');
const reviseToVoid = signed('signed-void', 'reason-told');

/** How a session is reviewed and signed, and by whom. */
export const reviewTable: StateTable<ReviewState, ReviewEvent, ReviewNeed> = {
  subject: 'A session',
  states: {
    unreviewed: 'not reviewed',
    accepted: 'accepted',
    'to-repeat': 'to be repeated',
    void: 'void',
    signed: 'signed',
    'signed-to-repeat': 'to be repeated by a signed revision',
    'signed-void': 'void by a signed revision',
  },
  events: {
    correct: 'corrected',
    accept: 'accepted',
    sign: 'signed',
    'send-back': 'sent back to be repeated',
    void: 'made void',
    withdraw: 'put back to be reviewed',
    'revise-to-accepted': 'accepted by a signed revision',
    'revise-to-repeat': 'sent back by a signed revision',
    'revise-to-void': 'made void by a signed revision',
  },
  needs: {
    'not-own': 'Nobody reviews their own tests. A physicist signs the own survey only.',
    'reason-told': 'Say why: what was recorded before stays beside it.',
  },
  steps: {
    unreviewed: { correct, accept, sign, 'send-back': sendBack, void: makeVoid },
    accepted: { correct, sign, 'send-back': sendBack, void: makeVoid, withdraw },
    'to-repeat': { void: makeVoid, withdraw },
    void: { withdraw },
    signed: {
      'revise-to-accepted': reviseToAccepted,
      'revise-to-repeat': reviseToRepeat,
      'revise-to-void': reviseToVoid,
    },
    'signed-to-repeat': { 'revise-to-accepted': reviseToAccepted, 'revise-to-void': reviseToVoid },
    'signed-void': { 'revise-to-accepted': reviseToAccepted, 'revise-to-repeat': reviseToRepeat },
  },
};

/** Whether a session may be reviewed by a person: not one whose values are one's own, unless it is a physicist's survey. */
export const isReviewable = (
  session: {
    /** Whoever recorded or corrected a value of it. */
    readonly recordedByIds: readonly number[];
    readonly performedBy: 'technologist' | 'physicist';
  },
  reviewerId: number,
): boolean => session.performedBy === 'physicist' || !session.recordedByIds.includes(reviewerId);

/** Whether what was due is done by a session in this state. */
export const countsAsDone = (state: ReviewState): boolean =>
  state === 'unreviewed' || state === 'accepted' || state === 'signed';

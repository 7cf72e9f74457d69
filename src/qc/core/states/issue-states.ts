import { physicistOfUnit, whoPlans, whoRecords, type StateTable, type Transition } from './state-table.ts';

/** Where a failure stands, from its opening to its end. */
export type IssueState =
  'open' | 'contained' | 'assigned-to-service' | 'assigned-to-physics' | 'fixed' | 'verified' | 'closed';
export type IssueEvent =
  'contain' | 'assign-to-service' | 'assign-to-physics' | 'fix' | 'verify' | 'close' | 'dismiss' | 'reopen';
export type IssueNeed = 'contained' | 'passed-since-fix' | 'reason-told';

type Step = Transition<IssueState, IssueNeed>;

const step = (to: IssueState, by: Step['by'], ...needs: readonly IssueNeed[]): Step => ({
  to,
  by,
  isSigned: false,
  needs,
});

const toService = step('assigned-to-service', whoRecords);
const toPhysics = step('assigned-to-physics', whoRecords);
const fix = step('fixed', whoRecords, 'reason-told');
/** For what was no failure: a slip of typing, a session that is void. */
const dismiss = step('closed', physicistOfUnit, 'reason-told');
/** Whoever sees it again says so. */
const reopen = step('open', whoRecords, 'reason-told');

/** How a failure is followed to its end, and by whom. */
export const issueTable: StateTable<IssueState, IssueEvent, IssueNeed> = {
  subject: 'An issue',
  states: {
    open: 'open',
    contained: 'contained',
    'assigned-to-service': 'assigned to service',
    'assigned-to-physics': 'assigned to physics',
    fixed: 'fixed',
    verified: 'verified',
    closed: 'closed',
  },
  events: {
    contain: 'contained',
    'assign-to-service': 'assigned to service',
    'assign-to-physics': 'assigned to physics',
    fix: 'marked as fixed',
    verify: 'verified',
    close: 'closed',
    dismiss: 'dismissed',
    reopen: 'opened again',
  },
  needs: {
    contained: 'Restrict the unit or take it out of service, or say why neither is needed.',
    'passed-since-fix': 'Record the failed test again first: it has not passed since the correction.',
    'reason-told': 'Say what was done, or why.',
  },
  steps: {
    open: { contain: step('contained', whoRecords, 'contained'), dismiss },
    contained: { 'assign-to-service': toService, 'assign-to-physics': toPhysics, dismiss },
    'assigned-to-service': { 'assign-to-physics': toPhysics, fix, dismiss },
    'assigned-to-physics': { 'assign-to-service': toService, fix, dismiss },
    fixed: { verify: step('verified', whoPlans, 'passed-since-fix'), reopen },
    verified: { close: step('closed', physicistOfUnit), reopen },
    closed: { reopen },
  },
};

/** Whether the failure may still be there: its correction is not verified. */
export const isOpenFailure = (state: IssueState): boolean => state !== 'verified' && state !== 'closed';

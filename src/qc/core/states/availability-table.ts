import { byItself, physicistOfUnit, whoRecords, type StateTable, type Transition } from './state-table.ts';

export type AvailabilityState = 'in-service' | 'restricted' | 'conditional' | 'out-of-service';
export type AvailabilityEvent =
  'restrict' | 'take-out' | 'end-early' | 'release-to-modes' | 'release' | 'allow-until' | 'date-passed';
export type AvailabilityNeed =
  'modes-named' | 'narrower' | 'no-open-failure' | 'required-qc-done' | 'date-ahead' | 'not-too-long';

type Step = Transition<AvailabilityState, AvailabilityNeed>;

/** Whoever records QC may make a unit safer at once, never less safe. */
const restrict: Step = { to: 'restricted', by: whoRecords, isSigned: false, needs: ['modes-named'] };
const narrow: Step = { ...restrict, needs: ['modes-named', 'narrower'] };
const takeOut: Step = { to: 'out-of-service', by: whoRecords, isSigned: false, needs: [] };
const endEarly: Step = { to: 'restricted', by: whoRecords, isSigned: false, needs: [] };

/** The way back is the physicist's, signed. */
const release: Step = {
  to: 'in-service',
  by: physicistOfUnit,
  isSigned: true,
  needs: ['no-open-failure', 'required-qc-done'],
};
const releaseToModes: Step = {
  to: 'restricted',
  by: physicistOfUnit,
  isSigned: true,
  needs: ['modes-named'],
};
/** The one way to use a unit with an open failure at the action level. */
const allowUntil: Step = {
  to: 'conditional',
  by: physicistOfUnit,
  isSigned: true,
  needs: ['date-ahead', 'not-too-long'],
};

/** Whether a unit may be used, and who may change it. */
export const availabilityTable: StateTable<AvailabilityState, AvailabilityEvent, AvailabilityNeed> = {
  subject: 'A unit',
  states: {
    'in-service': 'in service',
    restricted: 'restricted',
    conditional: 'in conditional use',
    'out-of-service': 'out of service',
  },
  events: {
    restrict: 'restricted to modes',
    'take-out': 'taken out of service',
    'end-early': 'restricted again before the date',
    'release-to-modes': 'released to modes',
    release: 'released',
    'allow-until': 'allowed until a date',
    'date-passed': 'restricted again because the date has passed',
  },
  needs: {
    'modes-named': 'Name the modes in which the unit may be used. If there is none, take it out of service.',
    narrower:
      'Only modes in which it may be used today can be kept. More modes are the physicist’s to release.',
    'no-open-failure':
      'A failure at the action level is open. Have its correction verified, or sign conditional use until a date.',
    'required-qc-done': 'Tests that are required before the return to service are not done.',
    'date-ahead': 'Conditional use ends on a date: today or later.',
    'not-too-long': 'Conditional use lasts too long. Choose an earlier date; it can be signed again.',
  },
  steps: {
    'in-service': { restrict, 'take-out': takeOut },
    restricted: {
      restrict: narrow,
      'take-out': takeOut,
      'release-to-modes': releaseToModes,
      release,
      'allow-until': allowUntil,
    },
    conditional: {
      'take-out': takeOut,
      'end-early': endEarly,
      'release-to-modes': releaseToModes,
      release,
      'allow-until': allowUntil,
      'date-passed': { to: 'restricted', by: byItself, isSigned: false, needs: [] },
    },
    'out-of-service': { 'release-to-modes': releaseToModes, release, 'allow-until': allowUntil },
  },
};

import { z } from 'zod';
import { unitMention } from '../../equipment/equipment.contract.ts';
import { isoDate, reasonText } from '../../platform/api.contract.ts';
import { scheduleRule } from './schedule-rule.contract.ts';

const id = z.number().int();

export const occurrenceState = z.enum([
  'scheduled',
  'due',
  'overdue',
  'done',
  'done-late',
  'excused',
  'missed',
]);

export const occurrence = z
  .object({
    due: isoDate,
    plannedOn: isoDate,
    movedBecause: z.string().nullable(),
    windowStart: isoDate,
    windowEnd: isoDate,
    state: occurrenceState,
    sessionId: id.nullable(),
    doneOn: isoDate.nullable(),
    excuse: z.object({ due: isoDate, by: z.string(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'QcOccurrence' });
export type OccurrenceView = z.infer<typeof occurrence>;

export const tally = z
  .object({
    doneOnTime: z.number().int(),
    doneLate: z.number().int(),
    missed: z.number().int(),
    overdue: z.number().int(),
    excused: z.number().int(),
    share: z
      .number()
      .nullable()
      .meta({ description: 'Done on time of all that was due, 0 to 1; null: nothing was' }),
  })
  .meta({ id: 'QcTally' });
const monthTally = tally.extend({ month: z.string() }).meta({ id: 'QcMonthTally' });

/** A test of a unit: when it is due, what is open, and how it went in the last twelve months. */
export const assignment = z
  .object({
    id,
    procedureKey: z.string(),
    name: z.string(),
    performedBy: z.enum(['technologist', 'physicist']),
    rule: scheduleRule,
    ruleWords: z.string(),
    windowWords: z.string(),
    from: isoDate,
    until: isoDate.nullable(),
    open: z.array(occurrence).meta({ description: 'Due or overdue today' }),
    next: occurrence.nullable(),
    last: z
      .object({ sessionId: id, on: isoDate, verdict: z.enum(['pass', 'warning', 'action', 'not-evaluated']) })
      .nullable(),
    year: tally.meta({ description: 'The last twelve months' }),
  })
  .meta({ id: 'QcAssignment' });
export type AssignmentView = z.infer<typeof assignment>;

const closure = z.object({
  id,
  unitId: id.nullable(),
  from: isoDate,
  until: isoDate.nullable(),
  reason: z.string(),
});

export const unitPlan = z
  .object({ unit: unitMention, assignments: z.array(assignment), closures: z.array(closure) })
  .meta({ id: 'QcUnitPlan' });
export type UnitPlan = z.infer<typeof unitPlan>;

export const assignmentInput = z
  .object({
    assignments: z
      .array(z.object({ procedureKey: z.string().trim().min(1).max(60), rule: scheduleRule }))
      .min(1)
      .max(100),
    from: isoDate,
  })
  .meta({ id: 'QcAssignmentInput' });
export type AssignmentInput = z.infer<typeof assignmentInput>;

export const assignmentChange = z
  .object({
    rule: scheduleRule
      .optional()
      .meta({ description: 'From that day on; without it the test ends the day before' }),
    from: isoDate,
    reason: reasonText,
  })
  .meta({ id: 'QcAssignmentChange' });
export type AssignmentChange = z.infer<typeof assignmentChange>;

export const excuseInput = z.object({ due: isoDate, reason: reasonText }).meta({ id: 'QcExcuseInput' });
export type ExcuseInput = z.infer<typeof excuseInput>;

export const closureInput = z
  .object({ from: isoDate, until: isoDate.nullable().default(null), reason: reasonText })
  .meta({ id: 'QcClosureInput' });
export type ClosureInput = z.output<typeof closureInput>;

/** A test that is due, and when it was to be done. */
export const workItem = z
  .object({
    assignmentId: id,
    procedureKey: z.string(),
    name: z.string(),
    performedBy: z.enum(['technologist', 'physicist']),
    occurrence,
  })
  .meta({ id: 'QcWorkItem' });

export const doneItem = z
  .object({
    sessionId: id,
    procedureKey: z.string(),
    name: z.string(),
    by: z.string(),
    completedAt: z.string(),
    verdict: z.enum(['pass', 'warning', 'action', 'not-evaluated']),
  })
  .meta({ id: 'QcDoneItem' });

/** What is to be done today on the units that whoever asks reaches. */
export const workList = z
  .object({
    units: z.array(
      z.object({
        unit: unitMention,
        testCount: z.number().int().meta({ description: 'Tests that it has today' }),
        wasUsedToday: z.boolean(),
        firstPatientAt: z.string().nullable().meta({ description: 'Today, ISO instant' }),
        work: z.array(workItem),
        doneToday: z.array(doneItem),
      }),
    ),
  })
  .meta({ id: 'QcWorkList' });
export type WorkList = z.infer<typeof workList>;

export const unitCompliance = z
  .object({
    from: isoDate,
    until: isoDate,
    total: tally,
    months: z.array(monthTally),
    units: z.array(z.object({ unit: unitMention, tally })),
    procedures: z.array(z.object({ key: z.string(), name: z.string(), tally })),
    people: z.array(
      z.object({ personId: id, name: z.string(), doneOnTime: z.number().int(), doneLate: z.number().int() }),
    ),
  })
  .meta({ id: 'QcCompliance' });
export type ComplianceView = z.infer<typeof unitCompliance>;

export const complianceQuery = z.object({ from: isoDate, until: isoDate });
export type ComplianceQuery = z.infer<typeof complianceQuery>;

import { z } from 'zod';
import { unitMention } from '../../equipment/equipment.contract.ts';
import { commaList, isoDate, reasonText } from '../../platform/api.contract.ts';
import { eventKind } from '../schedule/schedule-rule.contract.ts';

const id = z.number().int();

export const issueState = z.enum([
  'open',
  'contained',
  'assigned-to-service',
  'assigned-to-physics',
  'fixed',
  'verified',
  'closed',
]);
export const issueEvent = z.enum([
  'contain',
  'assign-to-service',
  'assign-to-physics',
  'fix',
  'verify',
  'close',
  'dismiss',
  'reopen',
]);

export const issueLine = z
  .object({
    id,
    unit: unitMention,
    procedureKey: z.string(),
    title: z.string(),
    sessionId: id,
    openedAt: z.string(),
    state: issueState,
    stateWords: z.string(),
  })
  .meta({ id: 'QcIssueLine' });
export type IssueLine = z.infer<typeof issueLine>;
export const issueQuery = z.object({
  unitIds: commaList(z.coerce.number<string>().int().positive()).optional(),
  states: commaList(issueState).optional().meta({ description: 'Usually all but closed' }),
});
export type IssueQuery = z.output<typeof issueQuery>;
export const issueList = z.object({ issues: z.array(issueLine) }).meta({ id: 'QcIssueList' });
export type IssueList = z.infer<typeof issueList>;

export const serviceEvent = z
  .object({
    id,
    unitId: id,
    issueId: id.nullable(),
    kind: eventKind,
    kindWords: z.string(),
    onDate: isoDate,
    at: z.string().nullable(),
    vendor: z.string().nullable(),
    ticket: z.string().nullable(),
    what: z.string(),
    downtimeH: z.number().nullable().meta({ description: 'Hours; null: not reported' }),
    by: z.string(),
  })
  .meta({ id: 'QcServiceEvent' });
export type ServiceEventView = z.infer<typeof serviceEvent>;
export const serviceEventList = z
  .object({ events: z.array(serviceEvent) })
  .meta({ id: 'QcServiceEventList' });
export type ServiceEventList = z.infer<typeof serviceEventList>;
const words = z.string().trim().min(1).max(200).nullable().default(null);
export const serviceEventInput = z
  .object({
    kind: eventKind,
    onDate: isoDate,
    finishedAt: z.iso.datetime().nullable().default(null),
    issueId: id.nullable().default(null),
    vendor: words,
    ticket: words,
    what: z.string().trim().min(3, 'Say what was done').max(2000),
    downtimeH: z.number().min(0).max(10_000).nullable().default(null),
  })
  .meta({ id: 'QcServiceEventInput' });
export type ServiceEventInput = z.output<typeof serviceEventInput>;

export const issueView = issueLine
  .extend({
    onFailure: z.string().meta({ description: 'The written action' }),
    events: z.array(
      z.object({
        event: z.string(),
        words: z.string(),
        sessionId: id.nullable(),
        by: z.string(),
        at: z.string(),
        comment: z.string().nullable(),
      }),
    ),
    service: z.array(serviceEvent),
    possible: z
      .array(z.object({ event: issueEvent, words: z.string() }))
      .meta({ description: 'What can be done next' }),
  })
  .meta({ id: 'QcIssue' });
export type IssueView = z.infer<typeof issueView>;

export const issueStep = z
  .object({ event: issueEvent, comment: z.string().trim().max(2000).nullable().default(null) })
  .meta({ id: 'QcIssueStep' });
export type IssueStep = z.output<typeof issueStep>;

const modes = z.array(z.string().trim().min(1).max(80)).max(20);
const availability = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('in-service') }),
    z.object({ state: z.literal('restricted'), modes: modes.readonly() }),
    z.object({
      state: z.literal('conditional'),
      until: isoDate,
      modes: modes.readonly().nullable(),
      thenModes: modes.readonly(),
    }),
    z.object({ state: z.literal('out-of-service') }),
  ])
  .meta({ id: 'QcAvailability' });

export const availabilityLine = z
  .object({
    unitId: id,
    availability,
    words: z.string().meta({ description: '"Restricted to fluoroscopy", "Out of service"' }),
    from: z.string().nullable().meta({ description: 'null: as it always was' }),
    reason: z.string().nullable(),
    by: z.string().nullable(),
  })
  .meta({ id: 'QcAvailabilityLine' });
export type AvailabilityLine = z.infer<typeof availabilityLine>;
export const availabilityList = z
  .object({ units: z.array(availabilityLine) })
  .meta({ id: 'QcAvailabilityList', description: 'Units that may not be used as usual' });
export type AvailabilityList = z.infer<typeof availabilityList>;

export const unitAvailability = z
  .object({
    now: availabilityLine,
    history: z.array(availabilityLine.extend({ signatureId: id.nullable(), issueId: id.nullable() })),
    openFailures: id,
    requiredQcLeft: id.meta({
      description: 'Tests that are required before the return to service and are not done',
    }),
    possible: z.array(z.object({ event: z.string(), words: z.string(), isSigned: z.boolean() })),
  })
  .meta({ id: 'QcUnitAvailability' });
export type UnitAvailability = z.infer<typeof unitAvailability>;

export const availabilityInput = z
  .object({
    event: z.enum(['restrict', 'take-out', 'end-early', 'release-to-modes', 'release', 'allow-until']),
    modes: modes.nullable().default(null),
    until: isoDate.nullable().default(null),
    reason: reasonText,
    issueId: id.nullable().default(null),
    password: z.string().min(1).max(1024).nullable().default(null).meta({ description: 'Of whoever signs' }),
  })
  .meta({ id: 'QcAvailabilityInput' });
export type AvailabilityInput = z.output<typeof availabilityInput>;

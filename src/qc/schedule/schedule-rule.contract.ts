import { z } from 'zod';

const days = z.number().int().min(0).max(366);
const dayWindow = z.object({ before: days, after: days }).meta({ id: 'QcWindow' });
const rrule = z.string().trim().min(6).max(300).meta({ description: 'RRULE of RFC 5545' });

export const eventKind = z.enum([
  'acceptance',
  'repair',
  'tube-replaced',
  'generator-replaced',
  'receptor-replaced',
  'kap-meter-replaced',
  'display-replaced',
  'software-changed',
  'garment-received',
  'garment-damaged',
]);

/** When a test is due: by the calendar, from the last time, on days of use, after service. */
export const scheduleRule = z
  .discriminatedUnion('basis', [
    z.object({
      basis: z.literal('calendar'),
      rrule,
      window: dayWindow,
      onClosedDay: z.enum(['drop', 'next-open-day', 'previous-open-day']),
    }),
    z.object({ basis: z.literal('completion'), rrule, window: dayWindow }),
    z.object({ basis: z.literal('usage') }),
    z.object({
      basis: z.literal('after-event'),
      events: z.array(eventKind).min(1).readonly(),
      withinDays: days,
    }),
  ])
  .meta({ id: 'QcScheduleRule' });

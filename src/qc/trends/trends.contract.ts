import { z } from 'zod';
import { isoDate } from '../../platform/api.contract.ts';

const id = z.number().int();
const time = z.string();
const nullable = z.number().nullable();
const direction = z.enum(['up', 'down']).nullable();

/** A field that can be followed over time, with one of its series. */
export const trendChoice = z
  .object({
    procedureKey: z.string(),
    procedureName: z.string(),
    field: z.string(),
    label: z.string(),
    unit: z.string(),
    series: z.string().meta({ description: '"protocol=axial head"; empty where there is one only' }),
    count: z.number().int().meta({ description: 'Values recorded' }),
    signals: z.number().int().meta({ description: 'In the last 30 days' }),
    lastOn: isoDate.nullable(),
  })
  .meta({ id: 'QcTrendChoice' });
export const trendChoices = z.object({ choices: z.array(trendChoice) }).meta({ id: 'QcTrendChoices' });
export type TrendChoices = z.infer<typeof trendChoices>;

export const chartRuleName = z.enum([
  'nelson-1',
  'nelson-2',
  'nelson-3',
  'nelson-4',
  'nelson-5',
  'nelson-6',
  'nelson-7',
  'nelson-8',
  'western-electric-1',
  'western-electric-2',
  'western-electric-3',
  'western-electric-4',
  'ewma',
  'cusum',
  'moving-range',
]);

export const trendQuery = z.object({
  procedureKey: z.string().trim().min(1).max(60),
  field: z.string().trim().min(1).max(60),
  series: z.string().max(300).default(''),
  from: isoDate
    .optional()
    .meta({ description: 'First day that is given; limits are estimated from all values' }),
  rules: z
    .string()
    .max(300)
    .transform((text) => text.split(',').filter((rule) => rule !== ''))
    .pipe(z.array(chartRuleName))
    .optional()
    .meta({ description: 'Comma separated; usually nelson-1,nelson-2,ewma' }),
});
export type TrendQuery = z.output<typeof trendQuery>;

const point = z.object({
  sessionId: id,
  time,
  on: isoDate,
  value: nullable,
  verdict: z.enum(['pass', 'warning', 'action', 'not-evaluated']),
  stage: z.enum(['estimation', 'monitoring']),
  score: nullable.meta({ description: '(value − centre)/σ' }),
  movingRange: nullable,
  ewma: z.object({ value: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  cusum: z.object({ high: z.number(), low: z.number() }).nullable(),
});

const signal = z.object({ sessionId: id, rule: z.string(), fromSessionId: id, direction, words: z.string() });
const drift = z.object({
  fromSessionId: id,
  fromOn: isoDate,
  foundSessionId: id,
  direction,
  words: z.string(),
});

export const trendPhase = z
  .object({
    breaks: z.array(z.object({ time, reason: z.string(), what: z.string() })),
    from: time.nullable(),
    until: time.nullable(),
    centre: nullable,
    sigma: nullable,
    lower: nullable,
    upper: nullable,
    rangeUpper: nullable,
    points: z.array(point),
    signals: z.array(signal).meta({ description: 'A signal asks for a look; it is no failure' }),
    drifts: z.array(drift),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'QcTrendPhase' });

/** A field of a unit over time: values, what they are judged by, and what statistics say of them. */
export const trend = z
  .object({
    unitId: id,
    procedureKey: z.string(),
    procedureName: z.string(),
    field: z.string(),
    label: z.string(),
    unit: z.string(),
    decimals: z.number().int(),
    series: z.string(),
    scale: z.enum(['continuous', 'ordinal']),
    phases: z.array(trendPhase).meta({ description: 'In order of time; the last is of now' }),
    limits: z
      .object({
        warning: z.object({ low: nullable, high: nullable }).nullable(),
        action: z.object({ low: nullable, high: nullable }).nullable(),
      })
      .meta({ description: 'In force at the newest value, in the unit of the field' }),
    baselines: z.array(z.object({ value: z.number(), validFrom: isoDate, setBy: z.string() })),
  })
  .meta({ id: 'QcTrend' });
export type Trend = z.infer<typeof trend>;
export type TrendPhase = z.infer<typeof trendPhase>;

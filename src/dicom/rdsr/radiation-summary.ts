import type { ContentItem } from '../sr/content-item.ts';
import type { CodeKey } from '../sr/coded-concept.ts';
import type { PlaneDraft } from './accumulated.ts';
import type { Findings } from './findings.ts';
import { takeNumbers } from './numbers.ts';
import type { NumberField, NumberFields } from './numbers.ts';
import { emptyAccumulatedNumbers } from './projection-fields.ts';
import type { PlaneTotals } from './projection-report.ts';
import type { SentDraft } from './sent.ts';

const row = (value: string, field: string, unit: NumberField['unit']): [CodeKey, NumberField] => [
  `99SMS_RADSUM:${value}`,
  { field, unit },
];

/** Siemens' "Radiation Summary Report" (root C-10, 99SMS_RADSUM): totals only, as mobile C-arms send them. */
const summaryNumbers: NumberFields = new Map([
  row('C-200', 'exposureCount', '1'),
  row('C-202', 'fluoroscopyTimeS', 's'),
  row('C-204', 'kermaAreaProductGycm2', 'Gy.cm2'),
  row('C-210', 'airKermaAtReferencePointMgy', 'mGy'),
]);

const flatten = (items: readonly ContentItem[]): ContentItem[] =>
  items.flatMap((item) => [item, ...flatten(item.children)]);

/** The one plane's totals of a Siemens radiation summary; it has no events, and that is legal. */
export const readRadiationSummary = (items: readonly ContentItem[], findings: Findings): PlaneDraft => {
  const sent: SentDraft = {};
  const values: Record<string, number | null> = { ...emptyAccumulatedNumbers, exposureCount: null };
  takeNumbers(flatten(items), summaryNumbers, { values, sent, findings, eventIndex: null });
  return {
    ...(values as unknown as PlaneTotals),
    plane: 'single',
    referencePointDefinition: null,
    referencePointCode: null,
    detectorType: null,
    calibrations: [],
    glandularDoses: [],
    sent,
  };
};

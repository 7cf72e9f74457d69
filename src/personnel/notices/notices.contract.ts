import { z } from 'zod';
import { reasonText } from '../../platform/api.contract.ts';

const steps = z.array(z.number().int());

/** At how many days before an end people are told. */
export const noticeSteps = z
  .object({
    days: steps.describe('The furthest first'),
    changedAt: z.iso.datetime().nullable().describe('null: as KERMA_EXPIRY_NOTICE_DAYS says'),
    changedBy: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'NoticeSteps' });
export type NoticeStepsView = z.infer<typeof noticeSteps>;

export const noticeStepsChange = z
  .object({
    days: z
      .array(z.number().int().min(1, 'One day before, at the latest').max(366, 'A year before, at the most'))
      .min(1, 'At least one')
      .max(6, 'Six at the most'),
    reason: reasonText,
  })
  .meta({ id: 'NoticeStepsChange' });
export type NoticeStepsChange = z.infer<typeof noticeStepsChange>;

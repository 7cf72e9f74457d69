import { z } from 'zod';
import { isoDate } from '../../platform/api.contract.ts';

const id = z.number().int();

/** What dose reports and QC say of each other: findings, for a look. */
export const useFindings = z
  .object({
    imagedBeforeQc: z
      .array(
        z.object({
          on: isoDate,
          firstExposureAt: z.string().nullable(),
          tests: z.array(z.string()).meta({ description: 'Not done by then' }),
          message: z.string(),
        }),
      )
      .meta({ description: 'Days on which patients were imaged before the day’s QC, newest first' }),
    exposedOutOfService: z
      .object({ studyIds: z.array(id), firstAt: z.string(), outSince: z.string(), message: z.string() })
      .nullable()
      .meta({ description: 'Patients were exposed while the unit was out of service' }),
  })
  .meta({ id: 'QcUseFindings' });
export type UseFindings = z.infer<typeof useFindings>;

export const useFindingsQuery = z.object({ from: isoDate });
export type UseFindingsQuery = z.infer<typeof useFindingsQuery>;

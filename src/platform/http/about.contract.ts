import { z } from 'zod';

/** GET /api/v1/about : how reports get here, for the pages that teach it. */
export const about = z
  .object({
    version: z.string(),
    dicom: z
      .object({ aeTitle: z.string(), host: z.string(), port: z.number().int(), tls: z.boolean() })
      .nullable()
      .describe('null: the DICOM receiver is switched off'),
    watchedFolders: z.array(z.string()),
    largestUploadBytes: z.number().int(),
    timeZone: z.string().describe('Of the facility; days are counted in it'),
    today: z.string().describe('The date there, now'),
    patients: z.enum(['full', 'pseudonymous', 'none']),
  })
  .meta({ id: 'About' });
export type About = z.infer<typeof about>;

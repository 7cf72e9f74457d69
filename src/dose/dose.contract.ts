import { z } from 'zod';

export const examType = z.enum(['fluoroscopy', 'radiography', 'mammography', 'ct']).meta({ id: 'ExamType' });
export type ExamTypeName = z.infer<typeof examType>;

export const plane = z
  .enum(['single', 'A', 'B', 'all'])
  .meta({ id: 'Plane', description: 'Planes A and B of a biplane unit stay apart' });

export const privacyMode = z.enum(['full', 'pseudonymous', 'none']).meta({ id: 'PrivacyMode' });

export const code = z
  .object({
    value: z.string(),
    scheme: z.string(),
    meaning: z.string().nullable(),
    mapped: z.object({ value: z.string(), scheme: z.string() }).nullable(),
  })
  .meta({ id: 'Code', description: 'A code as sent, and what it is called today when it was retired' });

export const moment = z
  .object({ local: z.string(), offset: z.string().nullable() })
  .meta({ id: 'Moment', description: 'ISO 8601 wall time at the unit; the offset from UTC if it was given' });
export type MomentView = z.infer<typeof moment>;

export const sent = z
  .object({
    text: z.array(z.string()),
    unit: z.string().nullable(),
    qualifier: z.string().nullable(),
    derived: z.string().nullable(),
  })
  .meta({ id: 'Sent', description: 'A number as the report said it, or how it was derived' });
export type SentView = z.infer<typeof sent>;

export const sentByField = z.record(z.string(), sent);

export const personName = z
  .object({
    alphabetic: z.string(),
    ideographic: z.string().nullable(),
    phonetic: z.string().nullable(),
  })
  .meta({ id: 'PersonName' });

export const participant = z
  .object({
    name: personName.nullable(),
    role: code.nullable(),
    id: z.string().nullable(),
    idIssuer: z.string().nullable(),
    organization: z.string().nullable(),
  })
  .meta({ id: 'Participant' });

/** The patient as kept under the privacy mode; the name only where asked for and kept. */
export const patientView = z
  .object({
    id: z.number().int(),
    patientId: z.string().nullable(),
    issuer: z.string().nullable(),
    name: z.string().nullable(),
    sex: z.enum(['M', 'F', 'O']).nullable(),
    birthDate: z.string().nullable(),
  })
  .meta({ id: 'Patient' });
export type PatientView = z.infer<typeof patientView>;

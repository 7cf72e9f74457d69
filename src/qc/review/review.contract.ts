import { z } from 'zod';
import { unitMention } from '../../equipment/equipment.contract.ts';
import { isoDate } from '../../platform/api.contract.ts';
import { sessionLine, standing } from '../sessions/sessions.contract.ts';

const id = z.number().int();
const comment = z.string().trim().max(2000).nullable().default(null);
const sessionIds = z.array(id.positive()).min(1).max(500);

/** What waits for a physicist: what needs eyes first, then what all passed, a batch a unit. */
export const reviewList = z
  .object({
    needsEyes: z
      .array(sessionLine)
      .meta({ description: 'Failed, warned, commented, incomplete; oldest first' }),
    batches: z.array(
      z.object({
        unit: unitMention,
        from: isoDate,
        to: isoDate,
        sessions: z.array(sessionLine),
        standing: standing.meta({ description: 'Of whoever asks' }),
      }),
    ),
    isWhole: z.boolean().meta({ description: 'false: there are more than are shown' }),
  })
  .meta({ id: 'QcReviewList' });
export type ReviewList = z.infer<typeof reviewList>;

export const reviewInput = z
  .object({
    sessionIds,
    event: z.enum(['accept', 'send-back', 'void', 'withdraw']),
    comment,
  })
  .meta({ id: 'QcReviewInput' });
export type ReviewInput = z.output<typeof reviewInput>;

export const signatureInput = z
  .object({
    sessionIds,
    event: z.enum(['sign', 'revise-to-accepted', 'revise-to-repeat', 'revise-to-void']).default('sign'),
    meaning: z.string().trim().min(3).max(500).default('I have reviewed these results.'),
    comment,
    password: z.string().min(1).max(1024),
  })
  .meta({ id: 'QcSignatureInput' });
export type SignatureInput = z.output<typeof signatureInput>;

export const signature = z
  .object({
    id,
    meaning: z.string(),
    signer: z.object({ id, name: z.string() }),
    signedAt: z.string(),
    method: z.enum(['password']),
    credentials: z
      .array(z.object({ unitId: id, because: z.array(z.string()) }))
      .meta({ description: 'What made the signer qualified that day, by unit' }),
    sessions: z.array(
      z.object({
        sessionId: id,
        hash: z.string(),
        isAsSigned: z.boolean(),
        line: sessionLine.nullable().meta({ description: 'As it is now; null: it is gone' }),
      }),
    ),
    subject: z.record(z.string(), z.unknown()).nullable().meta({ description: 'What else it covers' }),
    hash: z.string().meta({ description: 'SHA-256 of all of the above' }),
    isIntact: z
      .boolean()
      .meta({ description: 'What was signed, and the signature itself, are as they were' }),
  })
  .meta({ id: 'QcSignature' });
export type SignatureView = z.infer<typeof signature>;

import { Entity, Index } from 'typeorm';
import { Id, Int, IntOrNull, Json, References, Text, TextOrNull } from '../../platform/database/columns.ts';
import type { ReviewEvent, ReviewState } from '../core/states/review-states.ts';

/** What a signature covers: each session with the hash of all that it was then. */
export interface SignedSession {
  readonly sessionId: number;
  readonly hash: string;
}

/** A physicist's signature: what it means, who, when, by which credentials, and of exactly what. Rows are only added. */
@Entity('qc_signature')
export class SignatureRow {
  @Id() id: number;
  @Text('meaning') meaning: string;
  @Int('signer_id') signerId: number;
  @References('Person', 'signer_id') signer?: object;
  @Text('printed_name') printedName: string;
  @Text('signed_at') signedAt: string;
  /** How the signer proved who they are at that moment. */
  @Text('method') method: 'password';
  /** What made the signer qualified that day, in words, by unit. */
  @Json('credentials') credentials: readonly {
    readonly unitId: number;
    readonly because: readonly string[];
  }[];
  @Json('sessions') sessions: readonly SignedSession[];
  /** What else it covers: the release of a unit; null where it covers sessions. */
  @Json('subject') subject: Readonly<Record<string, unknown>> | null;
  /** Of everything above it. */
  @Text('hash') hash: string;
}

/** A decision of a reviewer on one session. Rows are only added. */
@Entity('qc_review')
@Index('qc_review_session', ['sessionId', 'id'])
export class ReviewRow {
  @Id() id: number;
  @Int('session_id') sessionId: number;
  @References('SessionRow', 'session_id') session?: object;
  @Text('event') event: ReviewEvent;
  @Text('state') state: ReviewState;
  @Int('reviewer_id') reviewerId: number;
  @Text('reviewer') reviewer: string;
  @Text('reviewed_at') at: string;
  @TextOrNull('comment') comment: string | null;
  @IntOrNull('signature_id') signatureId: number | null;
  @References('SignatureRow', 'signature_id') signature?: object;
}

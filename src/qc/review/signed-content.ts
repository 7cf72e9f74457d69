import type { EntityManager } from 'typeorm';
import { ProcedureVersionRow } from '../definitions/procedure-version.entity.ts';
import { EvaluationRow, type SessionRow } from '../sessions/session.entity.ts';
import { resultsOf, sha256Of } from '../sessions/session-values.ts';
import type { SignatureRow } from './review.entity.ts';

/**
 * The hash of all that a session says: who, when, where, by which version, every value with its steps and what it was worth.
 * What reviewers decide later is no part of it.
 */
export const sessionHash = async (manager: EntityManager, session: SessionRow): Promise<string> => {
  const version = await manager.findOneByOrFail(ProcedureVersionRow, { id: session.versionId });
  const results = await resultsOf(manager, session.id);
  const evaluation = await manager.findOneOrFail(EvaluationRow, {
    where: { sessionId: session.id },
    order: { id: 'DESC' },
  });
  const { clientId, contentHash, unitId, procedureKey, performedAs, performerId, performerName } = session;
  const { startedAt, completedAt, onDate, comment, isComplete, revision } = session;
  return sha256Of({
    ...{ clientId, contentHash, unitId, procedureKey, performedAs, performerId, performerName },
    ...{ startedAt, completedAt, onDate, comment, isComplete, revision },
    version: { number: version.number, procedure: version.procedure, sources: version.sources },
    results: results.map((result) => {
      const { field, step, value, source, enteredAt, wasAsked, reason, byId, by } = result;
      return { field, step, value, source, enteredAt, wasAsked, reason, byId, by, revision: result.revision };
    }),
    judgement: evaluation.judgement,
  });
};

/** The hash of a signature: of whom, when, by what, what it means, and of the hashes of what it covers. */
export const signatureHash = (signed: Omit<SignatureRow, 'id' | 'hash' | 'signer'>): string => {
  const { meaning, signerId, printedName, signedAt, method, credentials, sessions, subject } = signed;
  return sha256Of({
    meaning,
    signerId,
    printedName,
    signedAt,
    method,
    credentials,
    sessions,
    subject,
  });
};

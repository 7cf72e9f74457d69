import type { AuditEntry } from './audit-entry.entity.ts';
import type { AuditEntryView } from './audit.contract.ts';

const masked = 'masked';

/**
 * Lines whose reason may say who a patient is: a subject "patient" has only ids of ours in before and after, but people
 * write names where they are asked why.
 */
export const aboutPatients = 'patient.';

export const mayNamePatient = ({ action, reason }: Pick<AuditEntry, 'action' | 'reason'>): boolean =>
  reason !== null && action.startsWith(aboutPatients);

/** As JSON reads it; what someone altered by hand until it was no JSON, as it stands. */
const readJson = (text: string | null): unknown => {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The line as HTTP carries it. */
export const entryView = (line: AuditEntry, seesPatients: boolean): AuditEntryView => {
  const isMasked = !seesPatients && mayNamePatient(line);
  return {
    id: line.id,
    at: line.at,
    who: { kind: line.actorKind, personId: line.personId, name: line.personName },
    address: line.address,
    action: line.action,
    subject: { kind: line.subjectKind, id: line.subjectId },
    before: readJson(line.before),
    after: readJson(line.after),
    reason: isMasked ? masked : line.reason,
    isMasked,
  };
};

import type { AuditVerification } from '../../platform/audit/audit.contract.ts';
import { useVerification } from '../audit/use-audit.ts';
import { useMay } from '../session/me.ts';
import { ago } from '../ui/ago.ts';
import { counted } from '../ui/amounts.ts';
import type { Waiting } from './waiting.ts';

/** Verified each night: after two without, something hinders it. */
const tooLongMs = 2 * 86_400_000;

const waitingOf = ({ at, isWhole, faultCount }: AuditVerification): (Waiting | false)[] => [
  !isWhole && {
    kind: 'action',
    word: 'Audit trail',
    sentence: `The audit trail is not whole: ${counted(faultCount, 'fault')} found ${ago(at)}. Someone may have changed the database.`,
    path: '/audit',
    action: 'See what was found',
  },
  Date.now() - Date.parse(at) > tooLongMs && {
    kind: 'warning',
    word: 'Audit trail',
    sentence: `The audit trail was last verified ${ago(at)}. The server’s log says what hindered it since.`,
    path: '/audit',
    action: 'Verify now',
  },
];

/** What the audit trail has for those who may read it. */
export const useAuditWaiting = (): (Waiting | false)[] => {
  const verified = useVerification(useMay('audit.read', 'everywhere'))?.last ?? null;
  return verified === null ? [] : waitingOf(verified);
};

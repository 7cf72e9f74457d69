import type { IssueLine } from '../../qc/issues/issues.contract.ts';
import { StateBadge, type StateKind } from '../ui/state-badge.tsx';
import { capital } from '../ui/capital.ts';

const kinds: Readonly<Record<IssueLine['state'], StateKind>> = {
  open: 'action',
  contained: 'warning',
  'assigned-to-service': 'warning',
  'assigned-to-physics': 'warning',
  fixed: 'warning',
  verified: 'pass',
  closed: 'pass',
};

/** Where a failure stands, by word, icon and colour. */
export const IssueBadge = ({ issue }: { readonly issue: Pick<IssueLine, 'state' | 'stateWords'> }) => (
  <StateBadge kind={kinds[issue.state]} word={capital(issue.stateWords)} />
);

import type { AvailabilityLine } from '../../qc/issues/issues.contract.ts';
import { formatDate } from '../ui/dates.ts';
import { StateBadge, type StateKind } from '../ui/state-badge.tsx';
import './availability.css';
import { useNotInService } from './use-availability.ts';

const kinds: Readonly<Record<AvailabilityLine['availability']['state'], StateKind>> = {
  'in-service': 'pass',
  restricted: 'warning',
  conditional: 'warning',
  'out-of-service': 'action',
};

/** "Conditional use of head until 3 Dec 2026": dates as people write them. */
export const availabilityWords = ({ words }: Pick<AvailabilityLine, 'words'>): string =>
  words.replaceAll(/\d{4}-\d{2}-\d{2}/g, formatDate);

export const AvailabilityBadge = ({ line }: { readonly line: AvailabilityLine }) => (
  <StateBadge kind={kinds[line.availability.state]} word={availabilityWords(line)} />
);

/** Beside the name of a unit that may not be used as usual; nothing where it is in service. */
export const NotInService = ({ unitId }: { readonly unitId: number }) => {
  const line = useNotInService(unitId);
  return (
    line !== null && (
      <span className="not-in-service">
        <AvailabilityBadge line={line} />
      </span>
    )
  );
};

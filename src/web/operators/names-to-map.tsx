import { VisuallyHidden } from '@mantine/core';
import { useMay } from '../session/me.ts';
import { formatCount } from '../ui/amounts.ts';
import { useOperatorCounts } from './use-operators.ts';

/** How many names in reports wait, beside the name of their page; nothing where none does. */
export const NamesToMap = () => {
  const counts = useOperatorCounts(useMay('operators.map', 'everywhere'));
  if (counts === undefined || counts.unmapped === 0) return null;
  return (
    <span className="sub-nav-count">
      {formatCount(counts.unmapped)}
      <VisuallyHidden> to map</VisuallyHidden>
    </span>
  );
};

import { useDocumentTitle, useNetwork } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconWifiOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Me } from '../../personnel/accounts/accounts.contract.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { UnitName } from '../ui/unit-name.tsx';
import { useFinished, useSending, useTabletUnit } from './kept/use-kept.ts';
import { keptRound } from './round/use-round.ts';
import { UnitWork } from './unit-work.tsx';

interface UnitPageProps {
  readonly me: Me;
  readonly unitId: number;
  /** Whether there are others to choose from. */
  readonly hasOthers: boolean;
  readonly onOver: () => void;
}

const NoNetwork = () => {
  const { online } = useNetwork();
  return online ? null : (
    <span className="no-network" role="status">
      <IconWifiOff size={16} aria-hidden /> No network; kept on this tablet
    </span>
  );
};

interface TabletFrameProps extends Omit<UnitPageProps, 'unitId'> {
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** One column, the unit's name on top; who is here, and the way back to the keypad. */
export const TabletFrame = ({ me, title, hasOthers, onOver, children }: TabletFrameProps) => (
  <main className="tablet">
    <header className="tablet-head">
      <strong>{title}</strong>
      <NoNetwork />
      <span className="tablet-who">
        {hasOthers && (
          <Link className="quiet-action" to="/tablet">
            Other units
          </Link>
        )}
        {me.method === 'password' ? (
          <Link className="quiet-action" to="/">
            All pages
          </Link>
        ) : (
          <button type="button" className="quiet-action" onClick={onOver}>
            {me.name}: leave
          </button>
        )}
      </span>
    </header>
    {children}
  </main>
);

/** A unit beside which the tablet lies. */
export const UnitPage = (props: UnitPageProps) => {
  const { me, unitId } = props;
  const { data: kept, error } = useTabletUnit(me, unitId);
  const { data: begun } = useQuery({
    queryKey: ['tablet', 'round', me.personId, unitId],
    queryFn: async () => (await keptRound(me.personId, unitId)) ?? null,
    networkMode: 'always',
    // What is in hand is newer than what was kept when it was begun.
    staleTime: Infinity,
    gcTime: 0,
  });
  const sending = useSending(me.personId);
  const finished = useFinished();
  useDocumentTitle(`${kept?.unit.name ?? 'QC'} · Kerma`);
  const isReady = kept !== undefined && begun !== undefined && finished !== undefined;
  return (
    <TabletFrame {...props} title={kept === undefined ? 'Unit' : <UnitName unit={kept.unit} />}>
      {isReady && <UnitWork me={me} kept={kept} begun={begun} finished={finished} sending={sending} />}
      {!isReady && (error === null ? <ListSkeleton rows={5} /> : <ProblemNotice error={error} />)}
    </TabletFrame>
  );
};

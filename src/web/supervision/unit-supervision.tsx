import { Anchor, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { UnitSupervision as Supervision } from '../../personnel/supervision/supervision.contract.ts';
import { useMay } from '../session/me.ts';
import { formatDate } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { ChargeTable } from './charge-table.tsx';
import { GapStrip, GapWords } from './gap-strip.tsx';
import { GiveCharge } from './give-charge.tsx';
import { useSupervision } from './use-supervision.ts';

interface SupervisionProps {
  readonly supervision: Supervision;
}

const Strip = ({ supervision }: SupervisionProps) => (
  <div style={{ maxWidth: 720, marginBottom: 8 }}>
    <GapWords supervision={supervision} />
    <GapStrip supervision={supervision} />
    <div className="gap-scale" aria-hidden>
      <span>a year ago</span>
      <span>90 days on</span>
    </div>
  </div>
);

const titleOf = ({ primary }: Supervision): string =>
  primary === null
    ? 'Today nobody is primary physicist of this unit.'
    : `${primary.person.name} is primary physicist since ${formatDate(primary.from)}.`;

const Actions = ({ supervision, all }: SupervisionProps & { readonly all: readonly Supervision[] }) => {
  const [open, setOpen] = useState<'give' | 'hand-over' | null>(null);
  return (
    <>
      {supervision.primary !== null && (
        <Button variant="default" size="compact-md" fz="sm" onClick={() => setOpen('hand-over')}>
          Hand over…
        </Button>
      )}
      <Button
        variant={supervision.primary === null ? 'filled' : 'default'}
        size="compact-md"
        fz="sm"
        onClick={() => setOpen('give')}
      >
        Give charge…
      </Button>
      {open !== null && (
        <GiveCharge
          units={all}
          chosen={[supervision.unit.id]}
          isHandOver={open === 'hand-over'}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
};

const Note = ({ supervision }: Partial<SupervisionProps>) => (
  <>
    {supervision === undefined ? '' : `${titleOf(supervision)} `}
    <Anchor component={Link} to="/supervision" size="sm" underline="always">
      All units
    </Anchor>
  </>
);

/** Who supervises one unit, its gaps, and who did before. */
export const UnitSupervision = ({ unitId }: { readonly unitId: number }) => {
  const { data, error, refetch } = useSupervision();
  const mayManage = useMay('supervision.manage', 'everywhere');
  const supervision = data?.units.find(({ unit }) => unit.id === unitId);
  return (
    <Section
      title="Supervision"
      note={<Note {...(supervision !== undefined && { supervision })} />}
      actions={
        mayManage &&
        data !== undefined &&
        supervision !== undefined && <Actions supervision={supervision} all={data.units} />
      }
    >
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton rows={2} />}
      {supervision !== undefined && (
        <>
          <Strip supervision={supervision} />
          {supervision.history.length === 0 ? (
            <Text size="sm" c="dimmed">
              Nobody has had charge of it yet.
            </Text>
          ) : (
            <ChargeTable
              charges={supervision.history}
              unitName={supervision.unit.name}
              mayManage={mayManage}
            />
          )}
        </>
      )}
    </Section>
  );
};

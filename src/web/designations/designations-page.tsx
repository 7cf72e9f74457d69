import { Button, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import type { DesignationList } from '../../personnel/supervision/supervision.contract.ts';
import { PeopleNav } from '../people/people-nav.tsx';
import { useMay } from '../session/me.ts';
import { counted } from '../ui/amounts.ts';
import { useToday } from '../ui/days.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { useAddress } from '../ui/use-address.ts';
import { Designate } from './designation-dialogs.tsx';
import { DesignationTable } from './designation-table.tsx';
import './designations.css';
import { isInForce, PoliciesPart } from './policies-part.tsx';
import { useDesignations } from './use-designations.ts';

const nobodyYet = (hasPolicy: boolean): string =>
  hasPolicy
    ? 'Nobody is designated. A designation names the technologist, the units, the physician in the room and the policy.'
    : 'Nobody is designated. It begins with a written policy that the medical director approved.';

const Designated = ({ designations, policies }: DesignationList) => {
  const [address, change] = useAddress();
  const showsAll = address['show'] === 'all';
  const shown = designations.filter(({ state }) => showsAll || state !== 'ended');
  return (
    <Section
      title="Designated technologists"
      actions={
        designations.some(({ state }) => state === 'ended') && (
          <SegmentedControl
            aria-label="Which designations"
            data={[
              { value: 'standing', label: 'Now and to come' },
              { value: 'all', label: 'Ended ones too' },
            ]}
            value={showsAll ? 'all' : 'standing'}
            onChange={(value) => change({ show: value === 'all' ? value : null })}
          />
        )
      }
    >
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed">
          {nobodyYet(policies.length > 0)}
        </Text>
      ) : (
        <DesignationTable label="Designated technologists" designations={shown} side="all" />
      )}
    </Section>
  );
};

const subtitleOf = (list: DesignationList | undefined): string => {
  if (list === undefined) return '\u00a0';
  const standing = list.designations.filter(({ state }) => state !== 'ended').length;
  const overdue = list.designations.filter(({ state }) => state === 'review-overdue').length;
  const due = overdue === 0 ? '' : `, ${overdue} to be reviewed`;
  return `For positioning and localizing by fluoroscopy: ${counted(standing, 'designation')}${due}`;
};

/** Technologists who may use fluoroscopy to position or localize, and the written policies that this stands on. */
export const DesignationsPage = () => {
  const { data, error, refetch } = useDesignations();
  const [isDesignating, setDesignating] = useState(false);
  const mayManage = useMay('designations.manage', 'everywhere');
  const today = useToday();
  const inForce = data?.policies.filter((policy) => isInForce(policy, today)) ?? [];
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader title="Designations" subtitle={subtitleOf(data)}>
        {mayManage && inForce.length > 0 && (
          <Button onClick={() => setDesignating(true)}>Designate a technologist</Button>
        )}
      </PageHeader>
      <PeopleNav />
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton />}
      {data !== undefined && (
        <>
          <Designated {...data} />
          <PoliciesPart {...data} />
        </>
      )}
      {isDesignating && <Designate policies={inForce} chosen={[]} onClose={() => setDesignating(false)} />}
    </article>
  );
};

import { Button, Spoiler, Text } from '@mantine/core';
import { useState } from 'react';
import type {
  DesignationList,
  PositioningPolicyView,
} from '../../personnel/supervision/supervision.contract.ts';
import { useMay } from '../session/me.ts';
import { counted } from '../ui/amounts.ts';
import { formatDate } from '../ui/dates.ts';
import { useToday } from '../ui/days.ts';
import { LastDayDialog } from '../ui/last-day-dialog.tsx';
import { Section } from '../ui/section.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { NewPolicy } from './designation-dialogs.tsx';

interface PolicyProps {
  readonly policy: PositioningPolicyView;
  /** Designations that stand on it and have not ended. */
  readonly standing: number;
}

/** Whether designations can stand on it on a day. */
export const isInForce = ({ approvedOn, endedOn }: PositioningPolicyView, today: string): boolean =>
  approvedOn <= today && (endedOn === null || today <= endedOn);

const State = ({ policy }: { readonly policy: PositioningPolicyView }) => {
  const today = useToday();
  const { approvedOn, endedOn } = policy;
  if (today < approvedOn) return <StateBadge kind="unknown" word={`From ${formatDate(approvedOn)}`} />;
  if (endedOn === null) return <StateBadge kind="pass" word="In force" />;
  return endedOn < today ? (
    <StateBadge kind="unknown" word={`Ended ${formatDate(endedOn)}`} />
  ) : (
    <StateBadge kind="warning" word={`Ends ${formatDate(endedOn)}`} />
  );
};

const Policy = ({ policy, standing }: PolicyProps) => {
  const [isEnding, setEnding] = useState(false);
  const mayManage = useMay('designations.manage', 'everywhere');
  return (
    <li>
      <div className="policy-head">
        <div>
          <Text fw={600} size="sm">
            {policy.title}
          </Text>
          <Text size="sm" c="dimmed">
            Approved by {policy.medicalDirector.name}, medical director, on {formatDate(policy.approvedOn)};{' '}
            {counted(standing, 'designation stands', 'designations stand')} on it
          </Text>
        </div>
        <State policy={policy} />
        {mayManage && policy.endedOn === null && (
          <Button
            size="compact-md"
            fz="sm"
            variant="default"
            className="no-print"
            aria-label={`End the policy: ${policy.title}`}
            onClick={() => setEnding(true)}
          >
            End…
          </Button>
        )}
      </div>
      <Spoiler
        maxHeight={64}
        showLabel="Show all of it"
        hideLabel="Show less"
        styles={{ control: { fontSize: 14 } }}
      >
        <Text size="sm" className="policy-words">
          {policy.text}
        </Text>
      </Spoiler>
      {isEnding && (
        <LastDayDialog
          title={`End the policy: ${policy.title}`}
          path={`/positioning-policies/${policy.id}/end`}
          from={policy.approvedOn}
          until={null}
          placeholder="Replaced by the policy of 2027"
          onClose={() => setEnding(false)}
        >
          {standing === 0
            ? 'No designation stands on it.'
            : `${counted(standing, 'designation', 'designations')} that ${standing === 1 ? 'stands' : 'stand'} on it ${standing === 1 ? 'ends' : 'end'} with it.`}
        </LastDayDialog>
      )}
    </li>
  );
};

/** The written policies behind the designations. */
export const PoliciesPart = ({ policies, designations }: DesignationList) => {
  const [isAdding, setAdding] = useState(false);
  const mayManage = useMay('designations.manage', 'everywhere');
  const standingOn = (policyId: number): number =>
    designations.filter(({ policy, state }) => policy.id === policyId && state !== 'ended').length;
  return (
    <Section
      title="Written policies"
      note="Each approved by the medical director. Without one, nobody is designated."
      actions={
        mayManage && (
          <Button
            variant={policies.length === 0 ? 'filled' : 'default'}
            size="compact-md"
            fz="sm"
            onClick={() => setAdding(true)}
          >
            Add a policy…
          </Button>
        )
      }
    >
      {policies.length === 0 ? (
        <Text size="sm" c="dimmed">
          None yet.
        </Text>
      ) : (
        <ul className="policies">
          {policies.map((policy) => (
            <Policy key={policy.id} policy={policy} standing={standingOn(policy.id)} />
          ))}
        </ul>
      )}
      {isAdding && <NewPolicy onClose={() => setAdding(false)} />}
    </Section>
  );
};

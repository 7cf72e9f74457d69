import { Button, List, Text } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import type {
  QualificationPolicies,
  QualificationPolicyView,
} from '../../personnel/credentials/credentials.contract.ts';
import { LeadRules } from '../operators/lead-rules.tsx';
import { PeopleNav } from '../people/people-nav.tsx';
import { useMay } from '../session/me.ts';
import { formatDate } from '../ui/dates.ts';
import { useToday } from '../ui/days.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useChange } from '../ui/use-change.ts';
import { isReason, WhyField } from '../ui/why-field.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { PolicyText } from './policy-text.tsx';
import { capacityMeans, capacityWord } from './policy-words.ts';
import { usePolicies } from './use-qualifications.ts';

interface PolicyProps {
  readonly policy: QualificationPolicyView;
}

/** Takes the policy that Kerma begins with as one's own, as it stands. */
const ConfirmPolicy = ({ policy, onClose }: PolicyProps & { readonly onClose: () => void }) => {
  const [reason, setReason] = useState('');
  const today = useToday();
  const confirm = useChange(z.unknown());
  return (
    <FormDialog
      title={`Confirm: ${capacityWord(policy.capacity)}`}
      action="Confirm it as it is"
      isWhole={isReason(reason)}
      isSending={confirm.isPending}
      error={confirm.error}
      onSend={() =>
        confirm.mutate(
          {
            method: 'PUT',
            path: `/qualification-policies/${policy.capacity}`,
            body: { policy: policy.policy, from: today, reason },
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <PolicyText policy={policy.policy} />
      <Text size="sm">From today on it is the policy of this site, with your name.</Text>
      <WhyField
        reason={reason}
        onReason={setReason}
        placeholder="Read beside the rules of our state: it fits"
      />
    </FormDialog>
  );
};

/** Since when it holds, and who answers for it. */
const Standing = ({ policy }: PolicyProps) => {
  const { confirmed, from, source } = policy;
  if (confirmed === null || from === null) {
    return (
      <Text size="sm" component="div">
        <StateBadge kind="warning" word="Shipped default, not yet confirmed" />
        <Text size="sm" c="dimmed" maw={780}>
          {source}
        </Text>
      </Text>
    );
  }
  return (
    <Text size="sm" component="div">
      <StateBadge kind="pass" word={`In force since ${formatDate(from)}`} />
      <Text size="sm" c="dimmed">
        Confirmed by {confirmed.by} on {formatDate(confirmed.at)}: {confirmed.reason}
      </Text>
    </Text>
  );
};

/** One version in the history: from when, by whom, why, and what it said. */
const Version = ({ policy }: PolicyProps) => {
  const [isOpen, setOpen] = useState(false);
  const { from, confirmed } = policy;
  const since = from === null ? 'From the beginning' : `From ${formatDate(from)}`;
  return (
    <List.Item>
      {since}
      {confirmed === null ? ', as shipped' : `, by ${confirmed.by}: ${confirmed.reason}`}{' '}
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={isOpen}
        aria-label={`${isOpen ? 'Hide' : 'Show'} what it said ${since.toLowerCase()}`}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Hide' : 'Show'}
      </Button>
      {isOpen && <PolicyText policy={policy.policy} />}
    </List.Item>
  );
};

const Versions = ({
  head,
  of,
}: {
  readonly head: string;
  readonly of: readonly QualificationPolicyView[];
}) =>
  of.length === 0 ? null : (
    <>
      <Text size="sm" fw={600} mt="sm">
        {head}
      </Text>
      <List size="sm" spacing={2}>
        {of.map((each) => (
          <Version key={each.version} policy={each} />
        ))}
      </List>
    </>
  );

interface CapacityPartProps extends PolicyProps {
  readonly history: readonly QualificationPolicyView[];
}

const CapacityPart = ({ policy, history }: CapacityPartProps) => {
  const [open, setOpen] = useState<'change' | 'confirm' | null>(null);
  const mayChange = useMay('policies.change', 'everywhere');
  const today = useToday();
  const others = history.filter(({ version }) => version !== policy.version);
  const isToCome = ({ from }: QualificationPolicyView): boolean => from !== null && from > today;
  return (
    <Section
      title={capacityWord(policy.capacity)}
      note={capacityMeans(policy.capacity)}
      actions={
        mayChange && (
          <>
            {policy.confirmed === null && (
              <Button size="compact-md" fz="sm" onClick={() => setOpen('confirm')}>
                Confirm as it is…
              </Button>
            )}
            <Button variant="default" size="compact-md" fz="sm" onClick={() => setOpen('change')}>
              Change…
            </Button>
          </>
        )
      }
    >
      <Standing policy={policy} />
      <PolicyText policy={policy.policy} />
      <Versions head="To come" of={others.filter(isToCome)} />
      <Versions head="Before" of={others.filter((each) => !isToCome(each))} />
      {open === 'change' && <PolicyEditor inForce={policy} onClose={() => setOpen(null)} />}
      {open === 'confirm' && <ConfirmPolicy policy={policy} onClose={() => setOpen(null)} />}
    </Section>
  );
};

const Policies = ({ policies, history }: QualificationPolicies) =>
  policies.map((policy) => (
    <CapacityPart
      key={policy.capacity}
      policy={policy}
      history={history.filter(({ capacity }) => capacity === policy.capacity)}
    />
  ));

/** What makes someone qualified at this site: in force, to come and before. */
export const PoliciesPage = () => {
  const { data, error, refetch } = usePolicies();
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader
        title="Who is qualified"
        subtitle="The policy of this site, by which every signature is judged. Certification in health physics alone does not qualify; an exception is signed for one person, with its reason and its days."
      />
      <PeopleNav />
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton />}
      {data !== undefined && <Policies {...data} />}
      <LeadRules />
    </article>
  );
};

import { Button, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { leadRuleList, type LeadRuleView } from '../../personnel/operators/operators.contract.ts';
import { daysAfter } from '../../quantities/calendar.ts';
import { getJson } from '../api.ts';
import { useMay } from '../session/me.ts';
import { formatDate, formatInstant } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { EndLeadRule, LeadRuleDialog } from './lead-rule-dialogs.tsx';
import './lead-rules.css';

/** What is being done: a new line, one in the place of another, the end of one. */
type Doing =
  | { readonly kind: 'add'; readonly like: LeadRuleView | null }
  | { readonly kind: 'replace'; readonly like: LeadRuleView }
  | { readonly kind: 'end'; readonly rule: LeadRuleView };

const spanOf = (from: string | null, endedOn: string | null): string => {
  if (from === null && endedOn === null) return 'whatever their date';
  const since = from === null ? null : `from ${formatDate(from)}`;
  const until = endedOn === null ? null : `to ${formatDate(daysAfter(endedOn, -1))}`;
  return [since, until].filter((part) => part !== null).join(' ');
};

const judgedWords = ({ state, from, endedOn }: LeadRuleView): string =>
  state === 'never-held' ? 'It judges no study' : `It judges studies ${spanOf(from, endedOn)}`;

const Standing = ({ rule }: { readonly rule: LeadRuleView }) => {
  const { added, from, endedOn, state } = rule;
  if (added.by === null) return <StateBadge kind="warning" word="Shipped default, not yet confirmed" />;
  const span = `for studies ${spanOf(from, endedOn)}`;
  return state === 'holds' ? (
    <StateBadge kind="pass" word={`In force ${span}`} />
  ) : (
    <StateBadge kind="unknown" word={`To come ${span}`} />
  );
};

const saidWords = ({ by, at, reason }: LeadRuleView['added']): string =>
  `${by ?? 'Kerma'}, ${formatInstant(at)}${reason === null ? '' : `: ${reason}`}`;

const Line = ({
  rule,
  onDo,
}: {
  readonly rule: LeadRuleView;
  readonly onDo: ((doing: Doing) => void) | null;
}) => (
  <li className="lead-rule">
    <div className="lead-rule-text">
      <Text fw={600} size="sm">
        {rule.title}
      </Text>
      <Text size="sm" component="div">
        <Standing rule={rule} />
      </Text>
      <Text size="sm">{rule.source}</Text>
      <Text size="sm" c="dimmed">
        Found by: <bdi>{rule.words.join(' · ')}</bdi>
      </Text>
      {rule.added.by !== null && (
        <Text size="xs" c="dimmed">
          Added by {saidWords(rule.added)}
        </Text>
      )}
    </div>
    {onDo !== null && (
      <div className="lead-rule-acts no-print">
        <Button
          size="compact-md"
          fz="sm"
          variant="default"
          aria-label={`${rule.added.by === null ? 'Confirm or change' : 'Change'}: ${rule.title}`}
          onClick={() => onDo({ kind: 'replace', like: rule })}
        >
          {rule.added.by === null ? 'Confirm or change…' : 'Change…'}
        </Button>
        <Button
          size="compact-md"
          fz="sm"
          variant="default"
          aria-label={`End: ${rule.title}`}
          onClick={() => onDo({ kind: 'end', rule })}
        >
          End…
        </Button>
      </div>
    )}
  </li>
);

const Before = ({
  rules,
  onDo,
}: {
  readonly rules: readonly LeadRuleView[];
  readonly onDo: ((doing: Doing) => void) | null;
}) =>
  rules.length === 0 ? null : (
    <>
      <Text size="sm" fw={600} mt="sm">
        Before
      </Text>
      <List size="sm" spacing={4}>
        {rules.map((rule) => (
          <List.Item key={rule.id}>
            {rule.title}. {judgedWords(rule)}.{rule.ended !== null && ` Ended by ${saidWords(rule.ended)}`}{' '}
            {onDo !== null && (
              <Button
                variant="subtle"
                size="compact-sm"
                className="no-print"
                aria-label={`Use again: ${rule.title}`}
                onClick={() => onDo({ kind: 'add', like: rule })}
              >
                Use again…
              </Button>
            )}
          </List.Item>
        ))}
      </List>
    </>
  );

const Dialog = ({ doing, onClose }: { readonly doing: Doing; readonly onClose: () => void }) =>
  doing.kind === 'end' ? (
    <EndLeadRule rule={doing.rule} onClose={onClose} />
  ) : (
    <LeadRuleDialog like={doing.like} replaces={doing.kind === 'replace'} onClose={onClose} />
  );

const Lines = ({
  rules,
  onDo,
}: {
  readonly rules: readonly LeadRuleView[];
  readonly onDo: ((doing: Doing) => void) | null;
}) => {
  const isNow = ({ state }: LeadRuleView): boolean => state === 'holds' || state === 'to-come';
  const now = rules.filter(isNow);
  return (
    <>
      {now.length === 0 ? (
        <Text size="sm" c="dimmed">
          No line holds: no study is looked at for who led it.
        </Text>
      ) : (
        <ul className="lead-rules">
          {now.map((rule) => (
            <Line key={rule.id} rule={rule} onDo={onDo} />
          ))}
        </ul>
      )}
      <Before rules={rules.filter((rule) => !isNow(rule))} onDo={onDo} />
    </>
  );
};

/** What non-physician radiology providers do not lead: the lines that hold, and those of before. */
export const LeadRules = () => {
  const { data, error, refetch } = useQuery({
    queryKey: ['lead-rules'],
    queryFn: ({ signal }) => getJson('/lead-rules', leadRuleList, { signal }),
  });
  const mayChange = useMay('policies.change', 'everywhere');
  const [doing, setDoing] = useState<Doing | null>(null);
  const onDo = mayChange ? setDoing : null;
  return (
    <Section
      title="What non-physician radiology providers do not lead"
      note="A study that names one of them as performing physician of such a procedure has a finding: somebody looks who led it."
      actions={
        mayChange && (
          <Button
            variant="default"
            size="compact-md"
            fz="sm"
            onClick={() => setDoing({ kind: 'add', like: null })}
          >
            Add a line…
          </Button>
        )
      }
    >
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton rows={2} />}
      {data !== undefined && <Lines rules={data.rules} onDo={onDo} />}
      {doing !== null && <Dialog doing={doing} onClose={() => setDoing(null)} />}
    </Section>
  );
};

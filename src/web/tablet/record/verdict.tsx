import { Text } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { Verdict } from '../../../qc/core/verdict.ts';
import { StateBadge, type StateKind } from '../../ui/state-badge.tsx';
import type { Said } from '../round/said.ts';

const shown = {
  pass: { kind: 'pass', word: 'Pass', icon: IconCircleCheck },
  warning: { kind: 'warning', word: 'Warning', icon: IconAlertTriangle },
  action: { kind: 'action', word: 'Action', icon: IconAlertCircle },
  'not-evaluated': { kind: 'unknown', word: 'Not evaluated', icon: IconCircleDashed },
} as const satisfies Readonly<Record<Verdict, { kind: StateKind; word: string; icon: unknown }>>;

export const VerdictBadge = ({ verdict }: { readonly verdict: Verdict }) => (
  <StateBadge kind={shown[verdict].kind} word={shown[verdict].word} />
);

/** What a value is held against and compared with, on one line each. */
export const SaidLines = ({ said }: { readonly said: Said }) => (
  <>
    {said.reason !== null && <Text size="sm">{said.reason}</Text>}
    {said.bands.map((words) => (
      <Text key={words} size="sm">
        {words}
      </Text>
    ))}
    {said.failed.length > 0 && <Text size="sm">Fails: {said.failed.join(', ')}</Text>}
    {said.baseline !== null && <Text size="sm">Baseline {said.baseline}</Text>}
    {said.last !== null && <Text size="sm">Last {said.last}</Text>}
  </>
);

/** A verdict that a person must look at: large, in word, icon and colour. */
export const LargeVerdict = ({ said }: { readonly said: Said }) => {
  const { word, icon: Icon, kind } = shown[said.verdict];
  return (
    <div className={`large-verdict ${kind}`}>
      <Icon size={34} stroke={1.8} className={`state-${kind}`} aria-hidden />
      <div>
        <strong className="verdict-word">{word}</strong>
        <Text fw={500}>
          {said.label}
          {said.value === null ? '' : `: ${said.value}`}
        </Text>
        <SaidLines said={said} />
      </div>
    </div>
  );
};

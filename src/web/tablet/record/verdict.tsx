import { Text } from '@mantine/core';
import { verdictWords } from '../../qc/qc-words.ts';
import { stateKinds } from '../../ui/state-badge.tsx';
import type { Said } from '../round/said.ts';

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
  const { word, kind } = verdictWords[said.verdict];
  const { icon: Icon } = stateKinds[kind];
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

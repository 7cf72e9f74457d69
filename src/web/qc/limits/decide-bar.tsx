import { Button, Group, Text, Tooltip } from '@mantine/core';
import type { LimitView } from '../../../qc/limits/limits.contract.ts';
import { counted } from '../../ui/amounts.ts';
import '../../ui/status-chip.css';
import { idOf, waitingByVerification } from './choosing-limits.ts';
import type { Decision } from './decide-dialog.tsx';
import { verificationWords } from './limit-words.ts';

interface DecideBarProps {
  readonly limits: readonly LimitView[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[], on: boolean) => void;
  readonly onDecide: (decision: Decision) => void;
}

/** Selects all of one verification that wait, and decides on what is selected. */
export const DecideBar = ({ limits, chosen, onChoose, onDecide }: DecideBarProps) => {
  const selected = limits.filter((limit) => chosen.has(idOf(limit)));
  const toAdopt = selected.filter(({ isInForce }) => !isInForce).length;
  const byVerification = waitingByVerification(limits);
  const toWithdraw = selected.length - toAdopt;
  return (
    <Group justify="space-between" gap="sm" className="qc-decide-bar no-print">
      <Group gap="xs" role="group" aria-label="Select all that wait">
        <Text size="sm">{byVerification.length === 0 ? 'No limit waits.' : 'Select:'}</Text>
        {byVerification.map(({ verification, waiting }) => {
          const ids = waiting.map(idOf);
          const isOn = ids.every((id) => chosen.has(id));
          return (
            <Tooltip
              key={verification}
              label={verificationWords[verification].meaning}
              position="bottom-start"
              maw={300}
            >
              <button
                type="button"
                className="status-chip"
                aria-pressed={isOn}
                onClick={() => onChoose(ids, !isOn)}
              >
                {verificationWords[verification].word}
                <Text span fw={600} className="num">
                  {waiting.length}
                </Text>
              </button>
            </Tooltip>
          );
        })}
      </Group>
      <Group gap="xs">
        <Button variant="default" disabled={toWithdraw === 0} onClick={() => onDecide('withdraw')}>
          {toWithdraw === 0 ? 'Withdraw…' : `Withdraw ${counted(toWithdraw, 'limit')}…`}
        </Button>
        <Button disabled={toAdopt === 0} onClick={() => onDecide('adopt')}>
          {toAdopt === 0 ? 'Adopt…' : `Adopt ${counted(toAdopt, 'limit')}…`}
        </Button>
      </Group>
    </Group>
  );
};

import { VisuallyHidden } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconBackspace, IconPlusMinus } from '@tabler/icons-react';
import type { NumberKey } from '../round/number-typing.ts';

interface NumberPadProps {
  readonly decimals: number;
  /** Whether a value below zero can be meant. */
  readonly mayBeNegative: boolean;
  readonly onKey: (key: NumberKey) => void;
  readonly onEnter: () => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

const keyOf = (pressed: string): NumberKey | null => {
  if (/^\d$/.test(pressed)) return pressed as NumberKey;
  if (pressed === '.' || pressed === ',') return '.';
  if (pressed === '-') return 'sign';
  return pressed === 'Backspace' ? 'back' : null;
};

/** At a desk the keyboard does the same. */
const useKeyboard = ({ decimals, mayBeNegative, onKey, onEnter }: NumberPadProps): void =>
  useWindowEvent('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = keyOf(event.key);
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) onEnter();
    if (key === null || (key === 'sign' && !mayBeNegative) || (key === '.' && decimals === 0)) return;
    event.preventDefault();
    onKey(key);
  });

/** Digits, sign, decimal point and one step back, each large enough for a thumb. */
export const NumberPad = (props: NumberPadProps) => {
  const { decimals, mayBeNegative, onKey } = props;
  useKeyboard(props);
  return (
    <div className="keypad numbers" role="group" aria-label="Keypad">
      {digits.map((digit) => (
        <button key={digit} type="button" onClick={() => onKey(digit)}>
          {digit}
        </button>
      ))}
      {mayBeNegative ? (
        <button type="button" onClick={() => onKey('sign')}>
          <IconPlusMinus size={28} stroke={1.6} aria-hidden />
          <VisuallyHidden>Change the sign</VisuallyHidden>
        </button>
      ) : (
        <span />
      )}
      <button type="button" onClick={() => onKey('0')}>
        0
      </button>
      {decimals > 0 ? (
        <button type="button" onClick={() => onKey('.')}>
          <span aria-hidden>.</span>
          <VisuallyHidden>Decimal point</VisuallyHidden>
        </button>
      ) : (
        <span />
      )}
    </div>
  );
};

/** Takes the last sign back; stands beside what it takes from. */
export const BackKey = ({ onBack, isEmpty }: { readonly onBack: () => void; readonly isEmpty: boolean }) => (
  <button type="button" className="back-key" disabled={isEmpty} onClick={onBack}>
    <IconBackspace size={30} stroke={1.6} aria-hidden />
    <VisuallyHidden>Take the last sign back</VisuallyHidden>
  </button>
);

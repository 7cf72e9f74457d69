import { Text } from '@mantine/core';
import {
  decimalsOfField,
  type IntegerField,
  type NumberField,
  type ReplicatesField,
} from '../../../qc/core/fields.ts';
import { afterKey, typedNumber } from '../round/number-typing.ts';
import { numberWords, symbolOf } from '../round/said.ts';
import { BigAction } from './big-action.tsx';
import { BackKey, NumberPad } from './number-pad.tsx';
import type { StepProps } from './step-props.ts';

type Measured = NumberField | IntegerField | ReplicatesField;

const mayBeNegative = ({ plausible }: Measured): boolean => (plausible?.low ?? -1) < 0;

interface DisplayProps {
  readonly field: Measured;
  readonly text: string;
  readonly onBack: () => void;
}

const Display = ({ field, text, onBack }: DisplayProps) => (
  <div className="number-display">
    <output aria-label={`${field.label}, as typed`}>
      {text === '' ? <span className="caret" aria-hidden /> : text.replace('-', '−')}
    </output>
    <span className="unit">{symbolOf(field)}</span>
    <BackKey onBack={onBack} isEmpty={text === ''} />
  </div>
);

interface TypedProps {
  readonly field: Measured;
  readonly text: string;
  readonly action: string;
  readonly onText: (text: string) => void;
  readonly onValue: (value: number) => void;
}

const TypedNumber = ({ field, text, action, onText, onValue }: TypedProps) => {
  const decimals = decimalsOfField(field);
  const value = typedNumber(text);
  const enter = (): void => {
    if (value !== null) onValue(value);
  };
  return (
    <>
      <Display field={field} text={text} onBack={() => onText(afterKey(text, 'back', decimals))} />
      <NumberPad
        decimals={decimals}
        mayBeNegative={mayBeNegative(field)}
        onKey={(key) => onText(afterKey(text, key, decimals))}
        onEnter={enter}
      />
      <BigAction isOff={value === null} onAct={enter}>
        {action}
      </BigAction>
    </>
  );
};

/** One number, by the tablet's own keypad. */
export const NumberStep = ({ field, typing, onType, onEnter }: StepProps<NumberField | IntegerField>) => (
  <TypedNumber
    field={field}
    text={typing.text}
    action="Next"
    onText={(text) => onType({ text })}
    onValue={onEnter}
  />
);

/** The same reading several times: each is kept, all of them are entered together. */
export const ReplicatesStep = ({ field, typing, onType, onEnter }: StepProps<ReplicatesField>) => {
  const { readings, text } = typing;
  const take = (value: number): void => {
    const all = [...readings, value];
    if (all.length >= field.most) onEnter(all);
    else onType({ readings: all, text: '' });
  };
  return (
    <>
      <ol className="readings" aria-label="Readings so far">
        {readings.map((reading, at) => (
          <li key={`${at} ${reading}`}>{numberWords(reading, field)}</li>
        ))}
      </ol>
      <Text size="sm" c="dimmed">
        Reading {readings.length + 1}; {field.least} at least, {field.most} at most.
      </Text>
      {readings.length > 0 && (
        <div className="beside">
          <button
            type="button"
            className="quiet-action"
            onClick={() => onType({ readings: readings.slice(0, -1) })}
          >
            Take the last reading back
          </button>
          {readings.length >= field.least && text === '' && (
            <button type="button" className="quiet-action" onClick={() => onEnter(readings)}>
              These are all
            </button>
          )}
        </div>
      )}
      <TypedNumber
        field={field}
        text={text}
        action="Next reading"
        onText={(next) => onType({ text: next })}
        onValue={take}
      />
    </>
  );
};

import { Textarea } from '@mantine/core';
import type { TextField } from '../../../qc/core/fields.ts';
import { BigAction } from './big-action.tsx';
import type { StepProps } from './step-props.ts';

/** Words: as last time by one tap, or typed. */
export const TextStep = ({ field, draft, typing, onType, onEnter }: StepProps<TextField>) => {
  const last = draft.test.last.find((each) => each.field === field.key)?.value;
  const text = typing.text.trim();
  return (
    <>
      {typeof last === 'string' && (
        <div className="choices">
          <button type="button" onClick={() => onEnter(last)}>
            <span className="as-last">As last time</span>
            {last}
          </button>
        </div>
      )}
      <Textarea
        label={typeof last === 'string' ? 'Or something else' : field.label}
        size="lg"
        autosize
        minRows={2}
        maxLength={2000}
        mt="md"
        value={typing.text}
        onChange={({ currentTarget }) => onType({ text: currentTarget.value })}
      />
      <BigAction isOff={text === ''} onAct={() => onEnter(text)}>
        Next
      </BigAction>
    </>
  );
};

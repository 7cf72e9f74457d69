import { useWindowEvent } from '@mantine/hooks';
import { optionsOf, type ChoiceField, type YesNoField } from '../../../qc/core/fields.ts';
import type { StepProps } from './step-props.ts';
import { capital } from '../../ui/capital.ts';

/** Choices as large buttons; a choice needs no other tap. At a desk the digits choose. */
export const ChoiceStep = ({ field, onEnter }: StepProps<ChoiceField | YesNoField>) => {
  const options = optionsOf(field) ?? [];
  useWindowEvent('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
    const option = /^[1-9]$/.test(key) ? options[Number(key) - 1] : undefined;
    if (option !== undefined && !ctrlKey && !metaKey && !altKey) onEnter(option);
  });
  return (
    <div className="choices" role="group" aria-label={field.label}>
      {options.map((option) => (
        <button key={option} type="button" onClick={() => onEnter(option)}>
          {capital(option)}
        </button>
      ))}
    </div>
  );
};

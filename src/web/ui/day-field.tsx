import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

interface DayFieldProps {
  readonly label: string;
  /** ISO date; empty while none is chosen. */
  readonly day: string;
  readonly onDay: (day: string) => void;
  readonly required?: boolean;
  readonly description?: ReactNode;
  readonly error?: string | null;
  readonly min?: string;
  readonly max?: string;
}

/** A day of the calendar, asked for by the browser's own field. */
export const DayField = ({ day, onDay, error = null, ...rest }: DayFieldProps) => (
  <TextInput
    type="date"
    value={day}
    onChange={(event) => onDay(event.currentTarget.value)}
    error={error}
    inputWrapperOrder={['label', 'input', 'description', 'error']}
    {...rest}
  />
);

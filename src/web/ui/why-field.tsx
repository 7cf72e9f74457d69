import { TextInput } from '@mantine/core';

interface WhyFieldProps {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly placeholder?: string;
}

/** The least that says something; the server asks for as much. */
export const isReason = (reason: string): boolean => reason.trim().length >= 3;

/** A sentence that says why; it stays in the audit trail beside the name of whoever wrote it. */
export const WhyField = ({ reason, onReason, placeholder }: WhyFieldProps) => (
  <TextInput
    label="Why"
    description="A few words; they stay in the audit trail with your name"
    required
    maxLength={500}
    {...(placeholder === undefined ? {} : { placeholder })}
    value={reason}
    onChange={(event) => onReason(event.currentTarget.value)}
  />
);

import { Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { DayField } from './day-field.tsx';
import { useToday } from './days.ts';
import { FormDialog } from './form-dialog.tsx';
import { useChange } from './use-change.ts';
import { isReason, WhyField } from './why-field.tsx';

interface LastDayDialogProps {
  readonly title: string;
  /** What it is, and what follows from ending it. */
  readonly children: ReactNode;
  /** That takes `until` and `reason`. */
  readonly path: string;
  /** The first day of what ends. */
  readonly from: string;
  /** The last day that is known already. */
  readonly until: string | null;
  readonly placeholder: string;
  readonly onClose: () => void;
}

/** Says the last day of something that holds, and why. */
export const LastDayDialog = (props: LastDayDialogProps) => {
  const { title, children, path, from, until, placeholder, onClose } = props;
  const today = useToday();
  const [day, setDay] = useState(until ?? today);
  const [reason, setReason] = useState('');
  const end = useChange(z.unknown());
  const isEarly = day !== '' && day < from;
  return (
    <FormDialog
      title={title}
      action="Set the last day"
      isWhole={day !== '' && !isEarly && isReason(reason)}
      isSending={end.isPending}
      error={end.error}
      onSend={() =>
        end.mutate({ method: 'POST', path, body: { until: day, reason } }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Text size="sm" component="div">
        {children}
      </Text>
      <DayField
        label="Last day"
        required
        min={from}
        day={day}
        error={isEarly ? 'This is before it began' : null}
        onDay={setDay}
      />
      <WhyField reason={reason} onReason={setReason} placeholder={placeholder} />
    </FormDialog>
  );
};

interface TakeBackDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** That takes the reason. */
  readonly path: string;
  readonly onClose: () => void;
}

/** Takes back what has not begun yet, with the reason. */
export const TakeBackDialog = ({ title, children, path, onClose }: TakeBackDialogProps) => {
  const [reason, setReason] = useState('');
  const takeBack = useChange(z.unknown());
  return (
    <FormDialog
      title={title}
      action="Take back"
      isWhole={isReason(reason)}
      isSending={takeBack.isPending}
      error={takeBack.error}
      onSend={() => takeBack.mutate({ method: 'POST', path, body: { reason } }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Text size="sm" component="div">
        {children}
      </Text>
      <WhyField reason={reason} onReason={setReason} placeholder="Entered for the wrong unit" />
    </FormDialog>
  );
};

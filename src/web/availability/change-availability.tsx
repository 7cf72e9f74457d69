import { TagsInput, Text } from '@mantine/core';
import { useState } from 'react';
import { unitAvailability, type AvailabilityInput } from '../../qc/issues/issues.contract.ts';
import { PasswordField } from '../session/password-field.tsx';
import { useMe } from '../session/me.ts';
import { DayField } from '../ui/day-field.tsx';
import { useToday } from '../ui/days.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';
import { isReason, WhyField } from '../ui/why-field.tsx';

export type AvailabilityEvent = AvailabilityInput['event'];

interface EventWords {
  readonly title: string;
  readonly action: string;
  readonly says: string;
  readonly why: string;
  readonly asks: readonly ('modes' | 'until')[];
}

export const eventWords: Readonly<Record<AvailabilityEvent, EventWords>> = {
  'take-out': {
    title: 'Take out of service',
    action: 'Take out of service',
    says: 'Nobody images patients on it from now on, until its physicist releases it by signature.',
    why: 'The air-kerma rate is a third too high, twice',
    asks: [],
  },
  restrict: {
    title: 'Restrict to modes',
    action: 'Restrict',
    says: 'It may be used in the modes that are named, and in no other, until its physicist releases it.',
    why: 'The detector has stripes in the largest field',
    asks: ['modes'],
  },
  'end-early': {
    title: 'End the conditional use',
    action: 'End it',
    says: 'The unit is restricted again, as it was before.',
    why: 'The fault came again',
    asks: [],
  },
  'release-to-modes': {
    title: 'Release to modes',
    action: 'Sign the release',
    says: 'You sign that it may be used in these modes.',
    why: 'Fluoroscopy was measured and is right; the run is not yet',
    asks: ['modes'],
  },
  release: {
    title: 'Release to service',
    action: 'Sign the release',
    says: 'You sign that it may be used as usual again.',
    why: 'Corrected, and measured again',
    asks: [],
  },
  'allow-until': {
    title: 'Allow conditional use until a date',
    action: 'Sign until that date',
    says: 'The one way to use a unit with an open failure: no significant risk, correction arranged. It ends by itself on its date.',
    why: 'No risk to patients; the part arrives on Thursday',
    asks: ['modes', 'until'],
  },
};

const isSigned = (event: AvailabilityEvent): boolean =>
  event === 'release' || event === 'release-to-modes' || event === 'allow-until';

const Signing = ({
  password,
  onPassword,
}: {
  readonly password: string;
  readonly onPassword: (text: string) => void;
}) => {
  const { name, login } = useMe();
  return (
    <>
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <PasswordField
        label="Your password"
        description={`You sign as ${name}`}
        required
        autoComplete="current-password"
        value={password}
        onChange={(event) => onPassword(event.currentTarget.value)}
      />
    </>
  );
};

interface ChangeAvailabilityProps {
  readonly unitId: number;
  readonly unitName: string;
  readonly event: AvailabilityEvent;
  readonly onClose: () => void;
}

interface Draft {
  readonly reason: string;
  readonly password: string;
  /** Empty while no day is chosen. */
  readonly until: string;
  readonly modes: readonly string[];
}

const isWhole = (
  event: AvailabilityEvent,
  { reason, password, until, modes }: Draft,
  today: string,
): boolean => {
  const { asks } = eventWords[event];
  if (!isReason(reason) || (isSigned(event) && password === '')) return false;
  if (asks.includes('until')) return until >= today;
  return !asks.includes('modes') || modes.length > 0;
};

const bodyOf = (event: AvailabilityEvent, { reason, password, until, modes }: Draft) => ({
  ...{ event, reason },
  modes: modes.length > 0 ? modes : null,
  until: eventWords[event].asks.includes('until') ? until : null,
  password: isSigned(event) ? password : null,
});

/** Makes a unit safer at once, or signs its way back. */
export const ChangeAvailability = ({ unitId, unitName, event, onClose }: ChangeAvailabilityProps) => {
  const today = useToday();
  const words = eventWords[event];
  const [draft, setDraft] = useState({ reason: '', password: '', until: '', modes: [] as string[] });
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const change = useChange(unitAvailability);
  const [asksModes, asksUntil] = [words.asks.includes('modes'), words.asks.includes('until')];
  return (
    <FormDialog
      title={`${words.title}: ${unitName}`}
      action={words.action}
      isWhole={isWhole(event, draft, today)}
      isSending={change.isPending}
      error={change.error}
      onSend={() =>
        change.mutate(
          { method: 'POST', path: `/units/${unitId}/availability`, body: bodyOf(event, draft) },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">{words.says}</Text>
      {asksModes && (
        <TagsInput
          label={
            asksUntil ? 'Only in these modes (all where none is named)' : 'Modes in which it may be used'
          }
          placeholder="Type one and press Enter"
          value={draft.modes}
          onChange={(modes) => set({ modes })}
        />
      )}
      {asksUntil && (
        <DayField label="Last day" required min={today} day={draft.until} onDay={(until) => set({ until })} />
      )}
      <WhyField reason={draft.reason} onReason={(reason) => set({ reason })} placeholder={words.why} />
      {isSigned(event) && <Signing password={draft.password} onPassword={(password) => set({ password })} />}
    </FormDialog>
  );
};

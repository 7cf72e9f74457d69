import { Checkbox, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { leadRuleList, type LeadRuleView } from '../../personnel/operators/operators.contract.ts';
import { daysAfter } from '../../quantities/calendar.ts';
import { DayField } from '../ui/day-field.tsx';
import { useToday } from '../ui/days.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';
import { isReason, WhyField } from '../ui/why-field.tsx';

interface Draft {
  readonly title: string;
  readonly words: string;
  readonly source: string;
  readonly isAlways: boolean;
  readonly from: string;
  readonly reason: string;
}

const emptyDraft: Draft = { title: '', words: '', source: '', isAlways: true, from: '', reason: '' };

/** The source of the line that Kerma begins with is what the site is asked to say anew. */
const draftOf = ({ title, words, source, from, added }: LeadRuleView): Draft => ({
  title,
  words: words.join('\n'),
  source: added.by === null ? '' : source,
  isAlways: from === null,
  from: from ?? '',
  reason: '',
});

const wordsOf = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

const isWhole = ({ title, words, source, isAlways, from, reason }: Draft): boolean =>
  title.trim().length >= 3 &&
  wordsOf(words).length > 0 &&
  source.trim().length >= 3 &&
  (isAlways || from !== '') &&
  isReason(reason);

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

const Fields = ({ draft, set }: FieldsProps) => (
  <>
    <TextInput
      label="What is not led by them"
      required
      data-autofocus
      maxLength={200}
      placeholder="Vertebral augmentation"
      value={draft.title}
      onChange={(event) => set({ title: event.currentTarget.value })}
    />
    <Textarea
      label="Words that name it"
      description="One a line. They are looked for anywhere in description, procedure and protocol; case, accents and hyphens make no difference. The beginning of a word finds its forms too."
      required
      autosize
      minRows={3}
      maxRows={12}
      placeholder={'kyphoplast\nvertebroplast'}
      value={draft.words}
      onChange={(event) => set({ words: event.currentTarget.value })}
    />
    <TextInput
      label="Who says so"
      description="The policy or rule, its number and date, and who signed it"
      required
      maxLength={300}
      placeholder="Policy IR-12 of 1 Mar 2026, medical director"
      value={draft.source}
      onChange={(event) => set({ source: event.currentTarget.value })}
    />
    <Checkbox
      label="Has always held here: studies of before are judged by it too"
      checked={draft.isAlways}
      onChange={(event) => set({ isAlways: event.currentTarget.checked })}
    />
    {!draft.isAlways && (
      <DayField label="First day" required day={draft.from} onDay={(from) => set({ from })} />
    )}
  </>
);

interface LeadRuleDialogProps {
  /** The line to begin with. */
  readonly like: LeadRuleView | null;
  /** Whether it takes the place of that line. */
  readonly replaces: boolean;
  readonly onClose: () => void;
}

/** Adds a line, or replaces one: that ends where the new one begins, and both stay. */
export const LeadRuleDialog = ({ like, replaces, onClose }: LeadRuleDialogProps) => {
  const [draft, setDraft] = useState(() => (like === null ? emptyDraft : draftOf(like)));
  const add = useChange(leadRuleList);
  const { title, words, source, isAlways, from, reason } = draft;
  const body = {
    ...{ title, source, reason },
    words: wordsOf(words),
    from: isAlways ? null : from,
    replacesId: replaces ? (like?.id ?? null) : null,
  };
  return (
    <FormDialog
      title={replaces ? `Confirm or change: ${like?.title ?? ''}` : 'Add a line to the policy'}
      action={replaces ? 'Put in its place' : 'Add'}
      isWhole={isWhole(draft)}
      isSending={add.isPending}
      error={add.error}
      onSend={() => add.mutate({ method: 'POST', path: '/lead-rules', body }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Fields draft={draft} set={(part) => setDraft((now) => ({ ...now, ...part }))} />
      {replaces && (
        <Text size="sm" c="dimmed">
          The line of before stays to be read; it holds until the day this one begins.
        </Text>
      )}
      <WhyField
        reason={reason}
        onReason={(next) => setDraft((now) => ({ ...now, reason: next }))}
        placeholder="Read with the medical director: it is our policy"
      />
    </FormDialog>
  );
};

/** Says the last day of a line, or that it never held. */
export const EndLeadRule = ({
  rule,
  onClose,
}: {
  readonly rule: LeadRuleView;
  readonly onClose: () => void;
}) => {
  const today = useToday();
  const [never, setNever] = useState(false);
  const [lastDay, setLastDay] = useState(today);
  const [reason, setReason] = useState('');
  const end = useChange(leadRuleList);
  const body = { on: never || lastDay === '' ? null : daysAfter(lastDay, 1), reason };
  return (
    <FormDialog
      title={`End the line: ${rule.title}`}
      action="End it"
      isWhole={isReason(reason) && (never || lastDay !== '')}
      isSending={end.isPending}
      error={end.error}
      onSend={() =>
        end.mutate({ method: 'POST', path: `/lead-rules/${rule.id}/end`, body }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Text size="sm">
        Studies after its last day are no longer judged by it; those of before keep what was found. The line
        stays to be read.
      </Text>
      <Checkbox
        label="It never held here: what was found by it goes"
        checked={never}
        onChange={(event) => setNever(event.currentTarget.checked)}
      />
      {!never && <DayField label="Last day" required day={lastDay} onDay={setLastDay} />}
      <WhyField reason={reason} onReason={setReason} placeholder="State law of 2027 admits it" />
    </FormDialog>
  );
};

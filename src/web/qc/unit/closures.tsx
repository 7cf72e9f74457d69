import { Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { UnitPlan } from '../../../qc/schedule/schedule.contract.ts';
import { unitPlan } from '../../../qc/schedule/schedule.contract.ts';
import { DayField } from '../../ui/day-field.tsx';
import { spanWords, useToday } from '../../ui/days.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TakeBackDialog } from '../../ui/last-day-dialog.tsx';
import { Section } from '../../ui/section.tsx';
import { useChange } from '../../ui/use-change.ts';
import { isReason, WhyField } from '../../ui/why-field.tsx';

type Closure = UnitPlan['closures'][number];

interface ClosuresProps {
  readonly plan: UnitPlan;
  readonly mayPlan: boolean;
}

const CloseDays = ({ unitId, onClose }: { readonly unitId: number; readonly onClose: () => void }) => {
  const today = useToday();
  const [draft, setDraft] = useState({ from: today, until: today, reason: '' });
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const close = useChange(unitPlan);
  const isEarly = draft.until !== '' && draft.until < draft.from;
  return (
    <FormDialog
      title="Days without clinic"
      action="Close these days"
      isWhole={draft.from !== '' && !isEarly && isReason(draft.reason)}
      isSending={close.isPending}
      error={close.error}
      onSend={() =>
        close.mutate(
          {
            method: 'POST',
            path: `/units/${unitId}/qc/closures`,
            body: { ...draft, until: draft.until === '' ? null : draft.until },
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">What is due on such a day is moved or left out, as its schedule says.</Text>
      <DayField label="First day" required day={draft.from} onDay={(from) => set({ from })} />
      <DayField
        label="Last day"
        description="Empty: nobody knows yet"
        min={draft.from}
        day={draft.until}
        error={isEarly ? 'This is before it begins' : null}
        onDay={(until) => set({ until })}
      />
      <WhyField reason={draft.reason} onReason={(reason) => set({ reason })} placeholder="Tube replacement" />
    </FormDialog>
  );
};

const ClosureRow = ({
  closure,
  mayPlan,
  onTakeBack,
}: {
  readonly closure: Closure;
  readonly mayPlan: boolean;
  readonly onTakeBack: (closure: Closure) => void;
}) => (
  <Table.Tr>
    <Table.Td>{spanWords(closure.from, closure.until)}</Table.Td>
    <Table.Td>{closure.unitId === null ? 'all units' : 'this unit'}</Table.Td>
    <Table.Td>{closure.reason}</Table.Td>
    <Table.Td ta="end" className="no-print">
      {mayPlan && closure.unitId !== null && (
        <Button
          size="compact-md"
          fz="sm"
          variant="subtle"
          aria-label={`Take back: ${spanWords(closure.from, closure.until)}`}
          onClick={() => onTakeBack(closure)}
        >
          Take back…
        </Button>
      )}
    </Table.Td>
  </Table.Tr>
);

/** Days on which the unit is not used, and nothing is asked of it. */
export const Closures = ({ plan, mayPlan }: ClosuresProps) => {
  const [isAdding, setAdding] = useState(false);
  const [taken, setTaken] = useState<Closure | null>(null);
  const { unit, closures } = plan;
  return (
    <Section
      title="Days without clinic"
      {...(closures.length === 0 && {
        note: 'None. Days on which the unit is not used move or drop what is due.',
      })}
      actions={
        mayPlan && (
          <Button variant="default" size="compact-md" fz="sm" onClick={() => setAdding(true)}>
            Close days…
          </Button>
        )
      }
    >
      {closures.length > 0 && (
        <Table fz="sm" verticalSpacing={6} maw={860}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Days</Table.Th>
              <Table.Th>Where</Table.Th>
              <Table.Th>Why</Table.Th>
              <Table.Th className="no-print">
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {closures.map((closure) => (
              <ClosureRow key={closure.id} closure={closure} mayPlan={mayPlan} onTakeBack={setTaken} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {isAdding && <CloseDays unitId={unit.id} onClose={() => setAdding(false)} />}
      {taken !== null && (
        <TakeBackDialog
          title={`Take back: ${spanWords(taken.from, taken.until)}`}
          path={`/units/${unit.id}/qc/closures/${taken.id}/take-back`}
          onClose={() => setTaken(null)}
        >
          The unit is used on those days after all; what is due then is asked for again.
        </TakeBackDialog>
      )}
    </Section>
  );
};

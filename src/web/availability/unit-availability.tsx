import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Unit } from '../../equipment/equipment.contract.ts';
import type { UnitAvailability as Answer } from '../../qc/issues/issues.contract.ts';
import { useMay } from '../session/me.ts';
import { counted } from '../ui/amounts.ts';
import { formatDate, formatInstant } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { AvailabilityBadge, availabilityWords } from './availability-badge.tsx';
import './availability.css';
import { ChangeAvailability, eventWords, type AvailabilityEvent } from './change-availability.tsx';
import { RecordService } from './record-service.tsx';
import { useService, useUnitAvailability } from './use-availability.ts';

const isEvent = (event: string): event is AvailabilityEvent => event in eventWords;

const Standing = ({ answer }: { readonly answer: Answer }) => (
  <Stack gap={4}>
    <Group gap="md">
      <AvailabilityBadge line={answer.now} />
      {answer.now.from !== null && (
        <Text size="sm" c="dimmed">
          since {formatInstant(answer.now.from)}, {answer.now.by}: {answer.now.reason}
        </Text>
      )}
    </Group>
    {answer.openFailures > 0 && (
      <Text size="sm">
        {counted(answer.openFailures, 'failure')} at the action level open:{' '}
        <Anchor component={Link} to="/qc/issues" underline="always">
          see the issues
        </Anchor>
      </Text>
    )}
    {answer.requiredQcLeft > 0 && (
      <Text size="sm">{counted(answer.requiredQcLeft, 'test')} required before the return to service.</Text>
    )}
  </Stack>
);

const History = ({ history }: Pick<Answer, 'history'>) =>
  history.length > 0 && (
    <ul className="availability-lines" aria-label="History of availability">
      {history.map(({ from, reason, by, signatureId, ...line }) => (
        <li key={from}>
          <span>{from === null ? '' : formatInstant(from)}</span>
          <strong>{availabilityWords(line)}</strong>
          <span>
            {by}: {reason}
          </span>
          {signatureId !== null && (
            <Anchor component={Link} to={`/qc/signatures/${signatureId}`} size="sm" underline="always">
              Signature
            </Anchor>
          )}
        </li>
      ))}
    </ul>
  );

const Service = ({ unitId }: { readonly unitId: number }) => {
  const { data } = useService(unitId);
  if (data === undefined || data.events.length === 0) return null;
  return (
    <ul className="availability-lines" aria-label="Service">
      {data.events.map(({ id, onDate, kindWords, what, vendor, ticket, downtimeH }) => (
        <li key={id}>
          <span>{formatDate(onDate)}</span>
          <strong>{kindWords}</strong>
          <span>
            {what}
            {[vendor, ticket].filter((each) => each !== null).map((each) => `, ${each}`)}
            {downtimeH !== null && `, ${downtimeH} h out of use`}
          </span>
        </li>
      ))}
    </ul>
  );
};

const Buttons = ({
  answer,
  open,
}: {
  answer: Answer;
  open: (dialog: AvailabilityEvent | 'service') => void;
}) => (
  <>
    <Button variant="default" onClick={() => open('service')}>
      Record service…
    </Button>
    {answer.possible.map(({ event, isSigned }) =>
      isEvent(event) ? (
        <Button key={event} variant={isSigned ? 'filled' : 'default'} onClick={() => open(event)}>
          {eventWords[event].title}…
        </Button>
      ) : null,
    )}
  </>
);

/** Whether a unit may be used, what stands against it, what was done, and the way back. */
export const UnitAvailability = ({ unit }: { readonly unit: Unit }) => {
  const { data, error, refetch } = useUnitAvailability(unit.id);
  const [dialog, setDialog] = useState<AvailabilityEvent | 'service' | null>(null);
  const mayChange = useMay('qc.record', unit);
  const close = (): void => setDialog(null);
  return (
    <Section
      title="May it be used?"
      note="Whoever records QC makes a unit safer at once; the way back is signed by its physicist."
      actions={mayChange && data !== undefined && <Buttons answer={data} open={setDialog} />}
    >
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton rows={2} />}
      {data !== undefined && (
        <>
          <Standing answer={data} />
          <History history={data.history} />
          <Service unitId={unit.id} />
        </>
      )}
      {dialog === 'service' && <RecordService unitId={unit.id} issueId={null} onClose={close} />}
      {dialog !== null && dialog !== 'service' && (
        <ChangeAvailability unitId={unit.id} unitName={unit.name} event={dialog} onClose={close} />
      )}
    </Section>
  );
};

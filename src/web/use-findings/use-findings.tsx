import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Unit } from '../../equipment/equipment.contract.ts';
import { useFindings, type UseFindings } from '../../qc/use/use-findings.contract.ts';
import { daysAfter } from '../../quantities/calendar.ts';
import { getJson } from '../api.ts';
import '../availability/availability.css';
import { useMay } from '../session/me.ts';
import { counted } from '../ui/amounts.ts';
import { formatDate, formatInstant } from '../ui/dates.ts';
import { useToday } from '../ui/days.ts';
import { Section } from '../ui/section.tsx';
import { StateBadge } from '../ui/state-badge.tsx';

const daysShown = 30;
const mostListed = 7;

/** "Patients were imaged before this QC of the day was done: water CT number, noise." */
const withTests = (message: string, tests: readonly string[]): string =>
  `${message.replace(/\.$/, '')}: ${tests.join(', ')}.`;

const Exposed = ({ exposed }: { readonly exposed: UseFindings['exposedOutOfService'] }) =>
  exposed !== null && (
    <Text size="sm" component="div">
      <StateBadge kind="action" word="Needs a look" /> {exposed.message} First at{' '}
      {formatInstant(exposed.firstAt)}; out of service since {formatInstant(exposed.outSince)}.
    </Text>
  );

const Days = ({ days }: { readonly days: UseFindings['imagedBeforeQc'] }) => (
  <ul className="availability-lines" aria-label="Days on which patients came before QC">
    {days.slice(0, mostListed).map(({ on, tests, message }) => (
      <li key={on}>
        <strong>{formatDate(on)}</strong>
        <span>{withTests(message, tests)}</span>
      </li>
    ))}
    {days.length > mostListed && (
      <li>{counted(days.length - mostListed, 'earlier day')} in these 30 days.</li>
    )}
  </ul>
);

/** What dose reports say of a unit's QC in the last 30 days; nothing where it was always in time. */
export const UnitUseFindings = ({ unit }: { readonly unit: Unit }) => {
  const from = daysAfter(useToday(), -daysShown);
  const { data } = useQuery({
    queryKey: ['qc', 'use-findings', unit.id, from],
    queryFn: ({ signal }) =>
      getJson(`/units/${unit.id}/qc/use-findings`, useFindings, { query: { from }, signal }),
  });
  if (data === undefined || (data.imagedBeforeQc.length === 0 && data.exposedOutOfService === null))
    return null;
  return (
    <Section title="Use and QC" note={`What dose reports of the last ${daysShown} days say beside the QC`}>
      <Exposed exposed={data.exposedOutOfService} />
      {data.imagedBeforeQc.length > 0 && <Days days={data.imagedBeforeQc} />}
    </Section>
  );
};

/** What QC says of the day and the unit of a study; nothing where it was in time. */
export const StudyQcFindings = ({ studyId }: { readonly studyId: number }) => {
  const { data } = useQuery({
    queryKey: ['qc', 'study-findings', studyId],
    enabled: useMay('qc.read'),
    queryFn: ({ signal }) => getJson(`/qc/studies/${studyId}/findings`, useFindings, { signal }),
  });
  if (data === undefined || (data.imagedBeforeQc.length === 0 && data.exposedOutOfService === null))
    return null;
  return (
    <Stack gap={4} px="lg" mt="sm">
      <Exposed exposed={data.exposedOutOfService} />
      {data.imagedBeforeQc.map(({ on, message, tests }) => (
        <Text key={`${on} ${tests.join()}`} size="sm" component="div">
          <StateBadge kind="warning" word="QC of the day" /> {withTests(message, tests)}
        </Text>
      ))}
    </Stack>
  );
};

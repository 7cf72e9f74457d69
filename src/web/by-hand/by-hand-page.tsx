import { Anchor, Stack, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { HandEntryRequest } from '../../dose/hand-entry.contract.ts';
import type { Unit } from '../../equipment/equipment.contract.ts';
import { useDraft } from '../session/drafts.ts';
import { may } from '../session/may.ts';
import { useMay, useMe } from '../session/me.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useAbout } from '../ui/use-about.ts';
import { useUnits } from '../units/use-units.ts';
import { ChangeEntry } from './change-entry.tsx';
import { CsvImport } from './csv-import.tsx';
import { emptyDraft } from './entry-draft.ts';
import { EntryForm } from './entry-form.tsx';
import { OwnEntries, type EntryStep } from './own-entries.tsx';
import { useEnter } from './use-hand-entries.ts';

/** One study after the other: unit and date stay for the next. */
const NewEntry = ({ units, today }: { readonly units: readonly Unit[]; readonly today: string }) => {
  const { draft, keep: setDraft } = useDraft('entry by hand', () => emptyDraft(today));
  const enter = useEnter();
  const send = (entry: HandEntryRequest): void =>
    enter.mutate(entry, {
      onSuccess: () =>
        setDraft({
          ...emptyDraft(draft.date),
          unitId: draft.unitId,
          examType: draft.examType,
        }),
    });
  return (
    <Stack>
      {enter.error !== null && <ProblemNotice error={enter.error} />}
      {enter.data !== undefined && (
        <Text role="status">
          <StateBadge kind="pass" word="Entered" />{' '}
          <Anchor component={Link} to={`/studies/${enter.data.studyId}`}>
            See the study
          </Anchor>
        </Text>
      )}
      <EntryForm
        draft={draft}
        onDraft={(next) => {
          setDraft(next);
          if (enter.data !== undefined) enter.reset();
        }}
        units={units}
        isSending={enter.isPending}
        action="Enter the study"
        onEntry={send}
      />
    </Stack>
  );
};

/** For units that send nothing: what they displayed, entered by a person. */
export const ByHandPage = () => {
  const me = useMe();
  const mayAddUnits = useMay('units.manage', 'everywhere');
  const units = (useUnits().data?.units ?? []).filter(
    (unit) => unit.state !== 'merged' && may(me, 'studies.enter', unit),
  );
  const about = useAbout();
  const [stepping, setStepping] = useState<{ studyId: number; step: EntryStep } | null>(null);
  return (
    <>
      <PageHeader
        title="Enter by hand"
        subtitle={
          <>
            For units that send nothing. These studies are marked “entered by hand”, and by whom.
            {mayAddUnits && (
              <>
                {' '}
                A unit that is not in the list is{' '}
                <Anchor component={Link} to="/units" size="sm" underline="always">
                  added on the page Units
                </Anchor>
                .
              </>
            )}
          </>
        }
      />
      <Stack gap="xl" px="lg" pb="xl">
        <Tabs defaultValue="form" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="form">One study</Tabs.Tab>
            <Tabs.Tab value="csv">Many, from a CSV file</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="form">
            {about !== undefined && <NewEntry units={units} today={about.today} />}
          </Tabs.Panel>
          <Tabs.Panel value="csv">
            <CsvImport />
          </Tabs.Panel>
        </Tabs>
        <OwnEntries onStep={(studyId, step) => setStepping({ studyId, step })} />
      </Stack>
      {stepping !== null && <ChangeEntry {...stepping} units={units} onClose={() => setStepping(null)} />}
    </>
  );
};

import { Anchor, Button, List, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ProcedureView } from '../../../qc/definitions/procedures.contract.ts';
import { apiUrl } from '../../api.ts';
import { useMay } from '../../session/me.ts';
import { Facts } from '../../ui/facts.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import '../qc.css';
import { performerWords } from '../qc-words.ts';
import { EditAction } from './edit-action.tsx';
import { FieldsPart, LimitsPart, SourcesPart, VersionsPart } from './procedure-parts.tsx';
import { equipmentBeside, modalityWords } from './procedure-words.ts';
import { useProcedure } from './use-procedures.ts';

interface ViewProps {
  readonly view: ProcedureView;
}

const WhatItIs = ({ view: { procedure } }: ViewProps) => (
  <div style={{ padding: '0 var(--mantine-spacing-lg)' }}>
    <Facts
      facts={[
        { name: 'Done by', value: performerWords[procedure.performedBy] },
        { name: 'How often a source asks for it', value: procedure.frequency.words, isWide: true },
        { name: 'Set-up', value: procedure.setUp === '' ? null : procedure.setUp, isWide: true },
        { name: 'Good enough', value: procedure.criteria === '' ? null : procedure.criteria, isWide: true },
      ]}
    />
    {procedure.notes.length > 0 && (
      <List size="sm" mt="sm">
        {procedure.notes.map((note) => (
          <List.Item key={note}>{note}</List.Item>
        ))}
      </List>
    )}
  </div>
);

const WrittenAction = ({ view }: ViewProps) => {
  const [isEditing, setEditing] = useState(false);
  const mayPlan = useMay('qc.plan', 'everywhere');
  const { words, isProposal } = view.procedure.onFailure;
  return (
    <Section
      title="What to do when it fails"
      {...(isProposal && { note: 'A proposal: no source has one. Write your own.' })}
      actions={
        mayPlan && (
          <Button variant="default" size="compact-md" fz="sm" onClick={() => setEditing(true)}>
            Change…
          </Button>
        )
      }
    >
      <Text size="sm" maw={860}>
        {words}
      </Text>
      {isEditing && <EditAction view={view} onClose={() => setEditing(false)} />}
    </Section>
  );
};

const ProcedureDetails = ({ view }: ViewProps) => {
  const { procedure, versions } = view;
  const { key, name, modality } = procedure;
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader
        above={
          <Anchor component={Link} to="/qc/procedures">
            QC procedures
          </Anchor>
        }
        title={name}
        subtitle={`${key}, version ${versions[0]?.number ?? 1}; ${[modalityWords[modality], equipmentBeside(procedure)].filter((part) => part !== '').join(': ')}`}
      >
        <Button
          component={Link}
          to={`/qc/sessions?procedureKeys=${encodeURIComponent(key)}`}
          variant="default"
        >
          Its sessions
        </Button>
        <Button component="a" variant="default" href={apiUrl('/qc/pack.json', { keys: key })} download>
          Export
        </Button>
      </PageHeader>
      <WhatItIs view={view} />
      <WrittenAction view={view} />
      <FieldsPart fields={procedure.fields} />
      <LimitsPart view={view} />
      <SourcesPart view={view} />
      <VersionsPart versions={versions} />
      <Text size="sm" c="dimmed" px="lg" mt="md">
        To change fields or limits, export it, edit the file, and import it under QC procedures: that
        publishes the next version, and shows beforehand what would change.
      </Text>
    </article>
  );
};

/** One test: what is recorded, by which limits it is judged and whence they are, and what each version changed. */
export const ProcedurePage = () => {
  const { key = '' } = useParams();
  const { data, error, refetch } = useProcedure(key);
  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <ProcedureDetails key={data.procedure.key} view={data} />;
};

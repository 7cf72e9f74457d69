import { Button, Group, List, Progress, ScrollArea, Text } from '@mantine/core';
import { auditVerificationState, type AuditVerification } from '../../platform/audit/audit.contract.ts';
import { ago } from '../ui/ago.ts';
import { counted, formatCount } from '../ui/amounts.ts';
import { formatInstant } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useChange } from '../ui/use-change.ts';
import { useVerification } from './use-audit.ts';

const Faults = ({ faults, faultCount }: AuditVerification) => (
  <>
    <ScrollArea.Autosize
      mah={190}
      mt={6}
      viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': 'What was found' }}
    >
      <List size="sm" spacing={2}>
        {faults.map(({ what }) => (
          <List.Item key={what}>{what}</List.Item>
        ))}
      </List>
    </ScrollArea.Autosize>
    {faultCount > faults.length && (
      <Text size="sm">… and {counted(faultCount - faults.length, 'more fault')}.</Text>
    )}
    <Text size="sm" mt={6} maw={760}>
      Keep a copy of the database and of the log as they are now, and find out who could write to the
      database. Lines of a trail cannot be mended: what was altered stays marked.
    </Text>
  </>
);

const Found = ({ found }: { readonly found: AuditVerification | null }) => {
  if (found === null)
    return (
      <Group gap={8}>
        <StateBadge kind="unknown" word="Not verified yet" />
        <Text size="sm" c="dimmed">
          Kerma does so each night; “Verify now” does not wait for it.
        </Text>
      </Group>
    );
  const when = (
    <span title={formatInstant(found.at)}>
      {counted(found.lines, 'line')}, verified {ago(found.at)}
    </span>
  );
  if (found.isWhole)
    return (
      <Group gap={8}>
        <StateBadge kind="pass" word="Whole" />
        <Text size="sm" c="dimmed">
          {when}: each is as it was written, and none is missing.
        </Text>
      </Group>
    );
  return (
    <div role="alert">
      <Group gap={8}>
        <StateBadge kind="action" word="Not whole" />
        <Text size="sm">
          {counted(found.faultCount, 'fault')} in {when}.
        </Text>
      </Group>
      <Faults {...found} />
    </div>
  );
};

const Running = ({ lines, of }: { readonly lines: number; readonly of: number }) => (
  <Group gap="sm" role="status">
    <Progress value={of === 0 ? 0 : Math.min(100, (100 * lines) / of)} w={180} aria-label="Lines verified" />
    <Text size="sm">
      Verifying: {formatCount(lines)} of {counted(Math.max(of, lines), 'line')}
    </Text>
  </Group>
);

/** Whether the trail is whole, as far as it was last verified, and a way to know it now. */
export const Verification = () => {
  const state = useVerification();
  const verify = useChange(auditVerificationState);
  const running = state?.running ?? null;
  return (
    <Text
      component="section"
      size="sm"
      aria-label="Verification of the audit trail"
      className="audit-verification"
    >
      <Group justify="space-between" align="flex-start" gap="sm">
        <div className="audit-verified">
          {running !== null && <Running {...running} />}
          {running === null && state !== undefined && <Found found={state.last} />}
        </div>
        <Button
          size="compact-md"
          fz="sm"
          variant="default"
          className="no-print"
          loading={verify.isPending}
          disabled={state === undefined || running !== null}
          onClick={() => verify.mutate({ method: 'POST', path: '/audit/verification' })}
        >
          Verify now
        </Button>
      </Group>
      {verify.error !== null && <ProblemNotice error={verify.error} />}
    </Text>
  );
};

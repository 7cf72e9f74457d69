import { Anchor, Button, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import { deviceList, type DeviceView } from '../../personnel/accounts/accounts.contract.ts';
import { getJson } from '../api.ts';
import { ago } from '../ui/ago.ts';
import { formatDate, formatInstant } from '../ui/dates.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useChange } from '../ui/use-change.ts';
import { EnrolTablet } from './enrol-tablet.tsx';

const useTablets = () =>
  useQuery({
    queryKey: ['devices'],
    queryFn: ({ signal }) => getJson('/devices', deviceList, { signal }),
  });

const isLocked = ({ lockedUntil }: DeviceView): boolean =>
  lockedUntil !== null && new Date(lockedUntil) > new Date();

const State = ({ device }: { readonly device: DeviceView }) => {
  if (device.revokedAt !== null) {
    return <StateBadge kind="unknown" word={`Revoked ${formatDate(device.revokedAt)}`} />;
  }
  if (device.lockedUntil !== null && isLocked(device)) {
    return <StateBadge kind="warning" word={`Takes no PIN until ${formatInstant(device.lockedUntil)}`} />;
  }
  return <>takes PINs</>;
};

const Revoke = ({ device, onClose }: { readonly device: DeviceView; readonly onClose: () => void }) => {
  const revoke = useChange(z.unknown());
  return (
    <FormDialog
      title={`Revoke ${device.name}`}
      action="Revoke"
      isWhole
      isSending={revoke.isPending}
      error={revoke.error}
      onSend={() =>
        revoke.mutate({ method: 'POST', path: `/devices/${device.id}/revoke` }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Text size="sm">
        It takes no PIN from now on, and whoever is on it is signed out. To use it again, an administrator
        enrols it anew at the tablet itself.
      </Text>
    </FormDialog>
  );
};

const DeviceRow = ({ device, onRevoke }: { readonly device: DeviceView; readonly onRevoke: () => void }) => {
  const unlock = useChange(z.unknown());
  return (
    <Table.Tr>
      <Table.Td>
        {device.name}
        {device.isThisBrowser && (
          <Text size="xs" component="div">
            <StateBadge kind="pass" word="This browser" />
          </Text>
        )}
      </Table.Td>
      <Table.Td>{device.facility?.name ?? 'anywhere'}</Table.Td>
      <Table.Td>
        <State device={device} />
      </Table.Td>
      <Table.Td>{formatDate(device.enrolledAt)}</Table.Td>
      <Table.Td title={device.seenAt === null ? undefined : formatInstant(device.seenAt)}>
        {device.seenAt === null ? <span className="not-reported">never</span> : ago(device.seenAt)}
      </Table.Td>
      <Table.Td ta="end" className="no-print">
        <Group gap={6} justify="flex-end" wrap="nowrap">
          {isLocked(device) && device.revokedAt === null && (
            <Button
              size="compact-md"
              fz="sm"
              variant="default"
              loading={unlock.isPending}
              aria-label={`Let ${device.name} take PINs now`}
              onClick={() => unlock.mutate({ method: 'POST', path: `/devices/${device.id}/unlock` })}
            >
              Let it in now
            </Button>
          )}
          {device.revokedAt === null && (
            <Button
              size="compact-md"
              fz="sm"
              variant="default"
              aria-label={`Revoke ${device.name}`}
              onClick={onRevoke}
            >
              Revoke…
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
};

const DeviceTable = ({
  devices,
  onRevoke,
}: {
  readonly devices: readonly DeviceView[];
  readonly onRevoke: (device: DeviceView) => void;
}) => (
  <Table.ScrollContainer
    minWidth={680}
    scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Shared tablets' } }}
  >
    <Table fz="sm" verticalSpacing={7}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Tablet</Table.Th>
          <Table.Th>For people of</Table.Th>
          <Table.Th>State</Table.Th>
          <Table.Th>Enrolled</Table.Th>
          <Table.Th>Last used</Table.Th>
          <Table.Th className="no-print">
            <VisuallyHidden>Actions</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {devices.map((device) => (
          <DeviceRow key={device.id} device={device} onRevoke={() => onRevoke(device)} />
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

const isEnrolledHere = (devices: readonly DeviceView[]): boolean =>
  devices.some(({ isThisBrowser, revokedAt }) => isThisBrowser && revokedAt === null);

const None = () => (
  <Text size="sm" c="dimmed">
    None yet. Open this page on the tablet, enrol it here, then sign out: it shows the keypad from then on.
  </Text>
);

const ThisOne = () => (
  <Text size="sm" mb="xs">
    This browser is enrolled.{' '}
    <Anchor component={Link} to="/tablet" size="sm" underline="always">
      Go to the keypad
    </Anchor>
  </Text>
);

const TabletList = ({ devices }: { readonly devices: readonly DeviceView[] }) => {
  const [revoking, setRevoking] = useState<DeviceView | null>(null);
  if (devices.length === 0) return <None />;
  return (
    <>
      {isEnrolledHere(devices) && <ThisOne />}
      <DeviceTable devices={devices} onRevoke={setRevoking} />
      {revoking !== null && <Revoke device={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
};

/** The tablets on which technologists switch by PIN. */
export const Tablets = () => {
  const { data, error } = useTablets();
  const [isEnrolling, setEnrolling] = useState(false);
  return (
    <Section
      title="Shared tablets"
      note="Beside a unit, technologists switch by a PIN of four digits. PINs are taken on enrolled tablets only, and record QC only."
      actions={
        data !== undefined &&
        !isEnrolledHere(data.devices) && (
          <Button variant="default" size="compact-md" fz="sm" onClick={() => setEnrolling(true)}>
            Enrol this browser…
          </Button>
        )
      }
    >
      {error !== null && <ProblemNotice error={error} />}
      {data === undefined && error === null && <ListSkeleton rows={2} />}
      {data !== undefined && <TabletList devices={data.devices} />}
      {isEnrolling && <EnrolTablet onClose={() => setEnrolling(false)} />}
    </Section>
  );
};

import { Anchor, Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RoleGrantView } from '../../personnel/accounts/accounts.contract.ts';
import type { PersonDetails } from '../../personnel/people.contract.ts';
import { roleRights } from '../../platform/access/permissions.contract.ts';
import { useMe } from '../session/me.ts';
import { roleWord, scopeWords } from '../session/role-words.ts';
import { formatDate } from '../ui/dates.ts';
import { Section } from '../ui/section.tsx';
import { GiveRole } from './give-role.tsx';
import { TakeRoleBack } from './take-role-back.tsx';

interface RolesPartProps {
  readonly person: PersonDetails;
  readonly mayManage: boolean;
}

interface GrantTableProps {
  readonly label: string;
  readonly grants: readonly RoleGrantView[];
  readonly onTakeBack?: (grant: RoleGrantView) => void;
  /** Roles that hold no longer: when they were taken back is told. */
  readonly isFormer?: boolean;
}

const GrantTable = ({ label, grants, onTakeBack, isFormer = false }: GrantTableProps) => (
  <Table.ScrollContainer
    minWidth={620}
    scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': label } }}
  >
    <Table fz="sm" verticalSpacing={7}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Role</Table.Th>
          <Table.Th>Where</Table.Th>
          <Table.Th>Who patients are</Table.Th>
          <Table.Th>Given</Table.Th>
          {isFormer && <Table.Th>Taken back</Table.Th>}
          {onTakeBack !== undefined && (
            <Table.Th className="no-print">
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {grants.map((grant) => (
          <Table.Tr key={grant.id}>
            <Table.Td>
              {roleWord(grant.role)}
              <Text size="xs" c="dimmed">
                {roleRights[grant.role].words}
              </Text>
            </Table.Td>
            <Table.Td>{scopeWords(grant)}</Table.Td>
            <Table.Td>
              {grant.seesPatients ? 'sees it' : <span className="not-reported">masked</span>}
            </Table.Td>
            <Table.Td>{formatDate(grant.givenAt)}</Table.Td>
            {isFormer && (
              <Table.Td>{grant.takenBackAt === null ? '' : formatDate(grant.takenBackAt)}</Table.Td>
            )}
            {onTakeBack !== undefined && (
              <Table.Td className="no-print" ta="end">
                <Button
                  size="compact-md"
                  fz="sm"
                  variant="default"
                  aria-label={`Take back: ${roleWord(grant.role)}, ${scopeWords(grant)}`}
                  onClick={() => onTakeBack(grant)}
                >
                  Take back…
                </Button>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

const noteFor = (isMe: boolean, mayManage: boolean) => (
  <>
    What each role may do is on the page{' '}
    <Anchor component={Link} to="/permissions" size="sm" underline="always">
      Permissions
    </Anchor>
    .{isMe && mayManage && ' Nobody gives themselves a role: another administrator does it.'}
  </>
);

/** What the person may, where, and what they once might. */
export const RolesPart = ({ person, mayManage }: RolesPartProps) => {
  const [isGiving, setGiving] = useState(false);
  const [takingBack, setTakingBack] = useState<RoleGrantView | null>(null);
  const isMe = useMe().personId === person.id;
  const mayGive = mayManage && !isMe && person.leftAt === null;
  return (
    <>
      <Section
        title="Roles"
        note={noteFor(isMe, mayManage)}
        actions={
          mayGive && (
            <Button size="compact-md" fz="sm" onClick={() => setGiving(true)}>
              Give a role…
            </Button>
          )
        }
      >
        {person.roles.length === 0 ? (
          <Text size="sm" c="dimmed">
            None: this person may do nothing here yet.
          </Text>
        ) : (
          <GrantTable label="Roles" grants={person.roles} {...(mayManage && { onTakeBack: setTakingBack })} />
        )}
      </Section>
      {person.formerRoles.length > 0 && (
        <Section title="Former roles">
          <GrantTable label="Former roles" grants={person.formerRoles} isFormer />
        </Section>
      )}
      {isGiving && <GiveRole person={person} onClose={() => setGiving(false)} />}
      {takingBack !== null && (
        <TakeRoleBack person={person} grant={takingBack} onClose={() => setTakingBack(null)} />
      )}
    </>
  );
};

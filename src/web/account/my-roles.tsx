import { Anchor, List, Text } from '@mantine/core';
import { Link } from 'react-router';
import { roleRights } from '../../platform/access/permissions.contract.ts';
import { useMe } from '../session/me.ts';
import { grantWords } from '../session/role-words.ts';
import { Section } from '../ui/section.tsx';

/** What I may, in words. */
export const MyRoles = () => {
  const { roles } = useMe();
  return (
    <Section
      title="My roles"
      note={
        <>
          An administrator gives them. What each may do is on the page{' '}
          <Anchor component={Link} to="/permissions" size="sm" underline="always">
            Permissions
          </Anchor>
          .
        </>
      }
    >
      {roles.length === 0 ? (
        <Text size="sm" c="dimmed">
          None yet.
        </Text>
      ) : (
        <List size="sm" spacing={4} withPadding={false} listStyleType="none">
          {roles.map((grant) => (
            <List.Item key={grant.id}>
              {grantWords(grant)}
              {grant.seesPatients ? '; sees who patients are' : '; patients are masked'}.{' '}
              <Text span size="sm" c="dimmed">
                {roleRights[grant.role].words}.
              </Text>
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  );
};

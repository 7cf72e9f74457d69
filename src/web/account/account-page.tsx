import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { CredentialsPart } from '../credentials/credentials-part.tsx';
import { useMay, useMe } from '../session/me.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { MyPassword } from './my-password.tsx';
import { MyPin } from './my-pin.tsx';
import { MyRoles } from './my-roles.tsx';
import { MySessions } from './my-sessions.tsx';
import { MyTokens } from './my-tokens.tsx';

/** What belongs to whoever is signed in: credentials, roles, password, sessions, tokens, PIN. */
export const AccountPage = () => {
  const { name, login, personId } = useMe();
  const seesPeople = useMay('people.read');
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader
        title="My account"
        subtitle={
          <>
            {name}, signed in as {login}
            {seesPeople && (
              <>
                {' · '}
                <Anchor component={Link} to={`/people/${personId}`} size="sm" underline="always">
                  my page among the people
                </Anchor>
              </>
            )}
          </>
        }
      />
      {seesPeople && <CredentialsPart person={{ id: personId, name }} title="My credentials" />}
      <MyRoles />
      <MyPassword />
      <MyPin />
      <MySessions />
      <MyTokens />
    </article>
  );
};

import { Anchor, Text } from '@mantine/core';
import type { ComponentType } from 'react';
import { Link } from 'react-router';
import { permissionWords, type Permission } from '../../platform/access/permissions.contract.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { mayOneOf } from './may.ts';
import { useMe } from './me.ts';
import { rolesInWords } from './role-words.ts';

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** A page that one's roles do not open says so; it is no error. */
const NotForYou = ({ needs }: { readonly needs: readonly Permission[] }) => {
  const { name, roles } = useMe();
  return (
    <>
      <PageHeader title="This page is not for your roles" />
      <Text px="lg" maw={680}>
        {roles.length === 0
          ? `You are signed in as ${name}, but have no role yet, so there is nothing that you may see.`
          : `It is for whoever may ${needs.map((each) => `“${lower(permissionWords[each])}”`).join(' or ')}. You are signed in as ${name}: ${rolesInWords(roles)}.`}{' '}
        An administrator gives roles on the page People.
      </Text>
      <Text px="lg" mt="sm">
        <Anchor component={Link} to="/account" underline="always">
          See my account
        </Anchor>
      </Text>
    </>
  );
};

/** The page for whoever has one of the permissions, and a sentence for all others. */
export const forThoseWhoMay = (needs: readonly Permission[], Page: ComponentType): ComponentType => {
  const GuardedPage = () => (mayOneOf(useMe(), needs) ? <Page /> : <NotForYou needs={needs} />);
  return GuardedPage;
};

import { Button, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { permissionTable, type PermissionTable } from '../../personnel/people.contract.ts';
import type { Permission } from '../../platform/access/permissions.contract.ts';
import { getJson } from '../api.ts';
import { useMe } from '../session/me.ts';
import { roleWord } from '../session/role-words.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import './permissions.css';

type RoleColumn = PermissionTable['roles'][number];

const isOfStudies = (permission: Permission): boolean => permission.startsWith('studies.');

/** Yes, yes for own cases, with each grant anew, or no: always a word, if only for those who listen. */
const Cell = ({ permission, column }: { readonly permission: Permission; readonly column: RoleColumn }) => {
  if (permission === 'patients.identify') {
    return column.may.includes('studies.read') ? <>if given¹</> : <VisuallyHidden>no</VisuallyHidden>;
  }
  if (!column.may.includes(permission)) return <VisuallyHidden>no</VisuallyHidden>;
  if (column.ownCasesOnly && isOfStudies(permission)) return <>own cases²</>;
  return (
    <>
      <IconCheck size={20} stroke={2.2} aria-hidden />
      <VisuallyHidden>yes</VisuallyHidden>
    </>
  );
};

const Table = ({ table }: { readonly table: PermissionTable }) => {
  const mine = new Set(useMe().roles.map(({ role }) => role));
  return (
    <div className="permissions" role="group" tabIndex={0} aria-label="Permissions by role">
      <table>
        <caption>
          <VisuallyHidden>What each role may do</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">What may be done</th>
            {table.roles.map(({ role, words }) => (
              <th key={role} scope="col" className={mine.has(role) ? 'mine' : ''}>
                {roleWord(role)}
                <span className="role-what">{words}</span>
                {mine.has(role) && <span className="role-mine">yours</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.permissions.map(({ permission, words }) => (
            <tr key={permission}>
              <th scope="row">{words}</th>
              {table.roles.map((column) => (
                <td key={column.role} className={mine.has(column.role) ? 'mine' : ''}>
                  <Cell permission={permission} column={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** The one table of who may do what, as the server keeps to it. */
export const PermissionsPage = () => {
  const { data, error, refetch } = useQuery({
    queryKey: ['permissions'],
    queryFn: ({ signal }) => getJson('/permissions', permissionTable, { signal }),
    staleTime: Infinity,
  });
  return (
    <article className="permissions-page">
      <PageHeader
        title="Permissions"
        subtitle="What each role may do. A person may have several roles, each for the whole organisation, a facility or a unit."
      >
        <Button
          variant="default"
          fw={400}
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          Print
        </Button>
      </PageHeader>
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton />}
      {data !== undefined && <Table table={data} />}
      <Text size="sm" c="dimmed" px="lg" py="sm">
        ¹ Who a patient is belongs to no role: it is given, or not, with each role that a person gets. Without
        it names and ids are masked everywhere, in exports too.
        <br />² Only studies in whose report the person is named as operator.
      </Text>
    </article>
  );
};

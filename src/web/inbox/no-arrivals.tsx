import { Code, List } from '@mantine/core';
import type { About } from '../../platform/http/about.contract.ts';
import { useMay } from '../session/me.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { useAbout } from '../ui/use-about.ts';

const isLoopback = (host: string): boolean => host === '::1' || host.startsWith('127.');

const SendLine = ({ dicom }: { readonly dicom: NonNullable<About['dicom']> }) => (
  <>
    Send one over the DICOM network:
    <Code block my={6} tabIndex={0}>
      storescu{dicom.tls ? ' +tls' : ''} -aec {dicom.aeTitle}{' '}
      {isLoopback(dicom.host) ? 'localhost' : dicom.host} {dicom.port} report.dcm
    </Code>
    {isLoopback(dicom.host) &&
      'Units elsewhere reach it once KERMA_DICOM_HOST is an address of this machine.'}
  </>
);

/** Nothing has arrived yet: the ways in, with the addresses that are really set. */
export const NoArrivals = () => {
  const about = useAbout();
  const mayAdd = useMay('arrivals.add', 'everywhere');
  if (about === undefined) return <ListSkeleton rows={4} />;
  const folders = about.watchedFolders;
  return (
    <EmptyState title="No reports yet">
      Every file that arrives is listed here with what became of it. The ways in:
      <List type="ordered" spacing="sm" mt="sm">
        <List.Item>
          {about.dicom === null ? (
            'The DICOM receiver is switched off (KERMA_DICOM_ENABLED).'
          ) : (
            <SendLine dicom={about.dicom} />
          )}
        </List.Item>
        {mayAdd && <List.Item>Drop files, folders or a zip anywhere on the page Inbox.</List.Item>}
        <List.Item>
          {folders.length === 0 ? (
            <>
              Set a folder to watch: <Code>KERMA_WATCH=/path/to/folder</Code>, then start Kerma again.
            </>
          ) : (
            <>
              Put files into <Code>{folders.join(', ')}</Code>, which is watched.
            </>
          )}
        </List.Item>
      </List>
    </EmptyState>
  );
};

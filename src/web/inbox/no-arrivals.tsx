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

const WatchLine = ({ folders }: { readonly folders: readonly string[] }) =>
  folders.length === 0 ? (
    <>
      Set a folder to watch: <Code>KERMA_WATCH=/path/to/folder</Code>, then start Kerma again.
    </>
  ) : (
    <>
      Put files into <Code>{folders.join(', ')}</Code>, which is watched.
    </>
  );

/** Nothing has arrived yet: the ways in, with the addresses that are really set. */
export const NoArrivals = () => {
  const about = useAbout();
  const mayAdd = useMay('arrivals.add', 'everywhere');
  if (about === undefined) return <ListSkeleton rows={4} />;
  const { dicom, watchedFolders } = about;
  return (
    <EmptyState title="No reports yet">
      Studies and units appear by themselves as dose reports arrive. The ways in:
      <List type="ordered" spacing="sm" my="sm">
        {dicom !== null && (
          <List.Item>
            <SendLine dicom={dicom} />
          </List.Item>
        )}
        {mayAdd && <List.Item>Drop files, folders or a zip anywhere on this page.</List.Item>}
        <List.Item>
          <WatchLine folders={watchedFolders} />
        </List.Item>
      </List>
      {dicom === null && 'The DICOM receiver is switched off; KERMA_DICOM_ENABLED=true switches it on.'}
    </EmptyState>
  );
};

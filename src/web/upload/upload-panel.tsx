import { Button, Group, Progress, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { filesAndFates, lineOfResult, type FileLine } from '../inbox/file-line.ts';
import { FilePanel } from '../inbox/file-lines.tsx';
import { useReceipts } from '../inbox/use-receipts.ts';
import { counted, formatBytes, formatCount } from '../ui/amounts.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { cancelUpload, closeUpload, resumeUpload, uploadStore, type Upload } from './upload-store.ts';

const summary = ({ fileCount, state, unsent }: Upload, lines: readonly FileLine[]): string => {
  if (fileCount === 0) return 'There was no file in it: nothing was uploaded';
  if (state === 'sending') return `Uploading ${filesAndFates(fileCount, lines)}`;
  if (state === 'done') return `Uploaded ${filesAndFates(fileCount, lines)}`;
  const how = state === 'cancelled' ? 'Cancelled' : 'Stopped';
  return `${how} after ${formatCount(fileCount - unsent.length)} of ${filesAndFates(fileCount, lines)}`;
};

const Sending = ({ upload: { bytesSent, bytesTotal } }: { readonly upload: Upload }) => {
  const isAllSent = bytesSent >= bytesTotal;
  return (
    <Group gap="sm" mt={6}>
      <Progress
        value={isAllSent ? 100 : (100 * bytesSent) / bytesTotal}
        style={{ flex: 1 }}
        aria-label="Upload"
      />
      <Text size="sm" className="num">
        {isAllSent ? 'All sent; Kerma reads them' : `${formatBytes(bytesSent)} of ${formatBytes(bytesTotal)}`}
      </Text>
    </Group>
  );
};

/** After a cancel or a lost line: what of, and how it goes on. */
const Unsent = ({ upload: { unsent, state, error } }: { readonly upload: Upload }) => (
  <>
    {state === 'broken' && <ProblemNotice error={error} />}
    <Group gap="sm" my={6}>
      <Button variant="default" onClick={resumeUpload}>
        Send the other {counted(unsent.length, 'file')}
      </Button>
      <Text size="sm" c="dimmed">
        What came through all the same is not taken twice.
      </Text>
    </Group>
  </>
);

/** The upload as it goes, and a line for each file; nothing while there is none. */
export const UploadPanel = () => {
  const upload = useSyncExternalStore(uploadStore.subscribe, uploadStore.now);
  const waiting = upload?.results.filter(({ status }) => status === 'received') ?? [];
  const receipts = useReceipts(waiting.flatMap(({ receiptId }) => receiptId ?? []));
  if (upload === null) return null;
  const now = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  const lines = upload.results.map((result) => lineOfResult(result, now.get(result.receiptId ?? 0)));
  const isSending = upload.state === 'sending';
  return (
    <FilePanel
      label="Upload"
      summary={summary(upload, lines)}
      lines={lines}
      buttonWord={isSending ? 'Cancel' : 'Close'}
      onButton={isSending ? cancelUpload : closeUpload}
    >
      {isSending && <Sending upload={upload} />}
      {!isSending && upload.unsent.length > 0 && <Unsent upload={upload} />}
    </FilePanel>
  );
};

import { Button, Group, Progress, Text } from '@mantine/core';
import type { FileResult } from '../../ingestion/ingestion.contract.ts';
import { counted, formatBytes, formatCount } from '../ui/amounts.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { UploadLine } from './upload-line.tsx';
import type { Upload } from './use-upload.ts';

interface UploadPanelProps {
  readonly upload: Upload;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

/** Lines drawn; what needs a look comes first, so that what is not drawn was taken. */
const mostLines = 300;

const weight = ({ outcome, status }: FileResult): number =>
  outcome === 'failed' ? 0 : outcome === 'refused' || status === 'refused' ? 1 : 2;

const countedBy = (results: readonly FileResult[], holds: (result: FileResult) => boolean): number =>
  results.filter(holds).length;

const isRefused = (result: FileResult): boolean => weight(result) === 1;

const summary = ({ results, fileCount, state }: Upload): string => {
  const taken = countedBy(results, ({ outcome, status }) => outcome === 'stored' && status !== 'refused');
  const parts = [
    `${formatCount(taken)} taken`,
    `${formatCount(countedBy(results, ({ outcome }) => outcome === 'already-here'))} already here`,
    `${formatCount(countedBy(results, isRefused))} refused`,
    `${formatCount(countedBy(results, ({ outcome }) => outcome === 'failed'))} not stored`,
  ].filter((part) => !part.startsWith('0 '));
  const said = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  if (state === 'sending') return `Uploading ${counted(fileCount, 'file')}${said}`;
  if (state === 'cancelled') return `Cancelled; what is listed was kept${said}`;
  if (state === 'broken') return `Stopped; what is listed was kept${said}`;
  return `Uploaded ${counted(fileCount, 'file')}${said}`;
};

/** The upload as it goes, and a line for each file. */
export const UploadPanel = ({ upload, onCancel, onClose }: UploadPanelProps) => {
  const percent = upload.bytesTotal === 0 ? 100 : (100 * upload.bytesSent) / upload.bytesTotal;
  const lines = [...upload.results].sort((a, b) => weight(a) - weight(b));
  return (
    <section className="upload-panel" aria-label="Upload">
      <Group justify="space-between">
        <Text fw={600} role="status">
          {summary(upload)}
        </Text>
        {upload.state === 'sending' ? (
          <Button size="compact-md" fz="sm" variant="default" onClick={onCancel}>
            Cancel
          </Button>
        ) : (
          <Button size="compact-md" fz="sm" variant="subtle" onClick={onClose}>
            Close
          </Button>
        )}
      </Group>
      {upload.state === 'sending' && (
        <Group gap="sm" mt={6}>
          <Progress value={percent} style={{ flex: 1 }} aria-label="Upload" />
          <Text size="sm" className="num">
            {formatBytes(upload.bytesSent)} of {formatBytes(upload.bytesTotal)}
          </Text>
        </Group>
      )}
      {upload.state === 'broken' && <ProblemNotice error={upload.error} />}
      {lines.length > 0 && (
        <ul className="upload-lines" tabIndex={0} aria-label="What became of each file">
          {lines.slice(0, mostLines).map((result, index) => (
            <UploadLine key={`${result.path} ${index}`} result={result} />
          ))}
          {lines.length > mostLines && (
            <li>… and {formatCount(lines.length - mostLines)} more, all taken or already here</li>
          )}
        </ul>
      )}
    </section>
  );
};

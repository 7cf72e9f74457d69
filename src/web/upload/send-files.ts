import { uploadResult, type UploadResult } from '../../ingestion/ingestion.contract.ts';
import { ApiProblem, apiUrl } from '../api.ts';
import type { FileToSend } from './dropped-files.ts';

const broken = (status: number, detail: string): ApiProblem =>
  new ApiProblem({ type: 'urn:kerma:upload', title: 'The upload did not get through', status, detail });

const answerOf = (request: XMLHttpRequest): UploadResult => {
  const answer = uploadResult.safeParse(request.response);
  if (answer.success) return answer.data;
  const said: unknown = (request.response as { detail?: unknown } | null)?.detail;
  throw broken(
    request.status,
    typeof said === 'string'
      ? said
      : `Kerma answered ${request.status} and did not say why. Send the files again.`,
  );
};

/** Sends one batch; tells how many bytes have gone. (XMLHttpRequest, since fetch cannot tell that.) */
export const sendFiles = (
  files: readonly FileToSend[],
  onBytes: (sent: number) => void,
  signal: AbortSignal,
): Promise<UploadResult> =>
  new Promise((resolve, reject) => {
    const form = new FormData();
    for (const { file, path } of files) form.append('files', file, path);
    const request = new XMLHttpRequest();
    request.open('POST', apiUrl('/uploads'));
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded }) => onBytes(loaded));
    request.addEventListener('load', () => {
      try {
        resolve(answerOf(request));
      } catch (problem) {
        reject(problem instanceof Error ? problem : new Error(String(problem)));
      }
    });
    request.addEventListener('error', () =>
      reject(
        broken(
          0,
          'Kerma does not answer. It may be restarting, or the network is gone. Send the rest again when it is back.',
        ),
      ),
    );
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });

import { mkdir } from 'node:fs/promises';
import type { Request, Response } from 'express';
import multer, { diskStorage, MulterError } from 'multer';
import { badRequest, ProblemException } from '../../../platform/problem.ts';

export interface MultipartLimits {
  /** Largest request, bytes. */
  readonly bytes: number;
  readonly files: number;
}

/** A part as it lies in the temporary folder. */
export interface ReceivedPart {
  readonly path: string;
  /** As the sender named it, a relative path perhaps; for people only. */
  readonly name: string;
}

const tooMuch = (limits: MultipartLimits): ProblemException =>
  new ProblemException(
    413,
    'upload-too-large',
    `This upload is larger than ${Math.floor(limits.bytes / 1_000_000)} MB, or has more than ${limits.files} files. Nothing of it was taken: send it in parts.`,
  );

const cutShort = badRequest(
  'upload-not-understood',
  'This upload was cut short or is no multipart form with parts named "files". Nothing of it was taken: send it again.',
);

/** Multipart bodies tell their length; without it nothing could be refused before the disk is full. */
const checkLength = (request: Request, limits: MultipartLimits): void => {
  const length = request.headers['content-length'];
  if (length === undefined)
    throw new ProblemException(411, 'length-required', 'Send the upload with its Content-Length.');
  if (Number(length) > limits.bytes) throw tooMuch(limits);
};

const parse = (
  request: Request,
  response: Response,
  folder: string,
  limits: MultipartLimits,
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const upload = multer({
      storage: diskStorage({ destination: folder }),
      limits: { fileSize: limits.bytes, files: limits.files, parts: limits.files + 10, fieldSize: 10_000 },
      preservePath: true,
      defParamCharset: 'utf8',
    });
    upload.array('files')(request, response, (fault?: Error | string | null) => {
      if (fault === undefined || fault === null) resolve(null);
      else reject(typeof fault === 'string' ? new Error(fault) : fault);
    });
  });

const noRoom = new ProblemException(
  507,
  'disk-full',
  'There is no room on the disk of the server. Nothing of this upload was taken: send it again when there is.',
);

const problemOf = (fault: unknown, limits: MultipartLimits): unknown => {
  if (fault instanceof MulterError)
    return ['LIMIT_FILE_SIZE', 'LIMIT_FILE_COUNT', 'LIMIT_PART_COUNT'].includes(fault.code)
      ? tooMuch(limits)
      : cutShort;
  const { code, syscall } = fault as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return noRoom;
  // A disk that fails is a fault of ours; everything else that ends the parsing is in what was sent.
  return syscall === undefined ? cutShort : fault;
};

/** Streams the parts named "files" into the folder, which is made; throws problems that say what to do. */
export const receiveMultipart = async (
  request: Request,
  response: Response,
  folder: string,
  limits: MultipartLimits,
): Promise<ReceivedPart[]> => {
  checkLength(request, limits);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await parse(request, response, folder, limits);
  } catch (fault) {
    throw problemOf(fault, limits);
  }
  const parts = Array.isArray(request.files) ? request.files : [];
  return parts.map(({ path, originalname }) => ({ path, name: originalname }));
};

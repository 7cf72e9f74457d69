import { z } from 'zod';
import { commaList, idParam } from '../platform/api.contract.ts';

/** How a file came to us. */
export const channel = z.enum(['c-store', 'watch-folder', 'upload', 'cli']);
export type ChannelName = z.infer<typeof channel>;

/**
 * received: safe on disk, waits to be read · recorded: in a study · refused: kept, not a report we can take ·
 * failed: a fault of ours, tried again by itself · parked: failed too often, waits for a person.
 */
export const receiptStatus = z.enum(['received', 'recorded', 'refused', 'failed', 'parked']);
export type ReceiptStatus = z.infer<typeof receiptStatus>;

const isoTime = z.iso.datetime();
const count = z.number().int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One distinct file that arrived; the same bytes again are counted here and make no second row. */
export const receipt = z
  .object({
    id: z.number().int().positive(),
    status: receiptStatus,
    channel,
    sender: z.string().nullable().describe('Calling AE title and address, folder, or user'),
    fileName: z
      .string()
      .nullable()
      .describe(
        'null when none was given, when patients are not kept, and where it may name a patient whom you may not see',
      ),
    sha256,
    sizeBytes: count,
    sopInstanceUid: z.string().nullable(),
    receivedAt: isoTime,
    settledAt: isoTime.nullable().describe('When it was recorded, refused or parked'),
    timesReceived: z.number().int().positive().describe('2 and more: the same bytes came again'),
    lastReceivedAt: isoTime,
    code: z.string().nullable().describe('Refusal or fault code'),
    message: z.string().nullable().describe('What happened, what it means, what to do'),
    attempts: count.describe('How often we tried'),
    nextAttemptAt: isoTime.nullable(),
    findingCount: count.nullable().describe('Findings of the report; null until it is recorded'),
    studyId: z.number().int().positive().nullable(),
    reportId: z.number().int().positive().nullable(),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof receipt>;

const countsByStatus = z
  .object({ received: count, recorded: count, refused: count, failed: count, parked: count })
  .meta({ id: 'ArrivalCounts' });
export type ArrivalCounts = z.infer<typeof countsByStatus>;

/** GET /api/v1/arrivals */
export const arrivalQuery = z.object({
  status: commaList(receiptStatus).optional().describe('One or more, comma separated'),
  channel: commaList(channel).optional().describe('One or more, comma separated'),
  ids: commaList(z.coerce.number<string>().int().positive().max(2_147_483_647))
    .optional()
    .describe('These only, comma separated; as many as a page holds'),
  text: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('In sender, message, UID, sha256; in the file name if you see all patients'),
  from: isoTime.optional().describe('Received at or after'),
  to: isoTime.optional().describe('Received before'),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, 'Send nextCursor of the page before')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ArrivalQuery = z.output<typeof arrivalQuery>;

/** Newest first. Counts are of everything that the filters other than `status` let through. */
export const arrivalPage = z
  .object({ items: z.array(receipt), nextCursor: z.string().nullable(), counts: countsByStatus })
  .meta({ id: 'ArrivalPage' });
export type ArrivalPage = z.infer<typeof arrivalPage>;

/** GET /api/v1/arrivals/summary: what Home and Inbox show on top. */
export const arrivalSummary = z
  .object({
    counts: countsByStatus.describe('Of all time'),
    countsSince: countsByStatus.describe('Received since `since`'),
    since: isoTime.describe('Start of the day at the facility, unless asked otherwise'),
    lastReceivedAt: isoTime.nullable(),
    oldestWaitingAt: isoTime.nullable(),
    disk: z
      .object({
        freeBytes: count.nullable(),
        totalBytes: count.nullable(),
        originalsBytes: count.describe('Sum of the sizes of the originals that were received'),
        low: z.boolean().describe('Less than 1 GB or 2 % is left'),
      })
      .meta({ id: 'DiskFigures' }),
  })
  .meta({ id: 'ArrivalSummary' });
export type ArrivalSummary = z.infer<typeof arrivalSummary>;

export const arrivalSummaryQuery = z.object({ since: isoTime.optional() });
export type ArrivalSummaryQuery = z.output<typeof arrivalSummaryQuery>;

/** POST /api/v1/arrivals/replay: a selection, or all of a status. Each is read again from its original. */
export const replayRequest = z
  .union([
    z.object({ ids: z.array(idParam).min(1).max(10_000) }),
    z.object({ all: z.enum(['refused', 'failed', 'parked']) }),
  ])
  .meta({ id: 'ReplayRequest' });
export type ReplayRequest = z.infer<typeof replayRequest>;

/** POST /api/v1/arrivals/:id/replay gives the receipt; the selection gives how many were queued. */
export const replayResult = z
  .object({
    queued: count,
    skipped: count.describe('Not there, or waiting anyhow'),
    ids: z
      .array(z.number().int().positive())
      .describe('Those queued: ask the list for them to see how they fare'),
  })
  .meta({ id: 'ReplayResult' });
export type ReplayResult = z.infer<typeof replayResult>;

/**
 * GET /api/v1/arrivals/stream (Server-Sent Events, event name "arrivals", at most four a second): what changed.
 * After a lost connection ask the list again: nothing is sent twice.
 */
export const arrivalsChanged = z
  .object({ counts: countsByStatus, changed: z.array(receipt).describe('At most 50, newest first') })
  .meta({ id: 'ArrivalsChanged' });
export type ArrivalsChanged = z.infer<typeof arrivalsChanged>;

/** One line a file of an upload or an import, those inside of a zip too. */
export const fileResult = z
  .object({
    path: z.string().describe('As the sender named it; inside of a zip "archive.zip/folder/file.dcm"'),
    outcome: z
      .enum(['stored', 'already-here', 'refused', 'failed'])
      .describe(
        'stored: safe here, see status · already-here: the same bytes were here · refused: not taken as a report · failed: not stored, send it again',
      ),
    status: receiptStatus.nullable().describe('Where its receipt stands; received: still being read'),
    code: z.string().nullable(),
    message: z.string().nullable(),
    sizeBytes: count.nullable(),
    receiptId: z.number().int().positive().nullable(),
    sha256: sha256.nullable(),
    findingCount: count.nullable(),
    studyId: z.number().int().positive().nullable(),
  })
  .meta({ id: 'FileResult' });
export type FileResult = z.infer<typeof fileResult>;

/**
 * POST /api/v1/uploads, multipart/form-data: any number of parts named "files", each a file or a zip; the part's
 * file name may carry a relative path ("folder/file.dcm"). Waits a few seconds for the reading.
 */
export const uploadResult = z
  .object({
    files: z.array(fileResult),
    counts: z.object({ stored: count, alreadyHere: count, refused: count, failed: count }),
  })
  .meta({ id: 'UploadResult' });
export type UploadResult = z.infer<typeof uploadResult>;

/** GET /api/v1/originals/:sha256 (bytes) and /api/v1/originals/:sha256/content-tree. */
export const originalName = sha256;

/** One item of the content as sent. `value` is text ready to read: number, code meaning, text, time, UID. */
export interface ContentTreeNode {
  readonly relationship: string | null;
  readonly valueType: string;
  readonly concept: {
    readonly scheme: string;
    readonly value: string;
    readonly meaning: string | null;
  } | null;
  /** "masked" in place of names and free text where patients are not kept, and for who may not see who the patient is. */
  readonly value: string | null;
  readonly unit: string | null;
  /** Why a number has no value. */
  readonly qualifier: string | null;
  readonly children: readonly ContentTreeNode[];
}

const code = z.object({ scheme: z.string(), value: z.string(), meaning: z.string().nullable() });

export const contentTreeNode: z.ZodType<ContentTreeNode> = z
  .object({
    relationship: z.string().nullable(),
    valueType: z.string(),
    concept: code.nullable(),
    value: z.string().nullable(),
    unit: z.string().nullable(),
    qualifier: z.string().nullable(),
    get children() {
      return z.array(contentTreeNode);
    },
  })
  .meta({ id: 'ContentTreeNode' });

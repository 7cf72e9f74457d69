import { constants, inflateRawSync } from 'node:zlib';
import type { IngestionDoor } from '../../arrival.ts';
import { dataSetIdentity, type DataSetIdentity } from './data-set-identity.ts';
import { isDeflated, originalFile } from './original-file.ts';

/** Status of a C-STORE response (PS3.4 table B.2-1, PS3.7 annex C), and a comment of at most 64 characters. */
export interface StoreAnswer {
  readonly status: number;
  readonly comment: string | null;
}

/** One C-STORE request, as far as it was kept: `dataSet` is null when it was larger than may be held. */
export interface StoreRequest {
  readonly contextClassUid: string;
  readonly transferSyntaxUid: string;
  readonly sopClassUid: unknown;
  readonly sopInstanceUid: unknown;
  readonly dataSet: Buffer | null;
}

export interface StorePeer {
  readonly callingAeTitle: string;
  readonly address: string;
}

export const storeAnswer = {
  stored: { status: 0x0000, comment: null },
  tooLarge: { status: 0xa700, comment: 'Larger than this receiver takes' },
  notStored: { status: 0xa700, comment: 'Could not be stored, send it again later' },
  classDiffers: { status: 0xa900, comment: 'SOP class of data set differs from that of the request' },
  instanceDiffers: { status: 0xa900, comment: 'SOP instance of data set differs from the request' },
  empty: { status: 0xc000, comment: 'The data set is empty' },
  invalidInstance: { status: 0x0117, comment: 'The SOP instance UID is not a UID' },
  classNotTaken: { status: 0x0122, comment: 'Not the SOP class of the presentation context' },
} as const satisfies Record<string, StoreAnswer>;

const isUid = (value: unknown): value is string => typeof value === 'string' && /^[\d.]{1,64}$/.test(value);

const headLength = 1024;
const inflatedHeadLimit = 2 * 1024 * 1024;

/** The identity in the data set; of a deflated one, only its head is inflated. */
const identityOf = (dataSet: Buffer, transferSyntaxUid: string): DataSetIdentity => {
  if (!isDeflated(transferSyntaxUid)) return dataSetIdentity(dataSet, transferSyntaxUid);
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: inflatedHeadLimit };
    return dataSetIdentity(inflateRawSync(dataSet.subarray(0, headLength), options), transferSyntaxUid);
  } catch {
    return { sopClassUid: null, sopInstanceUid: null };
  }
};

const differs = (found: string | null, announced: string): boolean => found !== null && found !== announced;

const refusal = (request: StoreRequest): StoreAnswer | null => {
  const { sopClassUid, sopInstanceUid, dataSet } = request;
  if (sopClassUid !== request.contextClassUid) return storeAnswer.classNotTaken;
  if (!isUid(sopInstanceUid)) return storeAnswer.invalidInstance;
  if (dataSet === null) return storeAnswer.tooLarge;
  if (dataSet.length === 0) return storeAnswer.empty;
  const found = identityOf(dataSet, request.transferSyntaxUid);
  if (differs(found.sopClassUid, sopClassUid)) return storeAnswer.classDiffers;
  return differs(found.sopInstanceUid, sopInstanceUid) ? storeAnswer.instanceDiffers : null;
};

/**
 * Hands the object to the door as the file it is, and says what the sender may be told: "stored" only after the
 * door has it safe. An object that cannot be understood but contradicts nothing is kept, for the inbox to show.
 * Throws what the door throws.
 */
export const storeObject = async (
  door: IngestionDoor,
  request: StoreRequest,
  peer: StorePeer,
): Promise<StoreAnswer> => {
  const refused = refusal(request);
  if (refused !== null || request.dataSet === null || !isUid(request.sopInstanceUid)) {
    return refused ?? storeAnswer.tooLarge;
  }
  const bytes = originalFile({
    sopClassUid: request.contextClassUid,
    sopInstanceUid: request.sopInstanceUid,
    transferSyntaxUid: request.transferSyntaxUid,
    sourceAeTitle: peer.callingAeTitle,
    dataSet: request.dataSet,
  });
  const sender = `${peer.callingAeTitle} at ${peer.address}`;
  await door.accept({ bytes, channel: 'c-store', sender, fileName: `${request.sopInstanceUid}.dcm` });
  return storeAnswer.stored;
};

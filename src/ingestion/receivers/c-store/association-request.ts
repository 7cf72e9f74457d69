/** What an A-ASSOCIATE-RQ asks, as far as a decision about the peer needs it. */
export interface AssociationRequest {
  readonly protocolVersion: number;
  readonly applicationContext: string;
  readonly calledAeTitle: string;
  readonly callingAeTitle: string;
  /** The same request in the order and with the items that the library understands. */
  readonly tidied: Buffer;
}

interface Item {
  readonly type: number;
  readonly value: Buffer;
}

const itemsStart = 74;
const itemType = { applicationContext: 0x10, presentationContext: 0x20, userInformation: 0x50 } as const;
const syntaxType = { abstract: 0x30, transfer: 0x40 } as const;
const mostContexts = 128;
const mostSyntaxes = 128;

/**
 * Sub-items of the user information that we answer: longest PDU, implementation class and version. The rest is
 * optional and unanswered means declined (PS3.7 annex D.3.3): asynchronous operations, roles, user identity.
 */
const answered: ReadonlySet<number> = new Set([0x51, 0x52, 0x55]);

const text = (bytes: Buffer): string => bytes.toString('latin1').replaceAll('\0', ' ').trim();

/** The items that fill `bytes` exactly (PS3.8 section 9.3.2), or null. */
const readItems = (bytes: Buffer): Item[] | null => {
  const items: Item[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) return null;
    const end = at + 4 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return null;
    items.push({ type: bytes.readUInt8(at), value: bytes.subarray(at + 4, end) });
    at = end;
  }
  return items;
};

const writeItem = ({ type, value }: Item): Buffer => {
  const head = Buffer.from([type, 0, 0, 0]);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value]);
};

const isContext = ({ value }: Item): boolean => {
  if (value.length < 4 || value.readUInt8(0) % 2 === 0) return false;
  const [abstract, ...transfers] = readItems(value.subarray(4)) ?? [];
  return (
    abstract?.type === syntaxType.abstract &&
    transfers.length > 0 &&
    transfers.length <= mostSyntaxes &&
    transfers.every((item) => item.type === syntaxType.transfer)
  );
};

/** The contexts by ascending id (the library gives other ids to those out of order), or null. */
const tidyContexts = (items: readonly Item[]): Item[] | null => {
  const contexts = items.filter((item) => item.type === itemType.presentationContext);
  const ids = new Set(contexts.map((item) => item.value[0]));
  if (contexts.length === 0 || contexts.length > mostContexts || ids.size !== contexts.length) return null;
  if (!contexts.every(isContext)) return null;
  return contexts.sort((a, b) => a.value.readUInt8(0) - b.value.readUInt8(0));
};

const tidyUserInformation = (items: readonly Item[]): Item | null => {
  const found = items.find((item) => item.type === itemType.userInformation);
  const parts = found && readItems(found.value);
  if (!parts) return null;
  const kept = parts.filter((part) => answered.has(part.type));
  if (kept.some((part) => part.type === 0x51 && part.value.length !== 4)) return null;
  return { type: itemType.userInformation, value: Buffer.concat(kept.map(writeItem)) };
};

const join = (fixed: Buffer, items: readonly Item[]): Buffer => {
  const whole = Buffer.concat([fixed, ...items.map(writeItem)]);
  whole.writeUInt32BE(whole.length - 6, 2);
  return whole;
};

/** Reads a whole A-ASSOCIATE-RQ (PS3.8 section 9.3.2); null when its structure is not that of the standard. */
export const readAssociationRequest = (pdu: Buffer): AssociationRequest | null => {
  if (pdu.length < itemsStart) return null;
  const items = readItems(pdu.subarray(itemsStart));
  if (items === null) return null;
  const application = items.find((item) => item.type === itemType.applicationContext);
  const contexts = tidyContexts(items);
  const user = tidyUserInformation(items);
  if (!application || contexts === null || user === null) return null;
  return {
    protocolVersion: pdu.readUInt16BE(6),
    applicationContext: text(application.value),
    calledAeTitle: text(pdu.subarray(10, 26)),
    callingAeTitle: text(pdu.subarray(26, 42)),
    tidied: join(pdu.subarray(0, itemsStart), [application, ...contexts, user]),
  };
};

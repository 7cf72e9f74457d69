/** A sender of C-ECHO and C-STORE that replays bytes and costs next to nothing, for tests and benches. */
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';

const applicationContext = '1.2.840.10008.3.1.1.1';

export const verification = '1.2.840.10008.1.1';
export const doseReport = '1.2.840.10008.5.1.4.1.1.88.67';
export const explicitLittleEndian = '1.2.840.10008.1.2.1';
export const implicitLittleEndian = '1.2.840.10008.1.2';

export const pdu = (type, body) => {
  const head = Buffer.from([type, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(body.length, 2);
  return Buffer.concat([head, body]);
};

const item = (type, body) => {
  const head = Buffer.from([type, 0, 0, 0]);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
};

const uidItem = (type, uid) => item(type, Buffer.from(uid, 'latin1'));

const context = ({ id, abstractSyntax, transferSyntaxes }) =>
  item(
    0x20,
    Buffer.concat([
      Buffer.from([id, 0, 0, 0]),
      uidItem(0x30, abstractSyntax),
      ...transferSyntaxes.map((uid) => uidItem(0x40, uid)),
    ]),
  );

const defaults = {
  called: 'KERMA',
  calling: 'SENDER',
  maxPdu: 16_384,
  application: applicationContext,
  version: 1,
  extraUserItems: Buffer.alloc(0),
  contexts: [
    { id: 1, abstractSyntax: verification, transferSyntaxes: [implicitLittleEndian] },
    { id: 3, abstractSyntax: doseReport, transferSyntaxes: [explicitLittleEndian] },
  ],
};

/** An A-ASSOCIATE-RQ. */
export const associateRequest = (wishes = {}) => {
  const wish = { ...defaults, ...wishes };
  const fixed = Buffer.alloc(68);
  fixed.writeUInt16BE(wish.version, 0);
  fixed.write(wish.called.padEnd(16), 4, 'latin1');
  fixed.write(wish.calling.padEnd(16), 20, 'latin1');
  const longest = Buffer.alloc(4);
  longest.writeUInt32BE(wish.maxPdu);
  const user = Buffer.concat([item(0x51, longest), uidItem(0x52, '2.25.1'), wish.extraUserItems]);
  return pdu(
    0x01,
    Buffer.concat([fixed, uidItem(0x10, wish.application), ...wish.contexts.map(context), item(0x50, user)]),
  );
};

const commandElement = (element, value) => {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(element, 2);
  head.writeUInt32LE(value.length, 4);
  return Buffer.concat([head, value]);
};

const us = (number) => Buffer.from([number & 0xff, number >> 8]);
const ui = (uid) => Buffer.from(uid.length % 2 === 0 ? uid : `${uid}\0`, 'latin1');

const command = (elements) => {
  const body = Buffer.concat(elements);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([commandElement(0, length), body]);
};

/** A P-DATA-TF with one value. */
export const dataPdu = (contextId, control, value) => {
  const head = Buffer.alloc(6);
  head.writeUInt32BE(value.length + 2, 0);
  head.writeUInt8(contextId, 4);
  head.writeUInt8(control, 5);
  return pdu(0x04, Buffer.concat([head, value]));
};

export const echoPdu = (messageId, contextId = 1) =>
  dataPdu(
    contextId,
    3,
    command([
      commandElement(0x0002, ui(verification)),
      commandElement(0x0100, us(0x0030)),
      commandElement(0x0110, us(messageId)),
      commandElement(0x0800, us(0x0101)),
    ]),
  );

export const storeCommandPdu = (messageId, { contextId = 3, sopClass = doseReport, sopInstance }) =>
  dataPdu(
    contextId,
    3,
    command([
      commandElement(0x0002, ui(sopClass)),
      commandElement(0x0100, us(0x0001)),
      commandElement(0x0110, us(messageId)),
      commandElement(0x0700, us(0)),
      commandElement(0x0800, us(0x0102)),
      commandElement(0x1000, ui(sopInstance)),
    ]),
  );

/** The data set in P-DATA-TF that are not longer than the receiver takes. */
export const dataSetPdus = (dataSet, contextId, longest) => {
  const room = longest - 6;
  const pieces = [];
  for (let at = 0; at === 0 || at < dataSet.length; at += room) {
    const isLast = at + room >= dataSet.length;
    pieces.push(dataPdu(contextId, isLast ? 2 : 0, dataSet.subarray(at, at + room)));
  }
  return pieces;
};

const readCommand = (bytes) => {
  const found = {};
  for (let at = 0; at + 8 <= bytes.length;) {
    const element = bytes.readUInt16LE(at + 2);
    const length = bytes.readUInt32LE(at + 4);
    const value = bytes.subarray(at + 8, at + 8 + length);
    if (element === 0x0120) found.messageId = value.readUInt16LE(0);
    if (element === 0x0900) found.status = value.readUInt16LE(0);
    if (element === 0x0902) found.comment = value.toString('latin1').trim();
    at += 8 + length;
  }
  return found;
};

const readAccept = (body) => {
  const contexts = new Map();
  let maxPdu = 0;
  for (let at = 68; at + 4 <= body.length;) {
    const length = body.readUInt16BE(at + 2);
    const value = body.subarray(at + 4, at + 4 + length);
    if (body[at] === 0x21) {
      contexts.set(value[0], { result: value[2], transferSyntax: value.subarray(8).toString('latin1') });
    }
    if (body[at] === 0x50) maxPdu = value.readUInt32BE(4);
    at += 4 + length;
  }
  return { contexts, maxPdu };
};

/** One connection: writes what it is told, reads the answers one by one. */
export class Scu {
  constructor(socket) {
    this.socket = socket;
    this.messageId = 0;
    this.maxPdu = 16_384;
    this.contexts = new Map();
    this.received = Buffer.alloc(0);
    this.closed = false;
    this.waiting = null;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
      this.waiting?.();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
      this.waiting?.();
    });
  }

  static open({ port, host = '127.0.0.1', tls = null }) {
    return new Promise((resolve, reject) => {
      const socket = tls ? connectTls({ port, host, ...tls }) : connect({ port, host });
      socket.once('error', reject);
      socket.once(tls ? 'secureConnect' : 'connect', () => resolve(new Scu(socket)));
    });
  }

  /** Connected and associated; throws with the answer when declined. */
  static async associate(where, wishes) {
    const scu = await Scu.open(where);
    scu.write(associateRequest(wishes));
    const answer = await scu.next();
    if (answer?.type !== 0x02) {
      scu.socket.destroy();
      throw Object.assign(new Error('not associated'), { answer });
    }
    Object.assign(scu, readAccept(answer.body));
    return scu;
  }

  write(bytes) {
    return this.socket.write(bytes);
  }

  /** The next PDU, or null when the connection was closed. */
  async next() {
    for (;;) {
      if (this.received.length >= 6) {
        const whole = 6 + this.received.readUInt32BE(2);
        if (this.received.length >= whole) {
          const type = this.received[0];
          const body = this.received.subarray(6, whole);
          this.received = this.received.subarray(whole);
          return { type, body };
        }
      }
      if (this.closed) return null;
      await new Promise((resolve) => (this.waiting = resolve));
      this.waiting = null;
    }
  }

  /** The next answer to a command: message id, status and comment; throws when something else comes. */
  async response() {
    const answer = await this.next();
    if (answer?.type !== 0x04) throw Object.assign(new Error('no response'), { answer });
    return readCommand(answer.body.subarray(6));
  }

  async echo() {
    this.write(echoPdu(++this.messageId));
    return (await this.response()).status;
  }

  async store({ dataSet, contextId = 3, ...rest }) {
    this.socket.cork();
    this.write(storeCommandPdu(++this.messageId % 65_536, { contextId, ...rest }));
    for (const piece of dataSetPdus(dataSet, contextId, this.maxPdu)) this.write(piece);
    this.socket.uncork();
    return this.response();
  }

  async release() {
    this.write(pdu(0x05, Buffer.alloc(4)));
    const answer = await this.next();
    this.socket.end();
    return answer?.type === 0x06;
  }

  destroy() {
    this.socket.destroy();
  }
}

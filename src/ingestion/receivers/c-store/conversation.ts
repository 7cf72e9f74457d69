import type { Socket } from 'node:net';
import type { Logger } from '../../../platform/logger.ts';
import { readAssociationRequest } from './association-request.ts';
import {
  headerViolation,
  rejectionOf,
  type ConversationState,
  type Violation,
} from './conversation-rules.ts';
import { startDimse, type DimseHost, type DimseSide } from './dimse-library.ts';
import type { Limits } from './limits.ts';
import { MessageCheck } from './message-check.ts';
import { ObjectBuffer, type MemoryBudget } from './object-buffer.ts';
import { PduAssembler } from './pdu-assembler.ts';
import { abortPdu, abortReason, pduType, rejectPdu } from './pdu.ts';
import type { StoreAnswer, StorePeer, StoreRequest } from './store-object.ts';
import type { EndReason, Tally } from './tally.ts';

/** What all conversations of one receiver share. */
export interface Reception {
  readonly limits: Limits;
  readonly budget: MemoryBudget;
  readonly tally: Tally;
  readonly logger: Logger;
  /** Never rejects: a fault becomes an answer. */
  store(request: StoreRequest, peer: StorePeer): Promise<StoreAnswer>;
}

/** A peer gets so long to close after our last word. */
const lingerMs = 1000;
/** So many bytes of an unfinished PDU count as a sign of life; single bytes do not. */
const progressBytes = 16_384;
/** So many PDUs are taken in one turn of the event loop: a peer may send them tiny. */
const pdusInTurn = 16;

/**
 * One connection: cuts and checks what comes, keeps the deadlines, and hands the library one whole PDU after another,
 * none while a message is being answered. While it waits, the socket is not read, so that the peer waits too.
 */
export class Conversation implements DimseHost {
  readonly maxPduLength: number;
  private readonly socket: Socket;
  private readonly reception: Reception;
  private readonly address: string;
  private readonly pdus: PduAssembler<Violation>;
  private readonly messages = new MessageCheck();
  private readonly idle: NodeJS.Timeout;
  private readonly total: NodeJS.Timeout;
  private readonly request: NodeJS.Timeout;
  private state: ConversationState = 'awaiting-request';
  private library: DimseSide | null = null;
  private object: ObjectBuffer | null = null;
  private callingAeTitle = '';
  private answering = false;
  private congested = false;
  private resting = false;
  private progress = 0;

  constructor(socket: Socket, address: string, reception: Reception) {
    const { limits } = reception;
    this.socket = socket;
    this.address = address;
    this.reception = reception;
    this.maxPduLength = limits.maxPduLength;
    this.pdus = new PduAssembler((type, length) => headerViolation(this.state, type, length, limits));
    this.idle = setTimeout(() => this.onIdle(), limits.idleMs);
    this.total = setTimeout(() => this.abort('lasted-too-long'), limits.totalMs);
    this.request = setTimeout(() => this.abort('no-request-in-time'), limits.requestMs);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.onData(chunk));
    socket.on('drain', () => this.onDrain());
    socket.on('error', (error) =>
      reception.logger.debug({ err: error, address }, 'C-STORE connection failed'),
    );
    socket.on('close', () => this.onClose());
  }

  send(bytes: Buffer): void {
    if (this.state === 'closing' || this.socket.destroyed) return;
    if (this.socket.write(bytes)) return;
    this.congested = true;
    this.socket.pause();
  }

  hold(): void {
    this.answering = true;
    this.socket.pause();
  }

  /** The next message waits for the next turn of the event loop, so that one peer's many do not stall the others. */
  answered(what: 'echo' | 'store'): void {
    if (what === 'echo') this.reception.tally.echoes += 1;
    setImmediate(() => {
      this.answering = false;
      if (this.state === 'closing') return;
      this.lives();
      this.proceed();
    });
  }

  released(): void {
    this.end(null, null);
  }

  failed(reason: string): void {
    this.abort('message-not-understood', reason);
  }

  newObject(): ObjectBuffer {
    this.object = new ObjectBuffer(this.reception.budget, this.reception.limits.maxObjectLength);
    return this.object;
  }

  store(request: StoreRequest): Promise<StoreAnswer> {
    const { address, callingAeTitle } = this;
    return this.reception.store(request, { address, callingAeTitle });
  }

  /** Ends the association because the receiver stops; an object under way is answered first. */
  stop(): void {
    if (this.answering) setTimeout(() => this.stop(), 20);
    else this.abort('stopped');
  }

  private onData(chunk: Buffer): void {
    if (this.state === 'closing') return;
    this.progress += chunk.length;
    if (this.progress >= progressBytes) this.lives();
    this.pdus.push(chunk);
    this.pump();
  }

  private pump(): void {
    for (let taken = 0; this.state !== 'closing' && !this.waits(); taken += 1) {
      if (taken === pdusInTurn) {
        this.rest();
        return;
      }
      const next = this.pdus.next();
      if (next.kind === 'more') return;
      if (next.kind === 'wrong') {
        this.end(next.wrong.reason, abortPdu(next.wrong.abort));
        return;
      }
      this.lives();
      this.take(next.pdu);
    }
  }

  private take(pdu: Buffer): void {
    const type = pdu[0];
    if (type === pduType.associateRequest) this.takeRequest(pdu);
    else if (type === pduType.abort) this.end(null, null);
    else {
      const wrong = type === pduType.data ? this.messages.check(pdu) : null;
      if (wrong === null) this.library?.receive(pdu);
      else this.failed(wrong);
    }
  }

  private takeRequest(pdu: Buffer): void {
    const request = readAssociationRequest(pdu);
    if (request === null) {
      this.end('not-an-association-request', abortPdu(abortReason.invalidParameter));
      return;
    }
    this.callingAeTitle = request.callingAeTitle;
    const rejected = rejectionOf(request, this.reception.limits);
    if (rejected !== null) {
      this.end(rejected.reason, rejectPdu(rejected.why));
      return;
    }
    clearTimeout(this.request);
    this.state = 'associated';
    this.reception.tally.associationsAccepted += 1;
    this.library = startDimse(this);
    this.library.receive(request.tidied);
  }

  private lives(): void {
    this.progress = 0;
    this.idle.refresh();
  }

  /** Our own disk may be slow: that is no silence of the peer. */
  private onIdle(): void {
    if (this.answering) this.idle.refresh();
    else this.abort('idle');
  }

  private onDrain(): void {
    this.congested = false;
    this.proceed();
  }

  private proceed(): void {
    this.pump();
    if (!this.waits()) this.socket.resume();
  }

  private waits(): boolean {
    return this.answering || this.congested || this.resting;
  }

  private rest(): void {
    this.resting = true;
    this.socket.pause();
    setImmediate(() => {
      this.resting = false;
      if (this.state !== 'closing') this.proceed();
    });
  }

  private abort(reason: EndReason, detail?: string): void {
    this.end(reason, abortPdu(abortReason.notSpecified), detail);
  }

  /** Says the last word and closes; what still comes is let go unread, so that the peer can read ours. */
  private end(reason: EndReason | null, lastWord: Buffer | null, detail?: string): void {
    if (this.state === 'closing') return;
    this.settle();
    if (reason !== null) {
      const { address, callingAeTitle } = this;
      this.reception.tally.end(reason);
      this.reception.logger.info({ reason, detail, address, callingAeTitle }, 'C-STORE connection ended');
    }
    if (lastWord !== null) this.socket.write(lastWord);
    this.socket.end();
    this.socket.resume();
    const linger = setTimeout(() => this.socket.destroy(), lingerMs);
    this.socket.once('close', () => clearTimeout(linger));
  }

  private onClose(): void {
    this.settle();
  }

  private settle(): void {
    this.state = 'closing';
    for (const timer of [this.idle, this.total, this.request]) clearTimeout(timer);
    this.library?.closed();
    this.library = null;
    if (!this.answering) this.object?.free();
  }
}

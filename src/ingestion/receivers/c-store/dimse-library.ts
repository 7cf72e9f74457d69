import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { Writable } from 'node:stream';
import dimse from 'dcmjs-dimse';
import type { association, requests, responses } from 'dcmjs-dimse';
import { negotiate } from './negotiation.ts';
import type { ObjectBuffer } from './object-buffer.ts';
import { implementation } from './original-file.ts';
import type { StoreAnswer, StoreRequest } from './store-object.ts';

/** What the library's side of one association needs of its connection. */
export interface DimseHost {
  readonly maxPduLength: number;
  send(bytes: Buffer): void;
  /** A message has come whole; no PDU may be handed over until `answered`. */
  hold(): void;
  answered(what: 'echo' | 'store'): void;
  released(): void;
  failed(reason: string): void;
  newObject(): ObjectBuffer;
  store(request: StoreRequest): Promise<StoreAnswer>;
}

/** The library's side: takes whole PDUs that were checked, in turn. */
export interface DimseSide {
  receive(pdu: Buffer): void;
  closed(): void;
}

// The library builds long texts about associations; what matters of them is logged by the receiver.
dimse.log.setLevel('silent', false);
dimse.Implementation.setImplementationClassUid(implementation.classUid);
dimse.Implementation.setImplementationVersion(implementation.versionName);

const results = dimse.constants.PresentationContextResult;
const success = 0x0000;

/** Stands where the library expects a socket: of one it only writes, listens and sets a time-out. */
class Port extends EventEmitter {
  private readonly host: DimseHost;

  constructor(host: DimseHost) {
    super();
    this.host = host;
  }

  write(bytes: Buffer): boolean {
    this.host.send(bytes);
    return true;
  }

  setTimeout(): this {
    return this;
  }
}

/** Never asks for "drain": the library would go on with the next PDU while it waits, and mix the order. */
class ObjectStream extends Writable {
  readonly object: ObjectBuffer;

  constructor(object: ObjectBuffer) {
    super({ highWaterMark: Number.MAX_SAFE_INTEGER });
    this.object = object;
  }

  override _write(piece: Buffer, _encoding: string, done: () => void): void {
    this.object.append(piece);
    done();
  }
}

interface Received {
  readonly object: ObjectBuffer;
  readonly context: association.PresentationContext;
}

const resultOf = (context: association.PresentationContext): void => {
  const answer = negotiate(context.getAbstractSyntaxUid(), context.getTransferSyntaxUids());
  if (answer.result === 'accept') context.setResult(results.Accept, answer.transferSyntax);
  else if (answer.result === 'class-not-taken') context.setResult(results.RejectAbstractSyntaxNotSupported);
  else context.setResult(results.RejectTransferSyntaxesNotSupported);
};

/**
 * Keeps data sets as the bytes they are. What is thrown out of an event of one argument, the library turns into a
 * promise that nobody waits for, and the process would end: hence `guarded`.
 */
class RawScp extends dimse.Scp {
  private readonly host: DimseHost;
  private received: Received | null = null;

  constructor(port: Port, host: DimseHost) {
    super(port as unknown as Socket);
    this.host = host;
    this.on('networkError', (error: Error) => host.failed(error.message));
  }

  override associationRequested(asked: association.Association): void {
    this.guarded(() => {
      for (const { context } of asked.getPresentationContexts()) resultOf(context);
      // Set every time: the library would answer the smaller of both, and "no limit" is told as 0.
      dimse.Implementation.setMaxPduLength(this.host.maxPduLength);
      asked.setMaxPduLength(this.host.maxPduLength);
      this.sendAssociationAccept();
    });
  }

  override associationReleaseRequested(): void {
    this.guarded(() => {
      this.sendAssociationReleaseResponse();
      this.host.released();
    });
  }

  override cEchoRequest(
    request: requests.CEchoRequest,
    callback: (response: responses.CEchoResponse) => void,
  ): void {
    const response = dimse.responses.CEchoResponse.fromRequest(request);
    response.setStatus(success);
    this.host.hold();
    callback(response);
    this.host.answered('echo');
  }

  override createStoreWritableStream(context: association.PresentationContext): Writable {
    if (context.getResult() !== results.Accept)
      throw new Error('a presentation context that was not accepted');
    return new ObjectStream(this.host.newObject());
  }

  override createDatasetFromStoreWritableStream(
    writable: Writable,
    context: association.PresentationContext,
    callback: (dataset: dimse.Dataset) => void,
  ): void {
    this.received = writable instanceof ObjectStream ? { object: writable.object, context } : null;
    callback(new dimse.Dataset({}, context.getAcceptedTransferSyntaxUid()));
  }

  override cStoreRequest(
    request: requests.CStoreRequest,
    callback: (response: responses.CStoreResponse) => void,
  ): void {
    const { received } = this;
    this.received = null;
    if (received === null) {
      this.host.failed('a C-STORE without its data set');
      return;
    }
    const response = dimse.responses.CStoreResponse.fromRequest(request);
    this.host.hold();
    void this.host.store(asked(request, received)).then((answer) => {
      received.object.free();
      this.guarded(() => {
        response.setStatus(answer.status);
        if (answer.comment !== null) response.setErrorComment(answer.comment);
        callback(response);
      });
      this.host.answered('store');
    });
  }

  private guarded(work: () => void): void {
    try {
      work();
    } catch (fault) {
      this.host.failed(fault instanceof Error ? fault.message : 'the library failed');
    }
  }
}

const asked = (request: requests.CStoreRequest, { object, context }: Received): StoreRequest => ({
  contextClassUid: context.getAbstractSyntaxUid(),
  transferSyntaxUid: context.getAcceptedTransferSyntaxUid() ?? '',
  sopClassUid: request.getAffectedSopClassUid(),
  sopInstanceUid: request.getAffectedSopInstanceUid(),
  dataSet: object.bytes(),
});

/** A new association's side of the library. `host.store` must not reject. */
export const startDimse = (host: DimseHost): DimseSide => {
  const port = new Port(host);
  new RawScp(port, host);
  return {
    receive: (pdu) => port.emit('data', pdu),
    // Ends the library's own interval timer.
    closed: () => port.emit('close'),
  };
};

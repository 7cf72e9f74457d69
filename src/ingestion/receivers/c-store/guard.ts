import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type Server as TlsServer, type TlsOptions } from 'node:tls';
import { Conversation, type Reception } from './conversation.ts';
import { rejectPdu } from './pdu.ts';
import type { EndReason } from './tally.ts';

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** Connections beyond the cap get a word of rejection; beyond so many more they get nothing. */
const turnedAwayAtOnce = 64;
const turnedAwayMs = 1000;
const stopMs = 5000;

const plainAddress = (socket: Socket): string => (socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '');

/** Owns the listening socket: lets in as many connections as allowed, and converses with each. */
export class Guard {
  private readonly reception: Reception;
  private readonly server: Server;
  private readonly tls: TlsServer | null;
  private readonly sockets = new Map<Socket, string>();
  private readonly conversations = new Set<Conversation>();

  constructor(reception: Reception, tls: TlsOptions | null) {
    this.reception = reception;
    this.server = createServer({ noDelay: true }, (socket) => this.admit(socket));
    this.server.maxConnections = reception.limits.maxConnections + turnedAwayAtOnce;
    this.tls = tls && this.secure(tls);
  }

  /** Listens; rejects with the system's error. */
  start({ host, port }: ListenAddress): Promise<AddressInfo> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => {
        this.server.off('error', reject);
        this.server.on('error', (error) =>
          this.reception.logger.error({ err: error }, 'C-STORE cannot accept'),
        );
        resolve(this.server.address() as AddressInfo);
      });
    });
  }

  /** Takes no new connections, lets objects under way be answered, ends the rest. */
  async stop(): Promise<void> {
    const allClosed = [...this.sockets.keys()].map(
      (socket) => new Promise((done) => socket.once('close', done)),
    );
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const conversation of this.conversations) conversation.stop();
    const deadline = setTimeout(() => {
      for (const socket of this.sockets.keys()) socket.destroy();
    }, stopMs);
    await Promise.all([closed, ...allClosed]);
    clearTimeout(deadline);
  }

  private secure(options: TlsOptions): TlsServer {
    const { requestMs } = this.reception.limits;
    const tls = createTlsServer({ ...options, minVersion: 'TLSv1.2', handshakeTimeout: requestMs });
    tls.on('secureConnection', (socket) => this.converse(socket));
    tls.on('tlsClientError', (error, socket) => {
      const address = plainAddress(socket);
      this.reception.tally.end('tls-failed');
      this.reception.logger.info({ reason: error.message, address }, 'C-STORE connection without right TLS');
      socket.destroy();
    });
    return tls;
  }

  private admit(socket: Socket): void {
    socket.on('error', (error) => this.reception.logger.debug({ err: error }, 'C-STORE connection failed'));
    const address = plainAddress(socket);
    const full = this.fullFor(address);
    if (full !== null) {
      this.turnAway(socket, full);
      return;
    }
    this.sockets.set(socket, address);
    this.reception.tally.connectionsOpen = this.sockets.size;
    socket.on('close', () => {
      this.sockets.delete(socket);
      this.reception.tally.connectionsOpen = this.sockets.size;
    });
    if (this.tls === null) this.converse(socket);
    else this.tls.emit('connection', socket);
  }

  private fullFor(address: string): EndReason | null {
    const { maxConnections, maxConnectionsOfPeer } = this.reception.limits;
    if (this.sockets.size >= maxConnections) return 'too-many-connections';
    let ofPeer = 0;
    for (const other of this.sockets.values()) if (other === address) ofPeer += 1;
    return ofPeer >= maxConnectionsOfPeer ? 'too-many-of-one-peer' : null;
  }

  private turnAway(socket: Socket, reason: EndReason): void {
    this.reception.tally.end(reason);
    this.reception.logger.warn({ reason, address: plainAddress(socket) }, 'C-STORE connection turned away');
    if (this.tls !== null) {
      socket.destroy();
      return;
    }
    socket.end(rejectPdu('localLimit'));
    socket.resume();
    const linger = setTimeout(() => socket.destroy(), turnedAwayMs);
    socket.once('close', () => clearTimeout(linger));
  }

  private converse(socket: Socket): void {
    const conversation = new Conversation(socket, plainAddress(socket), this.reception);
    this.conversations.add(conversation);
    socket.once('close', () => this.conversations.delete(conversation));
  }
}

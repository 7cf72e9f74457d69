import type { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';

export const verification: string;
export const doseReport: string;
export const explicitLittleEndian: string;
export const implicitLittleEndian: string;

export interface Pdu {
  readonly type: number;
  readonly body: Buffer;
}

export interface Wishes {
  readonly called?: string;
  readonly calling?: string;
  readonly maxPdu?: number;
  readonly application?: string;
  readonly version?: number;
  readonly extraUserItems?: Buffer;
  readonly contexts?: readonly {
    readonly id: number;
    readonly abstractSyntax: string;
    readonly transferSyntaxes: readonly string[];
  }[];
}

export interface Where {
  readonly port: number;
  readonly host?: string;
  readonly tls?: ConnectionOptions | null;
}

export interface CommandResponse {
  readonly messageId?: number;
  readonly status?: number;
  readonly comment?: string;
}

export interface Instance {
  readonly contextId?: number;
  readonly sopClass?: string;
  readonly sopInstance: string;
}

export const pdu: (type: number, body: Buffer) => Buffer;
export const associateRequest: (wishes?: Wishes) => Buffer;
export const dataPdu: (contextId: number, control: number, value: Buffer) => Buffer;
export const echoPdu: (messageId: number, contextId?: number) => Buffer;
export const storeCommandPdu: (messageId: number, instance: Instance) => Buffer;
export const dataSetPdus: (dataSet: Buffer, contextId: number, longest: number) => Buffer[];

export class Scu {
  readonly socket: Socket;
  readonly maxPdu: number;
  readonly contexts: ReadonlyMap<number, { readonly result: number; readonly transferSyntax: string }>;
  static open(where: Where): Promise<Scu>;
  static associate(where: Where, wishes?: Wishes): Promise<Scu>;
  write(bytes: Buffer): boolean;
  next(): Promise<Pdu | null>;
  response(): Promise<CommandResponse>;
  echo(): Promise<number | undefined>;
  store(object: Instance & { readonly dataSet: Buffer }): Promise<CommandResponse>;
  release(): Promise<boolean>;
  destroy(): void;
}

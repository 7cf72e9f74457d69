/** The part of pako that Kerma uses; the package carries no types. */
declare module 'pako' {
  export class Inflate {
    constructor(options: { raw: boolean; chunkSize: number });
    /** Zlib's result code, 0 when all went well. */
    err: number;
    onData: (chunk: Uint8Array) => void;
    push(data: Uint8Array, isLast: boolean): boolean;
  }
}

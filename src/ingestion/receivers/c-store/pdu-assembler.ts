import { pduHeaderLength } from './pdu.ts';

/** Says what is wrong with a PDU from its header alone, or null; called with a null length when only the type is known. */
export type HeaderRule<Wrong> = (type: number, length: number | null) => Wrong | null;

export type NextPdu<Wrong> =
  | { readonly kind: 'pdu'; readonly pdu: Buffer }
  | { readonly kind: 'more' }
  | { readonly kind: 'wrong'; readonly wrong: Wrong };

const more = { kind: 'more' } as const;

/**
 * Cuts a stream of bytes into whole PDUs. A header is judged before anything of its PDU is kept, and an incomplete
 * PDU lies in one buffer of its own length: a peer that sends single bytes costs no more than one that does not.
 */
export class PduAssembler<Wrong> {
  private readonly rule: HeaderRule<Wrong>;
  private rest: Buffer = Buffer.alloc(0);
  private partial: Buffer | null = null;
  private filled = 0;

  constructor(rule: HeaderRule<Wrong>) {
    this.rule = rule;
  }

  /** Takes the next bytes of the stream; those of earlier calls must have been taken up by `next` as far as it could. */
  push(chunk: Buffer): void {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
  }

  next(): NextPdu<Wrong> {
    return this.partial === null ? this.begin() : this.continue(this.partial);
  }

  private begin(): NextPdu<Wrong> {
    const { rest } = this;
    if (rest.length === 0) return more;
    const length = rest.length < pduHeaderLength ? null : rest.readUInt32BE(2);
    const wrong = this.rule(rest.readUInt8(0), length);
    if (wrong !== null) return { kind: 'wrong', wrong };
    if (length === null) return more;
    const whole = pduHeaderLength + length;
    if (rest.length >= whole) return { kind: 'pdu', pdu: this.cut(whole) };
    this.partial = Buffer.allocUnsafe(whole);
    this.filled = 0;
    return this.continue(this.partial);
  }

  private continue(partial: Buffer): NextPdu<Wrong> {
    const piece = this.cut(Math.min(this.rest.length, partial.length - this.filled));
    this.filled += piece.copy(partial, this.filled);
    if (this.filled < partial.length) return more;
    this.partial = null;
    return { kind: 'pdu', pdu: partial };
  }

  private cut(length: number): Buffer {
    const piece = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return piece;
  }
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PduAssembler } from './pdu-assembler.ts';

const pdu = (type: number, body: Uint8Array): Buffer => {
  const head = Buffer.from([type, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(body.length, 2);
  return Buffer.concat([head, body]);
};

/** All PDUs that come out of the pieces, and the last word. */
const assemble = (
  pieces: readonly Buffer[],
  rule: (type: number, length: number | null) => string | null,
) => {
  const assembler = new PduAssembler(rule);
  const pdus: Buffer[] = [];
  for (const piece of pieces) {
    assembler.push(piece);
    for (let next = assembler.next(); next.kind !== 'more'; next = assembler.next()) {
      if (next.kind === 'wrong') return { pdus, wrong: next.wrong };
      pdus.push(next.pdu);
    }
  }
  return { pdus, wrong: null };
};

const anyPdus = fc.array(
  fc
    .tuple(fc.constantFrom(1, 4, 5, 7), fc.uint8Array({ maxLength: 60 }))
    .map(([type, body]) => pdu(type, body)),
  { minLength: 1, maxLength: 6 },
);

describe('cutting a stream into PDUs', () => {
  it('gives the same PDUs however the stream is cut', () => {
    fc.assert(
      fc.property(anyPdus, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (pdus, cuts) => {
        const stream = Buffer.concat(pdus);
        const pieces: Buffer[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const length = cuts[turn % cuts.length] ?? 1;
          pieces.push(stream.subarray(at, at + length));
          at += length;
        }
        expect(assemble(pieces, () => null)).toEqual({ pdus, wrong: null });
      }),
    );
  });

  it('judges the type at the first byte and the length at the sixth, before the body comes', () => {
    const rule = (type: number, length: number | null): string | null => {
      if (type !== 4) return 'type';
      return length !== null && length > 100 ? 'length' : null;
    };
    expect(assemble([Buffer.from('G')], rule).wrong).toBe('type');
    const head = Buffer.from([4, 0, 0xff, 0xff, 0xff, 0xff]);
    expect(assemble([head.subarray(0, 5)], rule).wrong).toBeNull();
    expect(assemble([head.subarray(0, 5), head.subarray(5)], rule).wrong).toBe('length');
    expect(assemble([pdu(4, Buffer.alloc(100))], rule).pdus).toHaveLength(1);
  });
});

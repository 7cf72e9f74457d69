import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dataSetIdentity } from './data-set-identity.ts';
import { transferSyntax } from './negotiation.ts';

// (0008,0005) CS "ISO_IR 6", (0008,0016) UI "1.2", (0008,0018) UI "1.2.3", (0008,0020) DA, written by hand.
const explicitLittle = Buffer.from(
  '08000500435308004953 4f5f49522036 0800160055490400312e3200 0800180055490600312e322e3300 08002000444100 00'.replaceAll(
    ' ',
    '',
  ),
  'hex',
);
const implicitLittle = Buffer.from(
  '08000500080000004953 4f5f49522036 0800160004000000312e3200 0800180006000000312e322e3300 0800200000000000'.replaceAll(
    ' ',
    '',
  ),
  'hex',
);
const explicitBig = Buffer.from(
  '00080005435300084953 4f5f49522036 0008001655490004312e3200 0008001855490006312e322e3300 00080020444100 00'.replaceAll(
    ' ',
    '',
  ),
  'hex',
);
const both = { sopClassUid: '1.2', sopInstanceUid: '1.2.3' };
const nothing = { sopClassUid: null, sopInstanceUid: null };

describe('the identity at the head of a data set', () => {
  it.each([
    ['explicit little endian', transferSyntax.explicitLittleEndian, explicitLittle],
    ['implicit little endian', transferSyntax.implicitLittleEndian, implicitLittle],
    ['explicit big endian', transferSyntax.explicitBigEndian, explicitBig],
  ])('is read from %s', (_name, syntax, bytes) => {
    expect(dataSetIdentity(bytes, syntax)).toEqual(both);
  });

  it('is not claimed behind a sequence of undefined length, nor where elements go backwards', () => {
    const sequence = Buffer.from('080006005351 0000ffffffff'.replaceAll(' ', ''), 'hex');
    const behind = Buffer.concat([sequence, explicitLittle.subarray(16)]);
    expect(dataSetIdentity(behind, transferSyntax.explicitLittleEndian)).toEqual(nothing);
    const later = Buffer.from('0800170055490200 3100'.replaceAll(' ', ''), 'hex');
    const backwards = Buffer.concat([later, explicitLittle.subarray(16)]);
    expect(dataSetIdentity(backwards, transferSyntax.explicitLittleEndian)).toEqual(nothing);
  });

  it('never fails, whatever the bytes', () => {
    const syntaxes = fc.constantFrom(...Object.values(transferSyntax));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), syntaxes, (bytes, syntax) => {
        dataSetIdentity(bytes, syntax);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { documentType } from './document-type.ts';

describe('a document', () => {
  it('is what its first bytes say', () => {
    expect(documentType(Buffer.from('%PDF-1.7\n'))).toBe('application/pdf');
    expect(documentType(Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1'))).toBe('image/png');
    expect(documentType(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]))).toBe('image/jpeg');
  });

  it.each(['', '%PDF', '<html>', 'MZ', '<svg xmlns="http://www.w3.org/2000/svg">'])(
    'of other bytes is refused: %j',
    (text) => {
      expect(documentType(Buffer.from(text))).toBeNull();
    },
  );
});

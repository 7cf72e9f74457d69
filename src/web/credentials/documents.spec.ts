import { describe, expect, it } from '@jest/globals';
import { documentRefusal } from './documents.ts';

const file = { name: 'scan.pdf', size: 1000, type: 'application/pdf' };

describe('a document', () => {
  it.each(['application/pdf', 'image/png', 'image/jpeg'])('may be of type %s', (type) => {
    expect(documentRefusal({ ...file, type })).toBeNull();
  });

  it('of another kind is refused by its name', () => {
    expect(documentRefusal({ ...file, name: 'scan.docx', type: '' })).toMatch(/“scan.docx” is no PDF/);
  });

  it('of ten megabytes is taken, of one byte more refused with both sizes', () => {
    expect(documentRefusal({ ...file, size: 10_000_000 })).toBeNull();
    expect(documentRefusal({ ...file, size: 14_200_000 })).toContain(
      'has 14.2\u00a0MB; at most 10.0\u00a0MB are taken',
    );
    expect(documentRefusal({ ...file, size: 10_000_001 })).not.toBeNull();
  });

  it('that is empty is refused', () => {
    expect(documentRefusal({ ...file, size: 0 })).toContain('is empty');
  });
});

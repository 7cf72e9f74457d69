import { describe, expect, it } from '@jest/globals';
import { choiceField, numberField } from '../../../test/support/qc-procedures.ts';
import { seriesNames, seriesOf } from './baseline.ts';

const fields = [
  choiceField('protocol', ['head', 'body']),
  choiceField('kv', ['80', '120']),
  numberField('mean'),
];

describe('the series of a procedure', () => {
  it('are one without a name where no choice keeps them apart', () => {
    expect(seriesNames({ fields, seriesBy: [] })).toEqual(['']);
  });

  it('are every combination of the choices that keep them apart, named as values name theirs', () => {
    const names = seriesNames({ fields, seriesBy: ['protocol', 'kv'] });
    expect(names).toEqual([
      'protocol=head; kv=80',
      'protocol=head; kv=120',
      'protocol=body; kv=80',
      'protocol=body; kv=120',
    ]);
    expect(names).toContain(seriesOf({ seriesBy: ['protocol', 'kv'] }, { protocol: 'body', kv: '80' }));
  });
});

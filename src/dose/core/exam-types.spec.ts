import { describe, expect, it } from '@jest/globals';
import { joinedExamTypes } from './exam-types.ts';

describe('the exam types of a study, joined', () => {
  it('are found alone and with every other type beside', () => {
    expect(joinedExamTypes(['ct']).toSorted()).toEqual(
      [
        'ct',
        'ct,fluoroscopy',
        'ct,mammography',
        'ct,radiography',
        'ct,fluoroscopy,mammography',
        'ct,fluoroscopy,radiography',
        'ct,mammography,radiography',
        'ct,fluoroscopy,mammography,radiography',
      ].toSorted(),
    );
  });

  it('are 12 of the 15 possible ones for either of two types', () => {
    expect(joinedExamTypes(['ct', 'fluoroscopy'])).toHaveLength(12);
  });

  it('are none when no type is asked for', () => {
    expect(joinedExamTypes([])).toEqual([]);
  });
});

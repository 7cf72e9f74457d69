import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import * as equipment from '../equipment/equipment.contract.ts';
import * as correction from './correction.contract.ts';
import * as handEntry from './hand-entry.contract.ts';
import * as studyList from './study-list.contract.ts';
import * as study from './study.contract.ts';

const contracts = { ...equipment, ...correction, ...handEntry, ...studyList, ...study };

describe('the contracts of dose and equipment', () => {
  it.each(Object.entries(contracts).filter(([, value]) => value instanceof z.ZodType))(
    '%s can be told as JSON Schema',
    (_name, schema) => {
      for (const io of ['input', 'output'] as const) {
        expect(() => z.toJSONSchema(schema as z.ZodType, { target: 'draft-2020-12', io })).not.toThrow();
      }
    },
  );

  it('a list query takes ids with commas, repeated names, and words for yes', () => {
    const query = studyList.studyListQuery.parse({ unitIds: '1,2', examTypes: ['ct'], withFindings: 'true' });
    expect(query).toMatchObject({ unitIds: [1, 2], examTypes: ['ct'], withFindings: true, limit: 100 });
  });

  it('an exam type that does not exist is refused', () => {
    expect(studyList.studyListQuery.safeParse({ examTypes: 'pet' }).success).toBe(false);
  });

  it('an entry by hand without any number is refused', () => {
    const entry = handEntry.handEntryInput.safeParse({ unitId: 1, date: '2026-01-02', time: '10:20' });
    expect(entry.error?.issues[0]?.message).toMatch(/at least one of/);
  });

  it('an entry by hand of time and images alone is taken, and the rest stays null', () => {
    const entry = handEntry.handEntryInput.parse({
      unitId: 1,
      date: '2026-01-02',
      fluoroscopyTimeS: 63,
      imageCount: 4,
    });
    expect(entry).toMatchObject({
      airKermaAtReferencePointMgy: null,
      kermaAreaProductGycm2: null,
      time: null,
    });
  });

  it('a correction without a reason is refused', () => {
    const input = { kind: 'exclude-study', studyId: 1, reason: ' ' };
    expect(correction.correctionInput.safeParse(input).success).toBe(false);
  });
});

import { expect, it } from '@jest/globals';
import { fileNameMayNamePatient } from './file-names.ts';

it.each([
  ['1.2.840.113619.2.55.3.dcm', false],
  ['1.2.840.113619.2.55.3', false],
  [null, false],
  ['DOE_JANE.dcm', true],
  ['4711.dcm', true],
  ['1957.03.12.dcm', true],
  ['DOE_JANE/1.2.840.113619.2.55.3.dcm', true],
])('of a file named %s it is %s that its name may name a patient', (fileName, may) => {
  expect(fileNameMayNamePatient(fileName)).toBe(may);
});

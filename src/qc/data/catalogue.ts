import type { Pack } from '../core/procedure.ts';
import { catalogueSources } from './catalogue-sources.ts';
import { ctPhysicist } from './ct-physicist.ts';
import { ctTechnologist } from './ct-technologist.ts';
import { fluoroscopyPhysicist } from './fluoroscopy-physicist.ts';
import { fluoroscopyTechnologist } from './fluoroscopy-technologist.ts';

/** The catalogue that ships: 61 tests of fluoroscopy and CT units, each limit with its source and how it was verified. */
export const catalogue: Pack = {
  format: 'kerma-qc-pack/1',
  key: 'kerma-catalogue',
  title: 'Fluoroscopy and CT: daily to annual tests',
  edition: '1',
  sources: catalogueSources,
  procedures: [...fluoroscopyTechnologist, ...fluoroscopyPhysicist, ...ctTechnologist, ...ctPhysicist],
};

import type { INestApplication } from '@nestjs/common';
import { OperatorNames, PeopleAtServer } from '../personnel/index.ts';
import { actingAs } from '../platform/access/acting.ts';
import { demoOperators, mappedNames } from './data/operators.ts';
import { demonstration } from './demonstration.ts';

const prepare = async (app: INestApplication): Promise<void> => {
  const people = app.get(PeopleAtServer, { strict: false });
  const names = app.get(OperatorNames, { strict: false });
  const ids = new Map((await people.list()).map(({ name, id }) => [name, id]));
  for (const person of demoOperators) ids.set(person.name, await people.addNamed({ ...person, email: null }));
  for (const [key, name] of Object.entries(mappedNames)) {
    const personId = ids.get(name);
    if (personId !== undefined) await names.decide({ key, personId, setAside: false });
  }
};

/** Adds those whom the reports of the year name, and says of a few names whose they are; the others are left to map. */
export const prepareOperators = (app: INestApplication): Promise<void> =>
  actingAs(demonstration, () => prepare(app));

import type { INestApplication } from '@nestjs/common';
import { OperatorNames, PeopleAtServer, PeopleDesk } from '../personnel/index.ts';
import { personInput } from '../personnel/people.contract.ts';
import { actingAs } from '../platform/access/acting.ts';
import { demoOperators, mappedNames } from './data/operators.ts';
import { demonstration } from './demonstration.ts';

const prepare = async (app: INestApplication): Promise<void> => {
  const desk = app.get(PeopleDesk, { strict: false });
  for (const person of demoOperators) await desk.create(personInput.parse(person));
  const people = await app.get(PeopleAtServer, { strict: false }).everyone();
  for (const [key, name] of Object.entries(mappedNames)) {
    const personId = people.find((person) => person.name === name)?.id;
    if (personId === undefined) throw new Error(`The demonstration has no ${name}`);
    await app.get(OperatorNames, { strict: false }).decide({ key, personId, setAside: false });
  }
};

/** Adds those whom the reports of the year name, and says of a few names whose they are; the others are left to map. */
export const prepareOperators = (app: INestApplication): Promise<void> =>
  actingAs(demonstration, () => prepare(app));

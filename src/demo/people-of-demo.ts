import type { INestApplication } from '@nestjs/common';
import { DemoAccounts, PeopleAtServer } from '../personnel/index.ts';
import { actingAs } from '../platform/access/acting.ts';
import { demoPeople, type DemoPerson } from './data/accounts.ts';
import { demonstration } from './demonstration.ts';

const newUser = ({ login, name, title, profession, roles, seesPatients, password }: DemoPerson) => ({
  person: { login, name, title, email: `${login}@hospital.example`, profession },
  grants: roles.map((role) => ({
    role,
    facilityId: null,
    unitId: null,
    seesPatients,
    reason: 'The demonstration begins',
  })),
  password,
});

/** Makes those of the invented hospital who are not there yet, and lets the sign-in page show all of them. */
export const preparePeople = async (app: INestApplication): Promise<void> => {
  const people = app.get(PeopleAtServer, { strict: false });
  for (const person of demoPeople) {
    if (await people.knows(person.login)) continue;
    await actingAs(demonstration, () => people.add(newUser(person)));
  }
  const shown = demoPeople.map(({ login, password, words }) => ({ login, password, words }));
  app.get(DemoAccounts, { strict: false }).show(shown);
};

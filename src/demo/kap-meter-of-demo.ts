import type { Caller } from '../platform/access/caller.ts';
import { Availabilities, Issues, IssuesQueries, Limits, Recording } from '../qc/index.ts';
import type { IssueStep } from '../qc/issues/issues.contract.ts';
import { demoTests, failedKapMeter } from './data/qc.ts';
import { asPhysicist, inNameOf, must, passwordOf, physicistOn, type Hospital } from './hospital.ts';
import { sessionOn } from './qc-day.ts';
import type { Random } from './random.ts';
import type { YearClock } from './year-clock.ts';

const { unit, daysAgo, afterwards } = failedKapMeter;
const technologist = 'bisi.oyelaran';

interface Followed {
  readonly hospital: Hospital;
  readonly clock: YearClock;
  readonly random: Random;
  readonly issueId: number;
}

const openIssue = async ({ app, unitId }: Hospital, caller: Caller): Promise<number> => {
  const issues = await app.get(IssuesQueries, { strict: false }).list(caller, { unitIds: [unitId(unit)] });
  return must(issues[0], 'failed KAP meter').id;
};

const said =
  (hospital: Hospital, issueId: number) =>
  (caller: Caller, event: IssueStep['event'], comment: string | null = null): Promise<void> =>
    hospital.app.get(Issues, { strict: false }).step(caller, issueId, { event, comment });

/** The technologist keeps the unit for emergencies and calls service. */
const contain = async ({ hospital, issueId }: Followed, caller: Caller): Promise<void> => {
  const step = said(hospital, issueId);
  await hospital.app.get(Availabilities, { strict: false }).change(caller, hospital.unitId(unit), {
    ...{ event: 'restrict', modes: ['emergencies'], until: null, issueId, password: null },
    reason: 'Displayed KAP far below its baseline, twice; Ka,r as usual',
  });
  await step(caller, 'contain');
  await step(caller, 'assign-to-service', 'The maker comes tomorrow morning');
};

/** Service replaces the meter, and the technologist measures again. */
const repair = async ({ hospital, clock, random, issueId }: Followed, caller: Caller): Promise<void> => {
  const { app, unitId, personId, day } = hospital;
  clock.show(`${day(1 - daysAgo)}T10:05:00`);
  await app.get(Issues, { strict: false }).addService(caller, unitId(unit), {
    ...{
      kind: 'kap-meter-replaced',
      onDate: day(1 - daysAgo),
      finishedAt: clock.now().toISOString(),
      issueId,
    },
    ...{ vendor: 'Service of the maker', ticket: 'S-20417', downtimeH: 2.5 },
    what: 'KAP meter and its cable replaced; the chamber had let moisture in',
  });
  await said(hospital, issueId)(caller, 'fix', 'KAP meter replaced');
  clock.show(`${day(1 - daysAgo)}T10:40:00`);
  const test = must(
    demoTests[unit].find(
      ({ procedureKey, preset }) => procedureKey === 'FL-T10' && preset === 'weekly-on-monday',
    ),
    'weekly test',
  );
  const made = { random, performerId: personId(technologist), unitId: unitId(unit), at: clock.now() };
  const session = sessionOn({ unit, test, daysAgo: daysAgo - 1 }, made);
  await app.get(Recording, { strict: false }).record(caller, session);
};

/** The physicist sets the new baseline, verifies the correction and signs the release. */
const release = async (
  { hospital, clock, issueId }: Followed,
  caller: Caller,
  password: string,
): Promise<void> => {
  const { app, unitId, day } = hospital;
  clock.show(`${day(1 - daysAgo)}T11:30:00`);
  const step = said(hospital, issueId);
  await step(caller, 'verify');
  await app.get(Availabilities, { strict: false }).change(caller, unitId(unit), {
    ...{ event: 'release', modes: null, until: null, issueId, password },
    reason: 'KAP meter replaced, constancy measured again',
  });
  await step(caller, 'close');
  await app.get(Limits, { strict: false }).setBaseline(caller, unitId(unit), {
    ...{ procedureKey: 'FL-T10', field: 'kap', series: '', value: afterwards, n: 3, method: 'Mean of three' },
    ...{ validFrom: day(2 - daysAgo), reason: 'New KAP meter' },
  });
};

/** From the failed KAP meter to the release of the unit, on the day that it failed and the next. */
export const replaceKapMeter = async (
  hospital: Hospital,
  { clock, random }: { readonly clock: YearClock; readonly random: Random },
): Promise<void> => {
  const byTechnologist = <T>(work: (caller: Caller) => Promise<T>): Promise<T> =>
    inNameOf(hospital, { key: technologist, role: 'technologist' }, work);
  const issueId = await byTechnologist((caller) => openIssue(hospital, caller));
  const followed = { hospital, clock, random, issueId };
  await byTechnologist((caller) => contain(followed, caller));
  await byTechnologist((caller) => repair(followed, caller));
  const key = must(physicistOn(unit, daysAgo) ?? undefined, 'physicist');
  await asPhysicist(hospital, key, (caller) => release(followed, caller, passwordOf(key)));
};

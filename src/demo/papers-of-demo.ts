import type { INestApplication } from '@nestjs/common';
import { credentialInput } from '../personnel/credentials/credentials.contract.ts';
import {
  CredentialFiles,
  Credentials,
  Designations,
  Overrides,
  PeopleDesk,
  PositioningPolicies,
  QualificationPolicies,
  Supervisions,
} from '../personnel/index.ts';
import { personInput } from '../personnel/people.contract.ts';
import { actingAs } from '../platform/access/acting.ts';
import type { Caller } from '../platform/access/caller.ts';
import { pageAsPdf } from './certificate-pdf.ts';
import { demoPeople } from './data/accounts.ts';
import { demoCharges, demoDesignations, demoPolicy } from './data/charges.ts';
import { demoColleagues, demoCredentials, type DemoCredential } from './data/credentials.ts';
import { demonstration } from './demonstration.ts';
import { hospitalOf, inNameOf, must, type Hospital } from './hospital.ts';

const safetyOfficer = 'desmond.achterberg';
const physicist = 'ingrid.solberg';

/** Those who do not sign in, made and known by their keys. */
const makeColleagues = async (app: INestApplication): Promise<ReadonlyMap<string, number>> => {
  const desk = app.get(PeopleDesk, { strict: false });
  const known = new Map<string, number>();
  for (const { key, ...person } of demoColleagues)
    known.set(key, (await desk.create(personInput.parse(person))).personId);
  return known;
};

const asOfficer = <T>(hospital: Hospital, key: string, work: (caller: Caller) => Promise<T>): Promise<T> =>
  inNameOf(hospital, { key, role: 'radiation-safety-officer' }, work);

const inputOf = ({ issued, ends, ...said }: DemoCredential, day: Hospital['day']) =>
  credentialInput.parse({
    ...said,
    issued: day(issued),
    expires: ends === undefined ? null : day(ends),
  });

const document = ({ of, kind, number }: DemoCredential) => ({
  name: `${of}-${kind}.pdf`,
  bytes: pageAsPdf(['Invented for the demonstration of Kerma', `${kind.toUpperCase()} ${number ?? ''}`, of]),
});

/** Whoever signs in enters their own; the safety officer enters for others, and the physicist checks what is the officer's. */
const enterCredentials = async (papers: Hospital): Promise<void> => {
  const credentials = papers.app.get(Credentials, { strict: false });
  const files = papers.app.get(CredentialFiles, { strict: false });
  for (const held of demoCredentials) {
    const { of, checkedAgainst, hasDocument } = held;
    const signsIn = demoPeople.some(({ login }) => login === of);
    const id = await asOfficer(papers, signsIn ? of : safetyOfficer, async (caller) => {
      const made = await credentials.add(caller, papers.personId(of), inputOf(held, papers.day));
      if (hasDocument === true) await files.put(caller, made, document(held));
      return made;
    });
    if (checkedAgainst === undefined) continue;
    await asOfficer(papers, of === safetyOfficer ? physicist : safetyOfficer, (caller) =>
      credentials.verify(caller, id, checkedAgainst),
    );
  }
};

const giveCharges = async (papers: Hospital): Promise<void> => {
  const supervisions = papers.app.get(Supervisions, { strict: false });
  for (const { unit, by, kind, from, until, handOver = false, note = null } of demoCharges) {
    await supervisions.give({
      unitIds: [papers.unitId(unit)],
      personId: papers.personId(by),
      kind,
      from: papers.day(from),
      until: until === undefined ? null : papers.day(until),
      note,
      handOver,
    });
  }
};

const designate = async (papers: Hospital): Promise<void> => {
  const { personId, unitId, day } = papers;
  const designations = papers.app.get(Designations, { strict: false });
  const policy = { ...demoPolicy, approvedOn: day(demoPolicy.approvedOn) };
  const medicalDirectorId = personId('nils.halvorsen');
  await papers.app.get(PositioningPolicies, { strict: false }).approve({ ...policy, medicalDirectorId });
  for (const { unit, of, physician, from, until, reviewed = [] } of demoDesignations) {
    const [approved] = (await designations.list()).policies;
    await designations.designate({
      unitIds: [unitId(unit)],
      technologistId: personId(of),
      supervisingPhysicianId: personId(physician),
      policyId: must(approved, 'policy').id,
      from: day(from),
      until: until === undefined ? null : day(until),
    });
    const [made] = (await designations.list()).designations.filter(
      (each) => each.unit.id === unitId(unit) && each.technologist.id === personId(of),
    );
    for (const on of reviewed)
      await designations.review(must(made, of).id, { on: day(on), note: 'Two cases watched' });
  }
};

/** The physicist confirms the policy of their own field as it is, and signs an exception for the newest colleague. */
const signAsPhysicist = (papers: Hospital): Promise<void> =>
  asOfficer(papers, physicist, async (caller) => {
    const { app, personId, unitId, day } = papers;
    const capacity = 'qualified-medical-physicist';
    const policies = app.get(QualificationPolicies, { strict: false });
    const [shipped] = (await policies.list()).policies.filter((each) => each.capacity === capacity);
    const { policy } = must(shipped, 'policy of physicists');
    const reason = 'Read beside the rules of the state: it fits';
    await policies.change(caller, capacity, { policy, from: day(0), reason });
    await app.get(Overrides, { strict: false }).sign(caller, personId('nadia.haddad'), {
      capacity,
      unitId: unitId('ct-2'),
      from: day(-20),
      until: day(70),
      reason:
        'Passed the oral examination of the ABR last month; the certificate is on its way. Works under Mira Chaudhuri, who reviews each report.',
      password: must(
        demoPeople.find(({ login }) => login === physicist),
        physicist,
      ).password,
    });
  });

/** What the hospital's people hold, whom they supervise and where they are designated, entered as they would have. */
export const preparePapers = (app: INestApplication): Promise<void> =>
  actingAs(demonstration, async () => {
    const papers = await hospitalOf(app, await makeColleagues(app));
    await enterCredentials(papers);
    await giveCharges(papers);
    await asOfficer(papers, physicist, () => designate(papers));
    await signAsPhysicist(papers);
  });

import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actor } from '../../platform/access/acting.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { insertNewRows, insertRow } from '../../platform/database/rows.ts';
import { conflict, notFound, ProblemException } from '../../platform/problem.ts';
import { Today } from '../../platform/today.ts';
import type { Pack, Procedure, ProcedureVersion } from '../core/procedure.ts';
import type { PackProblem } from '../core/pack-problem.ts';
import { readPack } from '../core/read-pack.ts';
import { publishVersion } from '../core/versions.ts';
import { catalogue } from '../data/catalogue.ts';
import { newestVersions, versionOf } from './newest-versions.ts';
import { ProcedureVersionRow } from './procedure-version.entity.ts';
import type { PackInput, ProcedureInput } from './procedures.contract.ts';

const sourcesOf = ({ sources }: Procedure, all: Pack['sources']): Pack['sources'] =>
  Object.fromEntries(Object.entries(all).filter(([key]) => sources.includes(key)));

/** 400 with all that is wrong and where. */
const wrongPack = (problems: readonly PackProblem[]): ProblemException =>
  new ProblemException(
    400,
    'pack-not-read',
    'It cannot be taken as it is. Nothing was published.',
    problems.map(({ where, message }) => ({ path: where, message })),
  );

/** A single procedure is read as a pack of one, so that there is one reader. */
const singlePack = ({ procedure, sources }: ProcedureInput): Pack => {
  const pack = { format: 'kerma-qc-pack/1', key: 'edit', title: 'Edit', edition: '1', sources };
  const reading = readPack({ ...pack, procedures: [procedure] });
  if (!reading.ok) throw wrongPack(reading.problems);
  return reading.pack;
};

/** Publishes procedures in versions that never change; the catalogue that ships is the first version of its procedures. */
@Injectable()
export class Procedures implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly today: Today,
    private readonly audit: Audit,
  ) {}

  /** What the catalogue has and the tables do not. A newer edition takes no place of what is in use: it is imported as a pack. */
  async onApplicationBootstrap(): Promise<void> {
    const { date, instant } = this.today;
    const known = new Set((await newestVersions(this.database.read)).map(({ procedureKey }) => procedureKey));
    const missing = catalogue.procedures.filter(({ key }) => !known.has(key));
    if (missing.length === 0) return;
    const rows = missing.map((procedure) => ({
      procedureKey: procedure.key,
      number: 1,
      procedure,
      sources: sourcesOf(procedure, catalogue.sources),
      publishedOn: date,
      publishedAt: instant,
      publishedById: null,
      publishedBy: 'Kerma',
      reason: `${catalogue.title}, edition ${catalogue.edition}`,
    }));
    await this.database.write((manager) => insertNewRows(manager, ProcedureVersionRow, rows, ['id']));
  }

  async publish(input: ProcedureInput): Promise<string> {
    const pack = singlePack(input);
    const [procedure] = pack.procedures;
    if (procedure === undefined) throw notFound('The procedure');
    await this.database.write((manager) =>
      this.publishOne(manager, procedure, { sources: pack.sources, reason: input.reason }),
    );
    return procedure.key;
  }

  /** All of a pack that is new or differs, or nothing; gives the keys of what was published. */
  async importPack({ pack: sent, reason }: PackInput): Promise<string[]> {
    const reading = readPack(sent);
    if (!reading.ok) throw wrongPack(reading.problems);
    const { procedures, sources } = reading.pack;
    return this.database.write(async (manager) => {
      const published: string[] = [];
      for (const procedure of procedures)
        if (await this.publishOne(manager, procedure, { sources, reason, mayBeSame: true }))
          published.push(procedure.key);
      return published;
    });
  }

  private async publishOne(
    manager: EntityManager,
    procedure: Procedure,
    said: { readonly sources: Pack['sources']; readonly reason: string; readonly mayBeSame?: boolean },
  ): Promise<boolean> {
    const current = await versionOf(manager, procedure.key, null);
    const { name, personId } = actor();
    const by = name ?? 'Kerma';
    const request = { procedure, sources: said.sources, on: this.today.date, by, reason: said.reason };
    const publication = publishVersion(current, request);
    if (!publication.ok) {
      if (publication.code === 'nothing-changed' && said.mayBeSame === true) return false;
      throw publication.code === 'problems'
        ? wrongPack(publication.problems)
        : conflict(publication.code, publication.message);
    }
    await this.keep(manager, publication.version, { ...said, personId });
    return true;
  }

  private async keep(
    manager: EntityManager,
    { number, procedure, publishedOn, publishedBy, reason }: ProcedureVersion,
    { sources, personId }: { readonly sources: Pack['sources']; readonly personId: number | null },
  ): Promise<void> {
    const id = await insertRow(manager, ProcedureVersionRow, {
      ...{ procedureKey: procedure.key, number, procedure, sources: sourcesOf(procedure, sources) },
      ...{ publishedOn, publishedAt: this.today.instant, publishedById: personId, publishedBy, reason },
    });
    if (id === null)
      throw conflict('published-meanwhile', 'Someone else published a version of it. Look at it first.');
    await this.audit.write(manager, {
      action: 'qc-procedure.published',
      subject: { kind: 'qc-procedure', id: procedure.key },
      before: number === 1 ? undefined : { version: number - 1 },
      after: { version: number, name: procedure.name },
      reason,
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/problem.ts';
import { canonicalText } from '../core/canonical-text.ts';
import { judgesFromTheStart, limitsOf } from '../core/limits.ts';
import type { Pack, Procedure } from '../core/procedure.ts';
import { readPack } from '../core/read-pack.ts';
import { suggestedRule } from '../core/schedule/presets.ts';
import { changesBetween } from '../core/versions.ts';
import { newestVersions, versionOf } from './newest-versions.ts';
import { ProcedureVersionRow } from './procedure-version.entity.ts';
import type { PackPreview, ProcedureLine, ProcedureView } from './procedures.contract.ts';

const lineOf = ({ procedure, number, publishedOn, publishedById }: ProcedureVersionRow): ProcedureLine => {
  const limits = limitsOf(procedure.rules);
  return {
    key: procedure.key,
    name: procedure.name,
    modality: procedure.modality,
    equipmentTypes: [...procedure.equipmentTypes],
    performedBy: procedure.performedBy,
    frequency: procedure.frequency.words,
    suggestedRule: suggestedRule(procedure.frequency),
    version: number,
    publishedOn,
    isFromCatalogue: publishedById === null,
    limitCount: limits.length,
    limitsToAdopt: limits.filter(({ limit }) => !judgesFromTheStart(limit)).length,
  };
};

type PreviewLine = PackPreview['procedures'][number];

const previewLine = (procedure: Procedure, current: Procedure | undefined): PreviewLine => {
  const { key, name } = procedure;
  if (current === undefined) return { key, name, becomes: 'new', changes: [] };
  if (canonicalText(current) === canonicalText(procedure))
    return { key, name, becomes: 'unchanged', changes: [] };
  return { key, name, becomes: 'next-version', changes: [...changesBetween(current, procedure)] };
};

/** What tests there are here, in which versions, and what a pack would bring. */
@Injectable()
export class ProceduresQueries {
  constructor(private readonly database: Database) {}

  async list(): Promise<ProcedureLine[]> {
    return (await newestVersions(this.database.read)).map(lineOf);
  }

  async one(key: string): Promise<ProcedureView> {
    const rows = await this.database.read.find(ProcedureVersionRow, {
      where: { procedureKey: key },
      order: { number: 'DESC' },
    });
    const [newest] = rows;
    if (newest === undefined) throw notFound('The procedure');
    const versions = rows.map((row, at) => {
      const { number, publishedOn, publishedAt, publishedBy, reason } = row;
      const before = rows[at + 1];
      const changes = before === undefined ? [] : [...changesBetween(before.procedure, row.procedure)];
      return { number, publishedOn, publishedAt, publishedBy, reason, changes };
    });
    return { procedure: newest.procedure, sources: newest.sources, versions };
  }

  async preview(sent: unknown): Promise<PackPreview> {
    const reading = readPack(sent);
    if (!reading.ok) return { title: null, edition: null, problems: [...reading.problems], procedures: [] };
    const { title, edition, procedures } = reading.pack;
    const lines: PreviewLine[] = [];
    for (const procedure of procedures) {
      const current = await versionOf(this.database.read, procedure.key, null);
      lines.push(previewLine(procedure, current?.procedure));
    }
    return { title, edition, problems: [], procedures: lines };
  }

  /** Procedures in their newest versions with all that they cite, to be taken elsewhere; all of them where no key is named. */
  async pack(keys: readonly string[]): Promise<Pack> {
    const rows = (await newestVersions(this.database.read)).filter(
      ({ procedureKey }) => keys.length === 0 || keys.includes(procedureKey),
    );
    return {
      format: 'kerma-qc-pack/1',
      key: 'exported',
      title: 'Procedures of this installation',
      edition:
        rows
          .map(({ publishedOn }) => publishedOn)
          .toSorted()
          .at(-1) ?? '1',
      sources: Object.assign({}, ...rows.map(({ sources }) => sources)) as Pack['sources'],
      procedures: rows.map(({ procedure }) => procedure),
    };
  }
}

import { Entity, Index } from 'typeorm';
import { Id, Int, IntOrNull, Json, Text } from '../../platform/database/columns.ts';
import type { Procedure, Source } from '../core/procedure.ts';

/** A published version of a procedure, with the sources that it cites. Rows are only added. */
@Entity('qc_procedure_version')
@Index('qc_procedure_version_number', ['procedureKey', 'number'], { unique: true })
export class ProcedureVersionRow {
  @Id() id: number;
  @Text('procedure_key') procedureKey: string;
  @Int('number') number: number;
  @Json('procedure') procedure: Procedure;
  @Json('sources') sources: Readonly<Record<string, Source>>;
  @Text('published_on') publishedOn: string;
  @Text('published_at') publishedAt: string;
  @IntOrNull('published_by_id') publishedById: number | null;
  @Text('published_by') publishedBy: string;
  @Text('reason') reason: string;
}

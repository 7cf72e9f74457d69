import { Entity, Index } from 'typeorm';
import { Id, Int, IntOrNull, Json, References, Text, TextOrNull } from '../platform/database/columns.ts';

export type UnitState = 'unconfirmed' | 'confirmed' | 'merged';
/** What the reports of a unit count as, where its own word for it is wrong (a fluoroscopy unit that says radiography). */
export type CountsAs = 'fluoroscopy' | 'radiography' | 'mammography';
export type UnitEventKind =
  'seen-first' | 'created' | 'confirmed' | 'renamed' | 'placed' | 'set' | 'merged' | 'unmerged';

@Entity('facility')
@Index('facility_name', ['name'], { unique: true })
export class Facility {
  @Id() id: number;
  @Text('name') name: string;
  /** IANA name, e.g. "Europe/Zurich". */
  @Text('time_zone') timeZone: string;
}

/** One device that irradiates. Identified by maker, model and serial number; software versions are a history, not new units. */
@Entity('unit')
@Index('unit_identity_key', ['identityKey'], { unique: true })
@Index('unit_facility', ['facilityId'])
export class Unit {
  @Id() id: number;
  /** Normalised maker, model and serial number (station name where there is none): see core/unit-identity. */
  @Text('identity_key') identityKey: string;
  @TextOrNull('manufacturer') manufacturer: string | null;
  @TextOrNull('model') model: string | null;
  @TextOrNull('serial_number') serialNumber: string | null;
  @TextOrNull('station_name') stationName: string | null;
  @TextOrNull('institution_name') institutionName: string | null;
  @TextOrNull('department_name') departmentName: string | null;
  /** What people call it; null until someone says (then maker, model and station name it). */
  @TextOrNull('display_name') displayName: string | null;
  @IntOrNull('facility_id') facilityId: number | null;
  @References('Facility', 'facility_id') facility?: Facility;
  @TextOrNull('room') room: string | null;
  @Text('state') state: UnitState;
  @IntOrNull('merged_into_id') mergedIntoId: number | null;
  @References('Unit', 'merged_into_id') mergedInto?: Unit;
  /** ISO instants (UTC): first known, and when the newest report of it was received (null: it has sent none). */
  @Text('first_seen_at') firstSeenAt: string;
  @TextOrNull('last_seen_at') lastSeenAt: string | null;
  /** Null: the setting of the installation. */
  @IntOrNull('silent_after_days') silentAfterDays: number | null;
  @TextOrNull('counts_as') countsAs: CountsAs | null;
}

@Entity('unit_software')
@Index('unit_software_versions', ['unitId', 'versions'], { unique: true })
export class UnitSoftware {
  @Id() id: number;
  @Int('unit_id') unitId: number;
  @References('Unit', 'unit_id', 'CASCADE') unit?: Unit;
  /** All versions of the device, joined with " / ". */
  @Text('versions') versions: string;
  @Text('first_seen_at') firstSeenAt: string;
  @Text('last_seen_at') lastSeenAt: string;
}

/** What people (author) or the program (null) did to a unit. Rows are only ever added. */
@Entity('unit_event')
@Index('unit_event_unit', ['unitId', 'id'])
export class UnitEvent {
  @Id() id: number;
  @Int('unit_id') unitId: number;
  @References('Unit', 'unit_id', 'CASCADE') unit?: Unit;
  @Text('at') at: string;
  @Text('kind') kind: UnitEventKind;
  @TextOrNull('author') author: string | null;
  @TextOrNull('reason') reason: string | null;
  /** Before and after, by field. */
  @Json('details') details: Readonly<Record<string, unknown>>;
}

import { Entity, Index } from 'typeorm';
import { Id, Int, LongText, References, Text, TextOrNull } from '../../platform/database/columns.ts';

/** A physicist's charge of a unit; one primary at any date. Dates are days of the calendar, both ends count. */
@Entity('supervision')
@Index('supervision_unit', ['unitId', 'from'])
@Index('supervision_person', ['personId'])
export class Supervision {
  @Id() id: number;
  @Int('unit_id') unitId: number;
  @References('Unit', 'unit_id') unit?: object;
  @Int('person_id') personId: number;
  @References('Person', 'person_id') person?: object;
  @Text('kind') kind: 'primary' | 'deputy';
  @Text('valid_from') from: string;
  @TextOrNull('valid_until') until: string | null;
  @TextOrNull('note') note: string | null;
}

/** A written policy on positioning and localizing fluoroscopy that a medical director approved. */
@Entity('positioning_policy')
export class PositioningPolicy {
  @Id() id: number;
  @Text('title') title: string;
  @LongText('text') text: string;
  @Int('medical_director_id') medicalDirectorId: number;
  @References('Person', 'medical_director_id') medicalDirector?: object;
  @Text('approved_on') approvedOn: string;
  @TextOrNull('ended_on') endedOn: string | null;
}

/** A technologist who may use fluoroscopy to position or localize only, on one unit. */
@Entity('designation')
@Index('designation_unit', ['unitId'])
@Index('designation_technologist', ['technologistId'])
export class Designation {
  @Id() id: number;
  @Int('unit_id') unitId: number;
  @References('Unit', 'unit_id') unit?: object;
  @Int('technologist_id') technologistId: number;
  @References('Person', 'technologist_id') technologist?: object;
  @Int('supervising_physician_id') supervisingPhysicianId: number;
  @References('Person', 'supervising_physician_id') supervisingPhysician?: object;
  @Int('policy_id') policyId: number;
  @References('PositioningPolicy', 'policy_id') policy?: object;
  @Text('valid_from') from: string;
  @TextOrNull('valid_until') until: string | null;
}

/** The yearly look at a designation. */
@Entity('designation_review')
@Index('designation_review_designation', ['designationId'])
export class DesignationReview {
  @Id() id: number;
  @Int('designation_id') designationId: number;
  @References('Designation', 'designation_id', 'CASCADE') designation?: object;
  @Text('reviewed_on') on: string;
  @TextOrNull('reviewed_by') by: string | null;
  @TextOrNull('note') note: string | null;
}

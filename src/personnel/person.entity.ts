import { Entity, Index } from 'typeorm';
import { Id, Text, TextOrNull } from '../platform/database/columns.ts';

/** What someone is by training, as far as rules tell them apart. What they may do is said by roles, not by this. */
export type Profession =
  | 'physicist'
  | 'technologist'
  | 'physician'
  | 'non-physician-radiology-provider'
  | 'radiation-safety-officer'
  | 'other';

/** Someone who works here. Most have an account; a name in a report or a medical director may have none. */
@Entity('person')
@Index('person_name', ['name'])
export class Person {
  @Id() id: number;
  /** As people write it, in any script. */
  @Text('name') name: string;
  @TextOrNull('email') email: string | null;
  @Text('profession') profession: Profession;
  @TextOrNull('title') title: string | null;
  /** ISO instants (UTC). Someone who has left keeps what they did. */
  @Text('created_at') createdAt: string;
  @TextOrNull('left_at') leftAt: string | null;
}

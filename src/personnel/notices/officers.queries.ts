import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Database } from '../../platform/database/database.ts';
import { RoleGrant } from '../accounts/account.entity.ts';
import { Person } from '../person.entity.ts';

/** Someone who can be written to. */
export interface Reachable {
  readonly personId: number;
  readonly name: string;
  readonly address: string;
}

/** The way to a person; null where Kerma has no mail address of theirs. */
export const wayTo = ({ id, name, email }: Person): Reachable | null =>
  email === null ? null : { personId: id, name, address: email };

/** Who follows other people's credentials to their end. */
@Injectable()
export class Officers {
  constructor(private readonly database: Database) {}

  /** Radiation safety officers, wherever they are that, who are here and have a mail address. */
  async reachable(): Promise<readonly Reachable[]> {
    const { read } = this.database;
    const grants = await read.findBy(RoleGrant, { role: 'radiation-safety-officer', takenBackAt: IsNull() });
    const ids = [...new Set(grants.map(({ personId }) => personId))];
    const people = await read.find(Person, {
      where: { id: In(ids), leftAt: IsNull() },
      order: { id: 'ASC' },
    });
    return people.map(wayTo).filter((way) => way !== null);
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.ts';
import { conflict } from '../../platform/problem.ts';
import { People } from '../people.service.ts';
import { Account } from './account.entity.ts';
import { Administrators } from './administrators.ts';
import { Links } from './links.service.ts';
import { RoleGrants } from './role-grants.service.ts';

/** The first person of an installation, who lets in all others. */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly database: Database,
    private readonly administrators: Administrators,
    private readonly people: People,
    private readonly grants: RoleGrants,
    private readonly links: Links,
  ) {}

  /** The path of a new link, for the terminal of whoever starts the program; null where there are accounts. */
  invite(): Promise<string | null> {
    return this.database.write(async (manager) => {
      if (await manager.exists(Account)) return null;
      const { path } = await this.links.make(manager, { purpose: 'first-administrator', personId: null });
      return path;
    });
  }

  /** Makes the person and the role within the caller's transaction; refuses once there is any account. */
  async create(manager: EntityManager, { name, login }: { name: string; login: string }): Promise<number> {
    await this.administrators.lock(manager);
    if (await manager.exists(Account)) {
      throw conflict('accounts-exist', 'There are accounts already. An administrator can make another one.');
    }
    const fields = { name, login, title: null, email: null, profession: 'other' } as const;
    const personId = await this.people.create(manager, fields);
    const reason = 'The first administrator of this installation';
    const whole = { facilityId: null, unitId: null, seesPatients: false, reason };
    await this.grants.give(manager, personId, { role: 'administrator', ...whole });
    return personId;
  }
}

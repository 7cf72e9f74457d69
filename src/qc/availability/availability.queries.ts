import { Injectable } from '@nestjs/common';
import { UnitClock } from '../../equipment/index.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Database } from '../../platform/database/database.ts';
import { availabilityTable } from '../core/states/availability-table.ts';
import { availabilityWords } from '../core/states/availability.ts';
import { possibleEvents } from '../core/states/state-table.ts';
import { AvailabilityRow } from '../issues/issue.entity.ts';
import type { AvailabilityLine, UnitAvailability } from '../issues/issues.contract.ts';
import { Availabilities } from './availabilities.service.ts';
import { availabilityLineOf, availabilityNow } from './availability-now.ts';

/** Whether units may be used, and why not. */
@Injectable()
export class AvailabilityQueries {
  constructor(
    private readonly database: Database,
    private readonly availabilities: Availabilities,
    private readonly clock: UnitClock,
  ) {}

  /** Units that may not be used as usual; every other one is in service. */
  async notInService(caller: Caller): Promise<AvailabilityLine[]> {
    const { read } = this.database;
    const rows = await read.query<{ unitId: number }[]>(
      'select distinct unit_id as "unitId" from qc_availability',
    );
    const dayAt = await this.clock.days();
    const lines: AvailabilityLine[] = [];
    for (const { unitId } of rows)
      if (caller.mayAt('qc.read', unitId))
        lines.push(availabilityLineOf(unitId, await availabilityNow(read, unitId, dayAt(unitId))));
    return lines.filter(({ availability }) => availability.state !== 'in-service');
  }

  async ofUnit(unitId: number): Promise<UnitAvailability> {
    const { read } = this.database;
    const now = await availabilityNow(read, unitId, await this.clock.today(unitId));
    const rows = await read.find(AvailabilityRow, { where: { unitId }, order: { id: 'DESC' } });
    const { openFailures, requiredQcLeft } = await this.availabilities.facts(read, unitId);
    const { state } = now.availability;
    return {
      now: availabilityLineOf(unitId, now),
      history: rows.map(({ availability, from, reason, by, signatureId, issueId }) => ({
        ...{
          unitId,
          availability,
          words: availabilityWords(availability),
          from,
          reason,
          by,
          signatureId,
          issueId,
        },
      })),
      ...{ openFailures, requiredQcLeft },
      possible: possibleEvents(availabilityTable, state).map((event) => ({
        ...{ event, words: availabilityTable.events[event] },
        isSigned: availabilityTable.steps[state][event]?.isSigned ?? false,
      })),
    };
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit, type Told } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow, updateRow } from '../../platform/database/rows.ts';
import { Events } from '../../platform/events.ts';
import { conflict, notFound } from '../../platform/problem.ts';
import { suggester } from '../core/name-likeness.ts';
import type { PersonMention } from '../people.contract.ts';
import { Person } from '../person.entity.ts';
import { changeNames } from './names-lock.ts';
import { OperatorName } from './operator.entity.ts';
import { OperatorsChanged } from './operators-changed.ts';
import type { OperatorMapping, OperatorNameView } from './operators.contract.ts';

/** Whose a name is; of one that nobody has decided on there is none. */
export interface NameDecision {
  readonly person: PersonMention | null;
  readonly isSetAside: boolean;
}

type Decided = Pick<OperatorName, 'personId' | 'isSetAside'>;

const undecided: Decided = { personId: null, isSetAside: false };

const actionOf = ({ personId, isSetAside }: Decided): string => {
  if (personId !== null) return 'operator-name.mapped';
  return isSetAside ? 'operator-name.set-aside' : 'operator-name.taken-back';
};

/** Which names in reports are which of our people. A person says so; a name is never mapped by itself. */
@Injectable()
export class OperatorNames {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** The keys under which reports name a person, made as in `dose/core/operators`; none where nobody has said so. */
  async keysOf(personId: number): Promise<readonly string[]> {
    const names = await this.database.read.find(OperatorName, { where: { personId }, order: { key: 'ASC' } });
    return names.map(({ key }) => key);
  }

  /** What was decided, by key. */
  async decisions(): Promise<ReadonlyMap<string, NameDecision>> {
    const { read } = this.database;
    const names = await read.find(OperatorName);
    const people = new Map((await read.find(Person)).map(({ id, name }) => [id, name]));
    const personOf = (id: number | null): PersonMention | null =>
      id === null ? null : { id, name: people.get(id) ?? '' };
    return new Map(
      names.map(({ key, personId, isSetAside }) => [key, { person: personOf(personId), isSetAside }]),
    );
  }

  /** Gives, for the spellings of a name, whom of the people here, and of those who left, it may be. */
  async suggester(): Promise<(spellings: readonly string[]) => OperatorNameView['suggestions']> {
    const suggest = suggester(await this.database.read.find(Person));
    return (spellings) =>
      suggest(spellings).map(({ person: { id, name, title, profession, leftAt }, likeness }) => ({
        person: { id, name },
        ...{ title, profession, hasLeft: leftAt !== null, likeness },
      }));
  }

  /** Says whose a name is, or nobody's, or takes back what was said. */
  async decide({ key, personId, setAside }: OperatorMapping): Promise<void> {
    await this.database.write(async (manager) => {
      await changeNames(manager);
      const known = await manager.findOneBy(OperatorName, { key });
      const before = known ?? undecided;
      const after = { personId, isSetAside: setAside };
      if (before.personId === personId && before.isSetAside === setAside)
        throw conflict(
          'nothing-to-change',
          'It is so already, perhaps somebody else was faster. Nothing was changed.',
        );
      const told = await this.told(manager, before, after);
      if (known === null) await insertRow(manager, OperatorName, { key, ...after });
      else if (personId === null && !setAside) await manager.delete(OperatorName, { id: known.id });
      else await updateRow(manager, OperatorName, known.id, after);
      await this.audit.write(manager, {
        action: actionOf(after),
        subject: { kind: 'operator-name', id: key },
        ...told,
      });
    });
    await this.events.announce(new OperatorsChanged('name'));
  }

  private async told(
    manager: EntityManager,
    before: Decided,
    after: Decided,
  ): Promise<Pick<Told, 'before' | 'after'>> {
    const views = [];
    for (const { personId, isSetAside } of [before, after]) {
      const person = personId === null ? null : await manager.findOneBy(Person, { id: personId });
      if (personId !== null && person === null) throw notFound('This person');
      views.push({ personId, personName: person?.name ?? null, isSetAside });
    }
    return { before: views[0], after: views[1] };
  }
}

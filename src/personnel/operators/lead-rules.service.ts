import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actor } from '../../platform/access/acting.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { held, insertRow, updateRow } from '../../platform/database/rows.ts';
import { Events } from '../../platform/events.ts';
import { badRequest, conflict, notFound } from '../../platform/problem.ts';
import type { CalendarDate } from '../../quantities/calendar.ts';
import { distinctWords, holdsOn, lettersOf } from '../core/lead-rules.ts';
import { Today } from '../../platform/today.ts';
import { changeNames } from './names-lock.ts';
import { LeadRule } from './operator.entity.ts';
import { OperatorsChanged } from './operators-changed.ts';
import type { LeadRuleEnd, LeadRuleInput, LeadRuleList, LeadRuleView } from './operators.contract.ts';

/** Before every study. */
const beginning: CalendarDate = '0001-01-01';

const stateOf = ({ from, endedOn }: LeadRule, today: CalendarDate): LeadRuleView['state'] => {
  if (endedOn !== null && endedOn <= (from ?? beginning)) return 'never-held';
  if (holdsOn({ from, endedOn }, today)) return 'holds';
  return from !== null && today < from ? 'to-come' : 'ended';
};

const viewOf = (rule: LeadRule, today: CalendarDate): LeadRuleView => {
  const { id, profession, title, words, source, from, endedOn, endedAt } = rule;
  const state = stateOf(rule, today);
  return {
    ...{ id, profession, title, words: [...words], source, from, state },
    endedOn: state === 'never-held' ? null : endedOn,
    added: { at: rule.addedAt, by: rule.addedBy, reason: rule.addedReason },
    ended: endedAt === null ? null : { at: endedAt, by: rule.endedBy, reason: rule.endedReason },
  };
};

const order: readonly LeadRuleView['state'][] = ['holds', 'to-come', 'ended', 'never-held'];

const byState = (a: LeadRuleView, b: LeadRuleView): number =>
  order.indexOf(a.state) - order.indexOf(b.state) ||
  (b.ended?.at ?? '').localeCompare(a.ended?.at ?? '') ||
  a.id - b.id;

/** Every line there is or was, for those who judge studies by them. */
export const allLeadRules = (manager: EntityManager): Promise<LeadRule[]> =>
  manager.find(LeadRule, { order: { id: 'ASC' } });

/** What a kind of person does not lead at this site. Lines are added and ended, never changed. */
@Injectable()
export class LeadRules {
  constructor(
    private readonly database: Database,
    private readonly today: Today,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async list(): Promise<LeadRuleList> {
    const rules = await allLeadRules(this.database.read);
    return { rules: rules.map((rule) => viewOf(rule, this.today.date)).toSorted(byState) };
  }

  async add({ title, words, source, from, replacesId, reason }: LeadRuleInput): Promise<void> {
    const short = words.find((word) => lettersOf(word) < 3);
    if (short !== undefined)
      throw badRequest(
        'word-too-short',
        `“${short}” would be found in nearly every text. Write three letters or more.`,
      );
    const line = { title, words: distinctWords(words), source, from };
    await this.change(async (manager) => {
      if (replacesId !== null) await this.endOne(manager, replacesId, { on: from, reason });
      const added = { addedAt: this.today.instant, addedBy: actor().name, addedReason: reason };
      const id = await insertRow(manager, LeadRule, {
        profession: 'non-physician-radiology-provider',
        ...line,
        ...added,
      });
      if (id === null) throw new Error('A line of the policy without a number');
      await this.audit.write(manager, {
        action: 'lead-rule.added',
        subject: { kind: 'lead-rule', id },
        after: { ...line, replacesId },
        reason,
      });
    });
  }

  end(id: number, end: LeadRuleEnd): Promise<void> {
    return this.change((manager) => this.endOne(manager, id, end));
  }

  private async endOne(manager: EntityManager, id: number, { on, reason }: LeadRuleEnd): Promise<void> {
    const rule = await manager.findOne(LeadRule, { where: { id }, ...held(manager) });
    if (rule === null) throw notFound('This line of the policy');
    if (rule.endedOn !== null && rule.endedOn <= this.today.date)
      throw conflict(
        'lead-rule-ended',
        'This line ended already. Look at the page again; nothing was changed.',
      );
    const endedOn = on ?? rule.from ?? beginning;
    await updateRow(manager, LeadRule, id, {
      endedOn,
      endedAt: this.today.instant,
      endedBy: actor().name,
      endedReason: reason,
    });
    await this.audit.write(manager, {
      action: 'lead-rule.ended',
      subject: { kind: 'lead-rule', id },
      before: { title: rule.title, from: rule.from, endedOn: rule.endedOn },
      after: { endedOn },
      reason,
    });
  }

  private async change(work: (manager: EntityManager) => Promise<void>): Promise<void> {
    await this.database.write(async (manager) => {
      await changeNames(manager);
      await work(manager);
    });
    await this.events.announce(new OperatorsChanged('rule'));
  }
}

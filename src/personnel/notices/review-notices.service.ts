import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow } from '../../platform/database/rows.ts';
import { Outbox } from '../../platform/mail/outbox.ts';
import { stepToTell } from '../core/end-notice.ts';
import { toDesignator } from '../core/notice-words.ts';
import { Designations } from '../supervision/designations.service.ts';
import type { DesignationView } from '../supervision/supervision.contract.ts';
import { Today } from '../../platform/today.ts';
import { ReviewNotice } from './notice.entity.ts';
import { NoticeSteps } from './notice-steps.service.ts';
import { Officers, type Reachable } from './officers.queries.ts';

const kind = 'designation-review';

/** A designation whose review is to be told. */
interface Due {
  readonly designation: DesignationView;
  readonly dueBy: string;
  readonly step: number;
}

/** Tells who designates technologists before a yearly review is due, and once when it is overdue: all of a day in one mail. */
@Injectable()
export class ReviewNotices {
  constructor(
    private readonly database: Database,
    private readonly designations: Designations,
    private readonly steps: NoticeSteps,
    private readonly officers: Officers,
    private readonly outbox: Outbox,
    private readonly today: Today,
    private readonly audit: Audit,
  ) {}

  /** Tells what is due today and was not told. */
  async tell(): Promise<void> {
    const steps = await this.steps.days();
    const { designations } = await this.designations.list();
    const notices = await this.database.read.find(ReviewNotice);
    const due = designations.flatMap((designation): Due[] => {
      const { id, from, until, reviewDueBy: ends } = designation;
      // One that ends before its review needs none.
      if (ends === null || (until !== null && until <= ends)) return [];
      const told = notices.filter((each) => each.designationId === id && each.dueBy === ends);
      const ending = { ends, knownSince: from, told: told.map(({ days }) => days) };
      const step = stepToTell(ending, this.today.date, steps);
      return step === null ? [] : [{ designation, dueBy: ends, step }];
    });
    if (due.length === 0) return;
    const officers = await this.officers.reachable();
    await this.database.write((manager) => this.tellAll(manager, due, officers));
  }

  private async tellAll(
    manager: EntityManager,
    due: readonly Due[],
    officers: readonly Reachable[],
  ): Promise<void> {
    const mine: Due[] = [];
    let first: number | null = null;
    for (const each of due) {
      const { designation, dueBy, step: days } = each;
      const told = { toldAt: this.today.instant, byMail: officers.length > 0 };
      const id = await insertRow(manager, ReviewNotice, {
        designationId: designation.id,
        dueBy,
        days,
        ...told,
      });
      // Another process was faster.
      if (id === null) continue;
      first ??= id;
      mine.push(each);
    }
    if (first === null) return;
    const reviews = mine.map(({ designation: { technologist, unit }, dueBy }) => ({
      technologistName: technologist.name,
      unitName: unit.name,
      dueBy,
    }));
    const key = `${kind}/${first}`;
    const words = toDesignator(reviews, this.today.date);
    const link = { words: 'Designations in Kerma', path: '/designations' };
    for (const to of officers) await this.outbox.put(manager, { ...words, key, kind, to, link });
    await this.audit.write(manager, {
      action: 'designation.review-told',
      subject: { kind: 'designation' },
      after: {
        designationIds: mine.map(({ designation }) => designation.id),
        toldPersonIds: officers.map(({ personId }) => personId),
      },
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow } from '../../platform/database/rows.ts';
import { Outbox } from '../../platform/mail/outbox.ts';
import { isLastStep, stepToTell } from '../core/end-notice.ts';
import { toHolder, toOfficer, type EndingCredential, type NoticeWords } from '../core/notice-words.ts';
import { credentialKinds, subfieldsFor } from '../credentials/credential-types.contract.ts';
import { ExpiryNotice, type Credential } from '../credentials/credential.entity.ts';
import { Today } from '../../platform/today.ts';
import { EndingCredentials, type EndingOne } from './ending-credentials.queries.ts';
import { NoticeSteps } from './notice-steps.service.ts';
import { Officers, wayTo, type Reachable } from './officers.queries.ts';

const kind = 'credential-end';

/** "American Board of Radiology (ABR), Diagnostic Medical Physics". */
const calledOf = ({ kind: of, subfield, title }: Credential): string =>
  [
    credentialKinds[of],
    ...(title === null ? [] : [title]),
    ...(subfield === null ? [] : [subfieldsFor(of)[subfield] ?? subfield]),
  ].join(', ');

/** Who is told of one end, and in what words. */
interface Telling {
  readonly one: EndingOne;
  readonly step: number;
  readonly mails: readonly { readonly to: Reachable; readonly words: NoticeWords }[];
}

/** Tells people before what they hold ends, and once when it has: each step once, whatever day the program runs on. */
@Injectable()
export class EndNotices {
  constructor(
    private readonly database: Database,
    private readonly endings: EndingCredentials,
    private readonly steps: NoticeSteps,
    private readonly officers: Officers,
    private readonly outbox: Outbox,
    private readonly today: Today,
    private readonly audit: Audit,
  ) {}

  /** Tells what is due today and was not told. */
  async tell(): Promise<void> {
    const steps = await this.steps.days();
    const officers = await this.officers.reachable();
    for (const one of await this.endings.within(Math.max(...steps))) {
      const step = stepToTell(one, this.today.date, steps);
      if (step === null) continue;
      const mails = await this.mailsOf(one, isLastStep(step, steps) ? officers : [], officers);
      await this.database.write((manager) => this.tellOne(manager, { one, step, mails }));
    }
  }

  /** Where the holder has no address, the officers are told instead, at every step. */
  private async mailsOf(
    one: EndingOne,
    copies: readonly Reachable[],
    officers: readonly Reachable[],
  ): Promise<Telling['mails']> {
    const { credential, person, ends } = one;
    const ending: EndingCredential = {
      personName: person.name,
      called: calledOf(credential),
      number: credential.number,
      ends,
      lost: await this.endings.lostBy(one),
    };
    const date = this.today.date;
    const holder = wayTo(person);
    const others = (holder === null ? officers : copies).filter(({ personId }) => personId !== person.id);
    const words = toOfficer(ending, date, { isTold: holder !== null });
    return [
      ...(holder === null ? [] : [{ to: holder, words: toHolder(ending, date) }]),
      ...others.map((to) => ({ to, words })),
    ];
  }

  private async tellOne(
    manager: EntityManager,
    { one: { credential, person, ends }, step, mails }: Telling,
  ): Promise<void> {
    const { id: credentialId } = credential;
    const notice = { credentialId, days: step, toldAt: this.today.instant, byMail: mails.length > 0 };
    // Another process was faster.
    if ((await insertRow(manager, ExpiryNotice, notice)) === null) return;
    for (const { to, words } of mails)
      await this.outbox.put(manager, {
        ...words,
        key: `${kind}/${credentialId}/${step}`,
        kind,
        to,
        link: { words: 'What is held, in Kerma', path: `/people/${person.id}` },
      });
    await this.audit.write(manager, {
      action: 'credential.end-told',
      subject: { kind: 'person', id: person.id },
      after: { credentialId, ends, days: step, toldPersonIds: mails.map(({ to }) => to.personId) },
    });
  }
}

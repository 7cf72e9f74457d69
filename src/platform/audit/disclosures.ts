import { Inject, Injectable } from '@nestjs/common';
import { actor } from '../access/acting.ts';
import { Clock } from '../clock.ts';
import { LOGGER, type Logger } from '../logger.ts';
import { ProblemException } from '../problem.ts';
import { Audit, type Told } from './audit.service.ts';

/** Whose identity an answer shows, by our own ids. */
export interface ShownPatients {
  readonly studyIds?: readonly number[];
  /** Arrivals that belong to no study. */
  readonly arrivalIds?: readonly number[];
  readonly patientIds?: readonly number[];
  /** Lines of the audit trail. */
  readonly entryIds?: readonly number[];
}

const kinds = ['studyIds', 'arrivalIds', 'patientIds', 'entryIds'] as const;
/** The same person seeing the same again within so long is told once: pages ask again by themselves. */
const restMs = 600_000;
const mostRemembered = 50_000;

const untold = (): ProblemException =>
  new ProblemException(
    503,
    'disclosure-not-recorded',
    'This shows who patients are, so the audit trail must tell that you saw it, and it cannot be written now. Try again; if this lasts, tell the administrator.',
  );

const subjectOf = ({ studyIds = [] }: ShownPatients): Told['subject'] => {
  const [only, ...others] = studyIds;
  return only !== undefined && others.length === 0 ? { kind: 'study', id: only } : { kind: 'patients' };
};

/** Tells the audit trail who saw patients or took data away, before the answer is given: without the line there is no answer. */
@Injectable()
export class Disclosures {
  private readonly audit: Audit;
  private readonly clock: Clock;
  private readonly logger: Logger;
  /** When who saw what, told or not. */
  private readonly lately = new Map<string, number>();

  constructor(audit: Audit, clock: Clock, @Inject(LOGGER) logger: Logger) {
    this.audit = audit;
    this.clock = clock;
    this.logger = logger;
  }

  /** One line an answer, of whom the caller has not seen within the last ten minutes; none when that is nobody. */
  async seen(route: string, shown: ShownPatients): Promise<void> {
    const now = this.clock.now().getTime();
    const keys: string[] = [];
    const fresh: Record<string, readonly number[]> = {};
    for (const kind of kinds) {
      const unseen = [...new Set(shown[kind])].filter((id) => !this.sawLately(keyOf(kind, id), now));
      if (unseen.length > 0) fresh[kind] = unseen;
      keys.push(...unseen.map((id) => keyOf(kind, id)));
    }
    if (keys.length === 0) return;
    await this.taken({ action: 'patient.seen', subject: subjectOf(fresh), after: { route, ...fresh } });
    if (this.lately.size + keys.length > mostRemembered) this.lately.clear();
    for (const key of keys) this.lately.set(key, now);
  }

  /** A line of its own: what is taken away as a file is told each time. */
  async taken(told: Told): Promise<void> {
    try {
      await this.audit.tell(told);
    } catch (fault) {
      this.logger.error({ err: fault, action: told.action }, 'a disclosure could not be recorded');
      throw untold();
    }
  }

  private sawLately(key: string, now: number): boolean {
    return now - (this.lately.get(key) ?? -Infinity) < restMs;
  }
}

const keyOf = (kind: string, id: number): string => {
  const { kind: how, personId, credentialId } = actor();
  return `${how} ${personId ?? credentialId ?? ''} ${kind} ${id}`;
};

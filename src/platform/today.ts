import { Injectable } from '@nestjs/common';
import { localDate, type CalendarDate } from '../quantities/calendar.ts';
import { Clock } from './clock.ts';
import { Config } from './config.ts';

/** The day that it is at the facility. */
@Injectable()
export class Today {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  get date(): CalendarDate {
    return localDate(this.clock.now(), this.config.env.KERMA_TIME_ZONE);
  }

  /** Of the wall clock there, 0 to 23. */
  get hour(): number {
    const hour = { timeZone: this.config.env.KERMA_TIME_ZONE, hour: 'numeric', hourCycle: 'h23' } as const;
    return Number(new Intl.DateTimeFormat('en', hour).format(this.clock.now()));
  }

  /** The day that it was there at an instant. */
  dateOf(instant: string): CalendarDate {
    return localDate(new Date(instant), this.config.env.KERMA_TIME_ZONE);
  }

  get instant(): string {
    return this.clock.now().toISOString();
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { LOGGER, type Logger } from '../../platform/logger.ts';
import { Today } from '../../platform/today.ts';
import { EndNotices } from './end-notices.service.ts';
import { ReviewNotices } from './review-notices.service.ts';

const everyMs = 600_000;
/** Nobody is written to at night. */
const firstHour = 6;

/** Once a day, in the morning of the facility or as soon after as the program runs, tells what ends and what is due. */
@Injectable()
export class NoticesJob {
  private lastDay = '';

  constructor(
    private readonly ends: EndNotices,
    private readonly reviews: ReviewNotices,
    private readonly today: Today,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Interval(everyMs)
  async run(): Promise<void> {
    const { date, hour } = this.today;
    if (date === this.lastDay || hour < firstHour) return;
    try {
      await this.ends.tell();
      await this.reviews.tell();
      this.lastDay = date;
    } catch (fault) {
      // What was told is kept; the rest is tried again in a while.
      this.logger.error({ err: fault }, 'notices of what ends could not be written');
    }
  }
}

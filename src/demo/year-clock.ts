import { Clock } from '../platform/clock.ts';

/** A clock that shows the time of the year that is being sent, and the real one afterwards. */
export class YearClock extends Clock {
  private shownMs: number | null = null;

  override now(): Date {
    return this.shownMs === null ? super.now() : new Date(this.shownMs);
  }

  /** Shows a local wall time; never runs backwards, nor ahead of the real time. */
  show(local: string): void {
    this.shownMs = Math.min(Date.now(), Math.max(this.shownMs ?? 0, new Date(local).getTime()));
  }

  /** Follows the real time again. */
  follow(): void {
    this.shownMs = null;
  }
}

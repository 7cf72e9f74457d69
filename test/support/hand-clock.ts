import { Clock } from '../../src/platform/clock.ts';

/** A clock that stands until it is moved on. */
export class HandClock extends Clock {
  private at = new Date('2026-05-04T08:00:00.000Z');

  override now(): Date {
    return this.at;
  }

  passS(seconds: number): void {
    this.at = new Date(this.at.getTime() + seconds * 1000);
  }

  passMinutes(minutes: number): void {
    this.passS(minutes * 60);
  }
}

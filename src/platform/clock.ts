/** The one clock, injected so that tests may set it. */
export class Clock {
  now(): Date {
    return new Date();
  }
}

import { Injectable } from '@nestjs/common';

type Listener<T> = (event: T) => void | Promise<void>;
type EventClass<T> = abstract new (...args: never[]) => T;

/**
 * Announces what has happened to whoever listens, by the class of the event. Told after the transaction is
 * committed; a listener's fault is given to `onFault` and stops neither the teller nor the other listeners.
 */
@Injectable()
export class Events {
  private readonly listeners = new Map<unknown, Listener<never>[]>();
  private readonly onFault: (fault: unknown) => void;

  constructor(onFault: (fault: unknown) => void) {
    this.onFault = onFault;
  }

  on<T>(kind: EventClass<T>, listener: Listener<T>): () => void {
    const known = this.listeners.get(kind) ?? [];
    this.listeners.set(kind, [...known, listener]);
    return () => {
      const left = (this.listeners.get(kind) ?? []).filter((other) => other !== listener);
      this.listeners.set(kind, left);
    };
  }

  async announce(event: object): Promise<void> {
    for (const listener of this.listeners.get(event.constructor) ?? []) {
      try {
        await (listener as Listener<object>)(event);
      } catch (fault) {
        this.onFault(fault);
      }
    }
  }
}

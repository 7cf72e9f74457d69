import type { Bound } from './data/bounds.ts';
import type { RefusalFamily } from './rdsr/reading.ts';

/** Thrown inside the reader where bytes cannot be followed any further; the front door turns it into a refusal. */
export class Unreadable extends Error {
  readonly family: RefusalFamily;
  readonly reason: string;

  constructor(family: RefusalFamily, reason: string, message: string) {
    super(message);
    this.name = 'Unreadable';
    this.family = family;
    this.reason = reason;
  }
}

export const truncated = (where: string): Unreadable =>
  new Unreadable('damaged', 'truncated', `The file ends inside ${where}; ask the sender to send it again.`);

export const malformed = (what: string): Unreadable =>
  new Unreadable(
    'damaged',
    'malformed',
    `${what}; the file cannot be followed any further. Ask the sender to send it again.`,
  );

export const tooMany = ({ most, reason, what }: Bound): Unreadable =>
  new Unreadable('damaged', reason, `There are more than ${most} ${what}; no dose report has so many.`);

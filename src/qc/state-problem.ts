import { ProblemException } from '../platform/problem.ts';
import type { StateRefusal } from './core/states/state-table.ts';

/** A step that the table of states refuses, as a problem: 403 where this person may not, 409 where nobody may now. */
export const stateProblem = ({ code, message }: StateRefusal): ProblemException =>
  new ProblemException(
    code === 'not-permitted' || code === 'not-physicist-of-unit' ? 403 : 409,
    code,
    message,
  );

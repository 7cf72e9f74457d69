import { HttpException } from '@nestjs/common';
import type { Response } from 'express';

/** Problem details (RFC 9457). `detail` says what happened, what it means, what to do. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly id?: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
}

/** Thrown by controllers and services for what a caller did wrong; becomes problem details. */
export class ProblemException extends HttpException {
  readonly problem: Problem;
  /** Of the answer, beside its body. */
  readonly headers: Record<string, string> = {};

  constructor(status: number, code: string, detail: string, issues?: Problem['issues']) {
    const title = code.replaceAll('-', ' ');
    const problem = { type: `urn:kerma:${code}`, title, status, detail, ...(issues && { issues }) };
    super(problem, status);
    this.problem = problem;
  }

  with(headers: Readonly<Record<string, string>>): this {
    Object.assign(this.headers, headers);
    return this;
  }
}

export const notFound = (what: string): ProblemException =>
  new ProblemException(404, 'not-found', `${what} does not exist, or no longer. Go back to the list.`);

export const conflict = (code: string, detail: string): ProblemException =>
  new ProblemException(409, code, detail);

export const badRequest = (code: string, detail: string): ProblemException =>
  new ProblemException(400, code, detail);

/** Writes a problem as the whole answer. */
export const sendProblem = (response: Response, problem: Problem): void => {
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
};

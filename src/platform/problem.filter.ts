import { randomUUID } from 'node:crypto';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from './logger.ts';
import { ProblemException, type Problem } from './problem.ts';

interface Issue {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
  readonly message?: string;
}

const pathOf = (issue: Issue): string =>
  (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

const fromHttp = (exception: HttpException): Problem => {
  if (exception instanceof ProblemException) return exception.problem;
  const status = exception.getStatus();
  const body = exception.getResponse();
  const issues = typeof body === 'object' && 'issues' in body ? (body.issues as Issue[]) : undefined;
  return {
    type: status === 400 ? 'urn:kerma:bad-request' : 'about:blank',
    title: exception.name.replace(/Exception$/, ''),
    status,
    detail: exception.message,
    ...(issues && { issues: issues.map((issue) => ({ path: pathOf(issue), message: issue.message ?? '' })) }),
  };
};

/** Every error leaves as problem details; a fault of ours is logged with an id that the user is told. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger: Logger;

  constructor(logger: Logger) {
    this.logger = logger;
  }

  catch(exception: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const problem = exception instanceof HttpException ? fromHttp(exception) : this.fault(exception);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private fault(exception: unknown): Problem {
    const id = randomUUID();
    this.logger.error({ id, err: exception }, 'fault');
    return {
      type: 'urn:kerma:fault',
      title: 'Something failed on our side',
      status: 500,
      detail: `The request could not be completed. Nothing you sent was changed. Tell the administrator the id ${id}.`,
      id,
    };
  }
}

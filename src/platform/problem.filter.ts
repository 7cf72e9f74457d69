import { randomUUID } from 'node:crypto';
import {
  Catch,
  HttpException,
  PayloadTooLargeException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from './logger.ts';
import { ProblemException, sendProblem, type Problem } from './problem.ts';

interface Issue {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly message: string;
}

const pathOf = (issue: Issue): string =>
  (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

/** What the validation of a query or body found, by path. */
export const invalidRequest = (issues: readonly Issue[]): ProblemException => {
  const named = issues.map((issue) => ({ path: pathOf(issue), message: issue.message }));
  const lines = named.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return new ProblemException(
    400,
    'invalid-request',
    `The request was not understood. ${lines.join('; ')}`,
    named,
  );
};

const bodyProblems: Readonly<Record<string, { status: number; detail: string }>> = {
  'entity.too.large': { status: 413, detail: 'The body is larger than is taken here. Send less at once.' },
  'encoding.unsupported': {
    status: 415,
    detail: 'The encoding of the body is not known. Send it as it is, or gzip.',
  },
  'charset.unsupported': { status: 415, detail: 'The character set of the body is not known. Send UTF-8.' },
  'entity.parse.failed': { status: 400, detail: 'The body is not well-formed JSON. Nothing was changed.' },
  'request.aborted': { status: 400, detail: 'The request ended before all of it had arrived.' },
  'request.size.invalid': { status: 400, detail: 'The body is not as long as its header says.' },
};

/** What reading the body found; null for any other error. Its `type` is that of express's body parser. */
const fromBody = (error: unknown): Problem | null => {
  const type = (error as { type?: unknown } | null)?.type;
  const known = typeof type === 'string' ? bodyProblems[type] : undefined;
  return known && typeof type === 'string'
    ? { type: `urn:kerma:${type.replaceAll('.', '-')}`, title: type.replaceAll('.', ' '), ...known }
    : null;
};

/** A file of a form; what stops it knows no words of ours. */
const fileTooLarge: Problem = {
  type: 'urn:kerma:file-too-large',
  title: 'file too large',
  status: 413,
  detail: 'The file is larger than is taken here. Nothing was changed; send a smaller one.',
};

const fromHttp = (exception: HttpException): Problem => {
  if (exception instanceof ProblemException) return exception.problem;
  if (exception.cause instanceof ProblemException) return exception.cause.problem;
  const body = fromBody(exception.cause);
  if (body) return body;
  if (exception instanceof PayloadTooLargeException) return fileTooLarge;
  const status = exception.getStatus();
  return {
    type: status === 400 ? 'urn:kerma:bad-request' : 'about:blank',
    title: exception.name.replace(/Exception$/, ''),
    status,
    detail: exception.message,
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
    this.answer(exception, host.switchToHttp().getResponse<Response>());
  }

  answer(exception: unknown, response: Response): void {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (exception instanceof ProblemException) response.set(exception.headers);
    sendProblem(response, this.problemOf(exception));
  }

  private problemOf(exception: unknown): Problem {
    if (exception instanceof HttpException) return fromHttp(exception);
    if (exception instanceof URIError) {
      return {
        type: 'urn:kerma:bad-address',
        title: 'bad address',
        status: 400,
        detail: 'The address is malformed.',
      };
    }
    return fromBody(exception) ?? this.fault(exception);
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

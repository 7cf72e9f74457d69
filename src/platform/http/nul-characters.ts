import type { RequestHandler } from 'express';
import { badRequest, sendProblem, type ProblemException } from '../problem.ts';

/** Written by itself in JSON; after a backslash that stands for itself it is only text. */
const inJson = /(?<!\\)(?:\\\\)*\\u0000/;

const refusal = (): ProblemException =>
  badRequest(
    'nul-character',
    'There is a NUL character in what was sent, which no text of ours can hold. Nothing was changed; send it without.',
  );

/** In an address. PostgreSQL keeps no NUL character in a text, and would fault. */
export const noNulInAddress: RequestHandler = (request, response, next) => {
  if (request.url.includes('%00')) sendProblem(response, refusal().problem);
  else next();
};

/** In a JSON body: for the body parser, which asks before it reads. */
export const noNulInJson = (_request: unknown, _response: unknown, body: Buffer): void => {
  if (body.includes('\\u0000') && inJson.test(body.toString('latin1'))) throw refusal();
};

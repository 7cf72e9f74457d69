import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from '../logger.ts';
import type { Metrics } from './metrics.ts';

/** The route's pattern, never the address itself: an address may hold a patient's id. */
const patternOf = (request: Request, response: Response): string => {
  const route = request.route as { path?: unknown } | undefined;
  if (typeof route?.path === 'string') return route.path;
  const told: unknown = response.locals['pattern'];
  return typeof told === 'string' ? told : '(none)';
};

/** One line and one measurement a request: method, pattern, status, time. No query, no body, no header. */
export const requestLog =
  (logger: Logger, metrics: Metrics): RequestHandler =>
  (request, response, next) => {
    const begun = performance.now();
    response.once('close', () => {
      const milliseconds = Math.round(performance.now() - begun);
      const { method } = request;
      const route = patternOf(request, response);
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.requestEnded({ method, route, status }, milliseconds / 1000);
      const level = status >= 500 ? 'error' : route.startsWith('(') ? 'debug' : 'info';
      logger[level]({ method, route, status, ms: milliseconds }, 'request');
    });
    next();
  };

import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { json, type ErrorRequestHandler, type RequestHandler } from 'express';
import { Config } from '../config.ts';
import { LOGGER, type Logger } from '../logger.ts';
import { sendProblem } from '../problem.ts';
import { invalidRequest, ProblemFilter } from '../problem.filter.ts';
import { apiPage } from './api-page.ts';
import { onlyEncrypted, onlyOurNames, onlyOurPages } from './guards.ts';
import { Metrics } from './metrics.ts';
import { noNulInAddress, noNulInJson } from './nul-characters.ts';
import { describeApi } from './openapi.ts';
import { pages } from './pages.ts';
import { requestLog } from './request-log.ts';
import { nonceOf, securityHeaders } from './security-headers.ts';

/** Largest JSON body; files come by upload, which has a limit of its own. */
const largestBody = '2mb';

/** Longest that a request may take to arrive: large uploads over slow lines. */
const requestTimeoutMs = 3_600_000;

/** Everything before the routes: log, guards, headers, pages, limits, validation. Before `init`. */
export const prepareHttp = (app: NestExpressApplication): void => {
  const config = app.get(Config);
  const logger = app.get<Logger>(LOGGER);
  app.set('etag', false);
  app.set('trust proxy', config.env.KERMA_HTTP_TRUSTED_PROXIES);
  app.use(requestLog(logger, app.get(Metrics)));
  app.use(...securityHeaders);
  app.use(onlyOurNames(config), onlyEncrypted, onlyOurPages, noNulInAddress);
  app.use(pages());
  app.use(json({ limit: largestBody, verify: noNulInJson }));
  app.setGlobalPrefix('api/v1', { exclude: ['health', 'health/ready', 'health/live', 'metrics'] });
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: invalidRequest }));
  app.useGlobalFilters(new ProblemFilter(logger));
};

const noSuchAddress: RequestHandler = (_request, response) =>
  sendProblem(response, {
    type: 'urn:kerma:not-found',
    title: 'not found',
    status: 404,
    detail: 'There is nothing at this address. All routes are listed at /api.',
  });

const broken =
  (filter: ProblemFilter): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.destroyed) next(error);
    else filter.answer(error, response);
  };

/** Everything after the routes: the API's description, and an answer for addresses that are none. After `init`. */
export const finishHttp = (app: NestExpressApplication): void => {
  let document: OpenAPIObject | undefined;
  const described = (): OpenAPIObject => (document ??= describeApi(app));
  const http = app.getHttpAdapter().getInstance();
  http.get('/api/openapi.json', (_request, response) => {
    response.json(described());
  });
  http.get('/api', (_request, response) => {
    response.type('html').send(apiPage(described(), nonceOf(response)));
  });
  http.use(noSuchAddress);
  http.use(broken(new ProblemFilter(app.get<Logger>(LOGGER))));
  app.getHttpServer().requestTimeout = requestTimeoutMs;
};

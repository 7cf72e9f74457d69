import type { Request, RequestHandler } from 'express';
import type { Config } from '../config.ts';
import { sendProblem } from '../problem.ts';
import { addressOf } from './client-address.ts';
import { isLoopback, nameInHost } from './host-names.ts';

/**
 * Takes requests only under names that are ours. Without it a hostile page may let its own name resolve to
 * 127.0.0.1 (DNS rebinding) and read everything as if it were the same site.
 */
export const onlyOurNames = (config: Config): RequestHandler => {
  const ours = new Set(config.env.KERMA_HTTP_NAMES.map((name) => name.toLowerCase()));
  return (request, response, next) => {
    const name = nameInHost(request.host);
    if (name !== null && (isLoopback(name) || ours.has(name))) next();
    else
      sendProblem(response, {
        type: 'urn:kerma:wrong-host',
        title: 'wrong host',
        status: 421,
        detail:
          'This name does not belong to Kerma. Open it as localhost, or add the name to KERMA_HTTP_NAMES.',
      });
  };
};

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a browser sent this on behalf of another site; programs that send neither header are no browsers. */
const isFromElsewhere = (request: Request): boolean => {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const { origin } = request.headers;
  if (origin === undefined) return false;
  const ours = URL.parse(`${request.protocol}://${request.host}`);
  return ours === null || URL.parse(origin)?.origin !== ours.origin;
};

/** A page of another site must not be able to change anything here, though the browser sends our cookie along. */
export const onlyOurPages: RequestHandler = (request, response, next) => {
  if (safe.has(request.method) || !isFromElsewhere(request)) next();
  else
    sendProblem(response, {
      type: 'urn:kerma:cross-origin',
      title: 'cross-origin request',
      status: 403,
      detail: 'A page of another site asked for a change. Nothing was changed. Do it on Kerma’s own pages.',
    });
};

/** Passwords, cookies and patient data do not cross the network in the clear; whether it is well may be asked by anyone. */
export const onlyEncrypted: RequestHandler = (request, response, next) => {
  if (request.secure || isLoopback(addressOf(request) ?? '') || request.path.startsWith('/health')) next();
  else
    sendProblem(response, {
      type: 'urn:kerma:not-encrypted',
      title: 'not encrypted',
      status: 403,
      detail:
        'This came over the network without TLS. Open the address that begins with https; a proxy in front must be named in KERMA_HTTP_TRUSTED_PROXIES and send X-Forwarded-Proto.',
    });
};

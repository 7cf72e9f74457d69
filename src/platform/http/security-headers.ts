import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { isLoopback } from './host-names.ts';

/** The nonce of this response, which its own `<style>` and `<script>` elements must carry. */
export const nonceOf = (response: Response): string => String(response.locals['nonce']);

const giveNonce: RequestHandler = (_request, response, next) => {
  response.locals['nonce'] = randomBytes(16).toString('base64');
  next();
};

const nonceSource = (_request: unknown, response: unknown): string =>
  `'nonce-${nonceOf(response as Response)}'`;

const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", nonceSource],
      styleSrc: ["'self'", nonceSource],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
    },
  },
  xFrameOptions: { action: 'deny' },
  referrerPolicy: { policy: 'same-origin' },
  strictTransportSecurity: false,
});

/** Browsers that came by TLS come by nothing else for a year. Not for localhost: other programs of the machine share it. */
const stayEncrypted: RequestHandler = (request, response, next) => {
  if (request.secure && !isLoopback(request.hostname)) {
    response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  }
  next();
};

/** Strict headers for every response, with a fresh nonce each; the API is never kept in a cache. */
export const securityHeaders: RequestHandler[] = [
  giveNonce,
  headers,
  stayEncrypted,
  (request, response, next) => {
    response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    if (request.path.startsWith('/api/')) response.setHeader('Cache-Control', 'no-store');
    next();
  },
];

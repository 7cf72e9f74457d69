import type { Request } from 'express';
import { isLoopback } from './host-names.ts';

/** The network address of whoever asks, IPv4 in its own notation; behind a trusted proxy the one that it tells. */
export const addressOf = (request: Request): string | null =>
  request.ip?.replace(/^::ffff:(?=\d+\.)/i, '') ?? null;

const forwarding = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
  'via',
];

/** Whether it was sent on this machine, and not for someone elsewhere by a proxy that runs here. */
export const isFromThisMachine = (request: Request): boolean =>
  isLoopback(addressOf(request) ?? '') && forwarding.every((name) => request.headers[name] === undefined);

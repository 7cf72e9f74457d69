import type { Request } from 'express';

/** The network address of whoever asks, IPv4 in its own notation; behind a trusted proxy the one that it tells. */
export const addressOf = (request: Request): string | null =>
  request.ip?.replace(/^::ffff:(?=\d+\.)/i, '') ?? null;

import type { CookieOptions, Request, Response } from 'express';

/** 32 random bytes in base64url: no other value can be one of ours. */
const secretPattern = /^[A-Za-z0-9_-]{43}$/;
/** As long as browsers keep a cookie at most. */
const deviceCookieMs = 400 * 86_400_000;

type CookieKind = 'session' | 'device';

/** Over TLS only a cookie that the browser itself vouches for: set by this host, over TLS, for all of it. */
const nameOf = (kind: CookieKind, request: Request): string =>
  request.secure ? `__Host-kerma_${kind}` : `kerma_${kind}`;

const optionsFor = (request: Request): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure: request.secure,
  path: '/',
});

/** The secret in the cookie; null where there is none, or anything that we never set. */
export const readCookie = (kind: CookieKind, request: Request): string | null => {
  const name = `${nameOf(kind, request)}=`;
  const pair = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(name));
  const secret = pair?.slice(name.length);
  return secret !== undefined && secretPattern.test(secret) ? secret : null;
};

/** The session's goes with the browser; that of a tablet stays. */
export const setCookie = (kind: CookieKind, request: Request, secret: string): void => {
  const lasts = kind === 'device' ? { maxAge: deviceCookieMs } : {};
  responseOf(request).cookie(nameOf(kind, request), secret, { ...optionsFor(request), ...lasts });
};

export const clearCookie = (kind: CookieKind, request: Request): void => {
  responseOf(request).clearCookie(nameOf(kind, request), optionsFor(request));
};

const responseOf = (request: Request): Response => {
  if (request.res === undefined) throw new Error('A request without its response');
  return request.res;
};

import type { Config } from '../config.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Whether an address can be reached from this machine only: 127.0.0.0/8, ::1, localhost. */
export const isLoopback = (host: string): boolean =>
  loopback.has(host.toLowerCase()) || /^127(?:\.\d{1,3}){3}$/.test(host);

/** The name in a Host header, lower case, without its port; null when there is none or it is malformed. */
export const nameInHost = (header: string | undefined): string | null => {
  const found = /^(\[[0-9a-f:.]+\]|[^:/?#@\s[\]]+)(?::\d{1,5})?$/i.exec(header ?? '');
  return found?.[1]?.toLowerCase() ?? null;
};

/** Sentence that says why the server will not listen there; null when it may. */
export const refusalToBind = (config: Config): string | null =>
  isLoopback(config.env.KERMA_HTTP_HOST)
    ? null
    : `Kerma has no accounts yet, so it does not open its pages to the network: KERMA_HTTP_HOST is ` +
      `"${config.env.KERMA_HTTP_HOST}", and only 127.0.0.1, ::1 or localhost are taken until the release with ` +
      `accounts. To see the pages from elsewhere, use a tunnel: ` +
      `ssh -L ${config.env.KERMA_HTTP_PORT}:127.0.0.1:${config.env.KERMA_HTTP_PORT} <this machine>.`;

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
export const refusalToBind = ({ env }: Config): string | null => {
  const { KERMA_HTTP_HOST: host, KERMA_HTTP_PORT: port } = env;
  if (isLoopback(host) || env.KERMA_HTTP_TLS_CERT !== undefined) return null;
  if (env.KERMA_HTTP_TRUSTED_PROXIES.length > 0) return null;
  return (
    `KERMA_HTTP_HOST is "${host}", which the network can reach, but nothing would encrypt passwords and patient data ` +
    `on their way. Set KERMA_HTTP_TLS_KEY and KERMA_HTTP_TLS_CERT to a key and its certificate; or put a proxy that ` +
    `speaks TLS in front and name its address in KERMA_HTTP_TRUSTED_PROXIES; or stay on 127.0.0.1 and use a tunnel: ` +
    `ssh -L ${port}:127.0.0.1:${port} <this machine>.`
  );
};

/** The address under which people open the pages, as far as the settings tell. */
export const addressOfPages = ({ env }: Config, port: number = env.KERMA_HTTP_PORT): string => {
  const [name] = env.KERMA_HTTP_NAMES;
  const isBehindProxy = env.KERMA_HTTP_TRUSTED_PROXIES.length > 0 && name !== undefined;
  if (isBehindProxy) return `https://${name}`;
  const scheme = env.KERMA_HTTP_TLS_CERT === undefined ? 'http' : 'https';
  const bound = isLoopback(env.KERMA_HTTP_HOST) ? env.KERMA_HTTP_HOST : 'localhost';
  const host = name ?? bound;
  return `${scheme}://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
};

import type { TlsOptions } from 'node:tls';
import type { Config } from '../config.ts';
import { mustServeForTls, readPem } from '../tls-files.ts';

/** Key and certificate of pages and API, or null where TLS is not set; throws what a person can act upon. */
export const readHttpTls = async ({ env }: Config): Promise<Pick<TlsOptions, 'key' | 'cert'> | null> => {
  const { KERMA_HTTP_TLS_KEY: key, KERMA_HTTP_TLS_CERT: cert } = env;
  if (key === undefined && cert === undefined) return null;
  if (key === undefined || cert === undefined) {
    throw new Error('TLS needs both KERMA_HTTP_TLS_KEY and KERMA_HTTP_TLS_CERT');
  }
  const own = {
    key: await readPem('KERMA_HTTP_TLS_KEY', key),
    cert: await readPem('KERMA_HTTP_TLS_CERT', cert),
  };
  mustServeForTls('KERMA_HTTP_TLS_KEY and KERMA_HTTP_TLS_CERT are not a key and its certificate', own);
  return own;
};

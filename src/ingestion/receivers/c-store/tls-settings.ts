import { readFile } from 'node:fs/promises';
import { createSecureContext, type TlsOptions } from 'node:tls';
import type { Config } from '../../../platform/config.ts';

const pem = async (setting: string, path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new Error(`${setting}: the file ${path} cannot be read`, { cause });
  }
};

const check = (settings: string, options: TlsOptions): void => {
  try {
    createSecureContext(options);
  } catch (cause) {
    throw new Error(`${settings}, as PEM`, { cause });
  }
};

/** Key, certificate and authority from their files, or null where TLS is not set; throws what a person can act upon. */
export const readTlsOptions = async ({ env }: Config): Promise<TlsOptions | null> => {
  const { KERMA_DICOM_TLS_KEY: key, KERMA_DICOM_TLS_CERT: cert, KERMA_DICOM_TLS_CA: ca } = env;
  if (key === undefined && cert === undefined && ca === undefined) return null;
  if (key === undefined || cert === undefined) {
    throw new Error('TLS needs both KERMA_DICOM_TLS_KEY and KERMA_DICOM_TLS_CERT');
  }
  const own = { key: await pem('KERMA_DICOM_TLS_KEY', key), cert: await pem('KERMA_DICOM_TLS_CERT', cert) };
  check('KERMA_DICOM_TLS_KEY and KERMA_DICOM_TLS_CERT are not a key and its certificate', own);
  if (ca === undefined) return own;
  const authority = { ca: await pem('KERMA_DICOM_TLS_CA', ca) };
  check('KERMA_DICOM_TLS_CA is not a certificate', authority);
  return { ...own, ...authority, requestCert: true, rejectUnauthorized: true };
};

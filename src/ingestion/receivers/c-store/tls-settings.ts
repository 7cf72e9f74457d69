import type { TlsOptions } from 'node:tls';
import type { Config } from '../../../platform/config.ts';
import { mustServeForTls, readPem } from '../../../platform/tls-files.ts';

/** Key, certificate and authority from their files, or null where TLS is not set; throws what a person can act upon. */
export const readTlsOptions = async ({ env }: Config): Promise<TlsOptions | null> => {
  const { KERMA_DICOM_TLS_KEY: key, KERMA_DICOM_TLS_CERT: cert, KERMA_DICOM_TLS_CA: ca } = env;
  if (key === undefined && cert === undefined && ca === undefined) return null;
  if (key === undefined || cert === undefined) {
    throw new Error('TLS needs both KERMA_DICOM_TLS_KEY and KERMA_DICOM_TLS_CERT');
  }
  const own = {
    key: await readPem('KERMA_DICOM_TLS_KEY', key),
    cert: await readPem('KERMA_DICOM_TLS_CERT', cert),
  };
  mustServeForTls('KERMA_DICOM_TLS_KEY and KERMA_DICOM_TLS_CERT are not a key and its certificate', own);
  if (ca === undefined) return own;
  const authority = { ca: await readPem('KERMA_DICOM_TLS_CA', ca) };
  mustServeForTls('KERMA_DICOM_TLS_CA is not a certificate', authority);
  return { ...own, ...authority, requestCert: true, rejectUnauthorized: true };
};

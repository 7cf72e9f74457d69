import { readFile } from 'node:fs/promises';
import { createSecureContext, type TlsOptions } from 'node:tls';

/** The bytes of a PEM file that a setting names; throws what a person can act upon. */
export const readPem = async (setting: string, path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new Error(`${setting}: the file ${path} cannot be read`, { cause });
  }
};

/** Throws, in the words given, where these are not what TLS can use. */
export const mustServeForTls = (words: string, options: TlsOptions): void => {
  try {
    createSecureContext(options);
  } catch (cause) {
    throw new Error(`${words}, as PEM`, { cause });
  }
};

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

const nonceBytes = 12;
const tagBytes = 16;
/** First bytes of everything encrypted here; the last one is the version of the layout. */
const magic = Buffer.from('KRM\u0001', 'latin1');

const isMissing = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'ENOENT';
const isThere = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'EEXIST';

/** The key of the data folder, made at first use, readable by its owner only. Two processes may race: the first file wins. */
const keyOfFolder = (folder: string): string => {
  const path = join(folder, 'secret.key');
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (fault) {
    if (!isMissing(fault))
      throw new Error('The secret key of the data folder cannot be read', { cause: fault });
  }
  mkdirSync(folder, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(draft, path);
  } catch (fault) {
    if (!isThere(fault))
      throw new Error('The secret key of the data folder cannot be written', { cause: fault });
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, 'utf8').trim();
};

/**
 * Keyed hashes and encryption with the installation's one secret: KERMA_SECRET_KEY, else a key that is generated
 * into the data folder. Each purpose has its own derived key (HKDF, RFC 5869), so that one never tells of another.
 */
export class Secrets {
  private readonly master: Buffer;
  private readonly derived = new Map<string, Buffer>();

  constructor(secret: string) {
    this.master = createHash('sha256').update(secret, 'utf8').digest();
  }

  static of(config: Config): Secrets {
    return new Secrets(config.env.KERMA_SECRET_KEY ?? keyOfFolder(config.dataFolder));
  }

  /** HMAC-SHA-256 of the text as 64 hexadecimal digits: the same for the same text and purpose, else unlike. */
  keyedHash(purpose: string, text: string): string {
    return createHmac('sha256', this.keyFor(purpose)).update(text, 'utf8').digest('hex');
  }

  /** AES-256-GCM: magic, nonce, tag, then the bytes. */
  encrypt(purpose: string, bytes: Uint8Array): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.keyFor(purpose), nonce);
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([magic, nonce, cipher.getAuthTag(), body]);
  }

  /** Throws when the bytes were not encrypted with this key and purpose, or were altered since. */
  decrypt(purpose: string, bytes: Uint8Array): Buffer {
    if (!isEncrypted(bytes)) throw new Error('These bytes were not encrypted here');
    const sealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(magic.length);
    const nonce = sealed.subarray(0, nonceBytes);
    const decipher = createDecipheriv('aes-256-gcm', this.keyFor(purpose), nonce);
    decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
    const body = sealed.subarray(nonceBytes + tagBytes);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  }

  private keyFor(purpose: string): Buffer {
    const known = this.derived.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', this.master, 'kerma', purpose, 32));
    this.derived.set(purpose, key);
    return key;
  }
}

/** Whether the bytes begin as `encrypt` begins them. */
export const isEncrypted = (bytes: Uint8Array): boolean =>
  bytes.length >= magic.length + nonceBytes + tagBytes && magic.every((byte, at) => bytes[at] === byte);

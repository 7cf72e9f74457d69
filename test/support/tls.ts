import { createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** Certificate and private key as PEM, and what is needed to sign others. */
export interface Identity {
  readonly name: string;
  readonly cert: string;
  readonly key: string;
  readonly privateKey: KeyObject;
}

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from(body.length.toString(16).padStart(body.length < 0x100 ? 2 : 4, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 + length.length]), length, body]);
};

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const commonName = oid('550403');
const subjectAlternativeName = oid('551d11');
const basicConstraints = oid('551d13');
const yes = der(0x01, Buffer.from([0xff]));
const loopback = der(0x87, Buffer.from([127, 0, 0, 1]));
const dayMs = 86_400_000;

const nameOf = (name: string): Buffer =>
  sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(name, 'utf8')))));

const time = (date: Date): Buffer =>
  der(0x18, Buffer.from(`${date.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`, 'latin1'));

const extensions = (isAuthority: boolean): Buffer => {
  const constraints = sequence(basicConstraints, yes, der(0x04, sequence(...(isAuthority ? [yes] : []))));
  const names = sequence(subjectAlternativeName, der(0x04, sequence(loopback)));
  return der(0xa3, sequence(constraints, names));
};

const pem = (label: string, bytes: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;

/** An X.509 certificate (RFC 5280) for 127.0.0.1 of two days, signed by the issuer, or by itself as an authority. */
export const certify = (name: string, issuer: Identity | null = null): Identity => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const now = Date.now();
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    nameOf(issuer?.name ?? name),
    sequence(time(new Date(now - dayMs)), time(new Date(now + dayMs))),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions(issuer === null),
  );
  const signature = createSign('sha256')
    .update(toBeSigned)
    .sign(issuer?.privateKey ?? privateKey);
  const whole = sequence(toBeSigned, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { name, cert: pem('CERTIFICATE', whole), key, privateKey };
};

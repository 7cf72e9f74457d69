import { describe, expect, it } from '@jest/globals';
import { isMailAddress, oneLine, readMailbox } from './mail-address.ts';

describe('the address of a mailbox', () => {
  it.each(['ana@hospital.example', "o'hara+kerma@x-ray.hospital.example", 'root@localhost'])(
    'may be %s',
    (text) => expect(isMailAddress(text)).toBe(true),
  );

  it.each([
    '',
    'ana',
    'ana@',
    '@hospital.example',
    'ana ruiz@hospital.example',
    'ana@hospital..example',
    '.ana@hospital.example',
    'ana@-hospital.example',
    'ana@hospital.example\r\nBcc: all@hospital.example',
    'ana@hospital.example,ben@hospital.example',
    '<ana@hospital.example>',
    '"ana"@hospital.example',
    `${'a'.repeat(250)}@h.example`,
  ])('is not %j', (text) => expect(isMailAddress(text)).toBe(false));

  it('may stand after a name, in brackets', () => {
    const address = 'kerma@hospital.example';
    expect(readMailbox('Kerma, Radiology <kerma@hospital.example>')).toEqual({
      name: 'Kerma, Radiology',
      address,
    });
    expect(readMailbox(' kerma@hospital.example ')).toEqual({ name: null, address });
    expect(readMailbox('Kerma <kerma>')).toBeNull();
    expect(readMailbox('Kerma <a@b.example> <c@d.example>')).toBeNull();
  });
});

describe('text of one line', () => {
  it('has no end of a line, of whatever kind, and keeps the letters of every script', () => {
    expect(oneLine('Ends soon\r\nBcc: all@hospital.example')).toBe('Ends soon Bcc: all@hospital.example');
    expect(oneLine(' a\u2028b\u0085c\tд ')).toBe('a b c д');
  });
});

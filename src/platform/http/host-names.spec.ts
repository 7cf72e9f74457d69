import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../config.ts';
import { isLoopback, nameInHost, refusalToBind } from './host-names.ts';

describe('the name in a Host header', () => {
  it.each([
    ['localhost:8080', 'localhost'],
    ['LocalHost', 'localhost'],
    ['127.0.0.1:1', '127.0.0.1'],
    ['[::1]:8080', '[::1]'],
  ])('of %s is %s', (header, name) => expect(nameInHost(header)).toBe(name));

  it.each([undefined, '', 'a@localhost', 'localhost/evil', 'localhost:80:80', '[::1', 'evil.com#localhost'])(
    'is none in %s',
    (header) => expect(nameInHost(header)).toBeNull(),
  );
});

describe('an address of this machine only', () => {
  it.each(['localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]'])('is %s', (host) =>
    expect(isLoopback(host)).toBe(true),
  );
  it.each(['0.0.0.0', '::', '10.0.0.1', '127.evil.com', 'localhost.evil.com'])('is not %s', (host) =>
    expect(isLoopback(host)).toBe(false),
  );
});

describe('where the server listens', () => {
  it('is this machine, unless told otherwise', () => expect(refusalToBind(readConfig({}))).toBeNull());

  it('is refused in words when the network could reach it, since there are no accounts', () =>
    expect(refusalToBind(readConfig({ KERMA_HTTP_HOST: '0.0.0.0' }))).toContain('no accounts yet'));
});

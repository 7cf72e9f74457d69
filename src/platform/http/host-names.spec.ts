import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../config.ts';
import { addressOfPages, isLoopback, nameInHost, refusalToBind } from './host-names.ts';

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

  const open = { KERMA_HTTP_HOST: '0.0.0.0' };

  it('is refused in words when the network could reach it and nothing encrypts', () => {
    const refusal = refusalToBind(readConfig(open));
    for (const way of ['KERMA_HTTP_TLS_KEY', 'KERMA_HTTP_TRUSTED_PROXIES', 'ssh -L 8080:127.0.0.1:8080'])
      expect(refusal).toContain(way);
  });

  it('may be the network with a certificate, or behind a proxy that is named', () => {
    expect(refusalToBind(readConfig({ ...open, KERMA_HTTP_TLS_CERT: 'cert.pem' }))).toBeNull();
    expect(refusalToBind(readConfig({ ...open, KERMA_HTTP_TRUSTED_PROXIES: '10.0.0.5' }))).toBeNull();
  });
});

describe('the address under which people open the pages', () => {
  it.each([
    [{}, 'http://127.0.0.1:8080'],
    [{ KERMA_HTTP_HOST: '::1' }, 'http://[::1]:8080'],
    [{ KERMA_HTTP_TLS_CERT: 'cert.pem', KERMA_HTTP_HOST: '0.0.0.0' }, 'https://localhost:8080'],
    [{ KERMA_HTTP_TLS_CERT: 'cert.pem', KERMA_HTTP_NAMES: 'kerma.example' }, 'https://kerma.example:8080'],
    [{ KERMA_HTTP_TRUSTED_PROXIES: '10.0.0.5', KERMA_HTTP_NAMES: 'kerma.example' }, 'https://kerma.example'],
  ])('with %j is %s', (env, address) => expect(addressOfPages(readConfig(env))).toBe(address));
});

describe('the proxies that are trusted', () => {
  it.each(['10.0.0.5', '10.0.0.0/24', 'fd00::/8', '127.0.0.1,::1'])('may be %s', (proxies) =>
    expect(() => readConfig({ KERMA_HTTP_TRUSTED_PROXIES: proxies })).not.toThrow(),
  );
  it.each(['proxy.example', '10.0.0.0/33', '0.0.0.0/0', '10.0.0', '10.0.0.0/8/8', 'true'])(
    'are not %s: it is no address, or all of them',
    (proxies) => expect(() => readConfig({ KERMA_HTTP_TRUSTED_PROXIES: proxies })).toThrow('10.0.0.0/24'),
  );
});

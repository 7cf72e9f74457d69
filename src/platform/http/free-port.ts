import { createServer } from 'node:net';

const causes: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'is in use: another program, perhaps another Kerma, listens there. Stop it, or set KERMA_HTTP_PORT',
  EACCES: 'is reserved to the administrator of this machine. Set KERMA_HTTP_PORT to 1024 or more',
  EADDRNOTAVAIL: 'cannot be had: that is not an address of this machine. Set KERMA_HTTP_HOST to 127.0.0.1',
};

/** Sentence that says why the pages cannot be opened there; null when they can. Asked before anything is opened. */
export const refusalToListen = (host: string, port: number): Promise<string | null> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', ({ code = 'unknown' }: NodeJS.ErrnoException) =>
      resolve(`Port ${port} of ${host} ${causes[code] ?? `cannot be listened on (${code})`}.`),
    );
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });

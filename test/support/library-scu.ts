import dimse from 'dcmjs-dimse';
import type { requests } from 'dcmjs-dimse';

dimse.log.setLevel('silent', false);

const statusOf = (request: requests.Request, port: number, called: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const client = new dimse.Client();
    client.addRequest(request);
    request.on('response', (response: { getStatus(): number }) => resolve(response.getStatus()));
    client.on('networkError', reject);
    client.on('associationRejected', ({ reason }: { reason: number }) =>
      reject(new Error(`rejected, reason ${reason}`)),
    );
    client.on('closed', () => reject(new Error('closed without an answer')));
    client.send('127.0.0.1', port, 'LIBRARY', called, {});
  });

/** C-ECHO by the library's own client: the status. */
export const libraryEcho = (port: number, called = 'KERMA'): Promise<number> =>
  statusOf(new dimse.requests.CEchoRequest(), port, called);

/** C-STORE of a file by the library's own client, which parses it and writes it anew: the status. */
export const libraryStore = (port: number, file: string): Promise<number> =>
  statusOf(new dimse.requests.CStoreRequest(file), port, 'KERMA');

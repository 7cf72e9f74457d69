import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a program of another project is here to be tried against; says so when it is not. */
export const isInstalled = (program: string, ...places: string[]): boolean => {
  const found =
    places.some((place) => existsSync(place)) || spawnSync(program, ['--version']).error === undefined;
  if (!found) process.stdout.write(`${program} is not installed: its sentences are skipped\n`);
  return found;
};

/** Runs a program to its end; gives its exit status and what it said. */
export const run = async (
  program: string,
  args: readonly string[],
): Promise<{ status: number; said: string }> => {
  const child = spawn(program, args, { env: { ...process.env, TCP_NODELAY: '1' } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const [status] = (await once(child, 'close')) as [number];
  return { status, said };
};

export const freePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

export interface RunningOrthanc {
  /** Calls its HTTP interface; gives status and JSON. */
  call(method: string, path: string, body?: string | Buffer): Promise<{ status: number; json: unknown }>;
  stop(): Promise<void>;
}

const untilAnswers = async (url: string, child: ChildProcess): Promise<void> => {
  for (const end = Date.now() + 30_000; Date.now() < end && child.exitCode === null;) {
    const answer = await fetch(`${url}/system`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Orthanc did not start');
};

/** An Orthanc of its own, on this machine only, that knows the receiver at the port as "kerma". */
export const startOrthanc = async (program: string, receiverPort: number): Promise<RunningOrthanc> => {
  const folder = await mkdtemp(join(tmpdir(), 'kerma-orthanc-'));
  const httpPort = await freePort();
  const settings = {
    Name: 'Sender',
    DicomAet: 'ORTHANC',
    StorageDirectory: join(folder, 'storage'),
    IndexDirectory: join(folder, 'index'),
    HttpPort: httpPort,
    DicomServerEnabled: false,
    RemoteAccessAllowed: false,
    AuthenticationEnabled: false,
    Plugins: [],
    DicomModalities: { kerma: ['KERMA', '127.0.0.1', receiverPort] },
  };
  const path = join(folder, 'orthanc.json');
  await writeFile(path, JSON.stringify(settings));
  const child = spawn(program, [path], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${httpPort}`;
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) {
      child.kill();
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  await untilAnswers(url, child).catch(async (fault: unknown) => {
    await stop();
    throw fault;
  });
  const call: RunningOrthanc['call'] = async (method, at, body) => {
    const answer = await fetch(`${url}${at}`, {
      method,
      ...(body !== undefined && { body: new Uint8Array(Buffer.from(body)) }),
    });
    const text = await answer.text();
    return { status: answer.status, json: text === '' ? null : JSON.parse(text) };
  };
  return { call, stop };
};

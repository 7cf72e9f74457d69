/**
 * Files a second by C-STORE, through the real door: original synced to disk, receipt in SQLite. Beside it dcmtk's
 * storescp where installed, with the same sender (it syncs nothing). `npm run bench:store [-- FILE.dcm]`
 */
import { fork, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { doseReport, explicitLittleEndian, Scu } from '../support/scu.mjs';

const here = fileURLToPath(import.meta.url);
const files = Number(process.env['KERMA_BENCH_FILES'] ?? 500);
const rounds = 3;

const serve = async () => {
  const from = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
  const [{ schema }, { readConfig }, { openDatabase }, { createLogger }, { Clock }, { Events }, { Secrets }] =
    await Promise.all(
      [
        'app.module.js',
        'platform/config.js',
        'platform/database/open-database.js',
        'platform/logger.js',
        'platform/clock.js',
        'platform/events.js',
        'platform/secrets.js',
      ].map(from),
    );
  const [{ OriginalStore }, { ReceiptBook }, { IngestionService }, { IngestionTally }, { CStoreReceiver }] =
    await Promise.all(
      [
        'ingestion/original-store.js',
        'ingestion/receipt-book.js',
        'ingestion/ingestion.service.js',
        'ingestion/tally.js',
        'ingestion/receivers/c-store/c-store.receiver.js',
      ].map(from),
    );
  const config = readConfig(
    {},
    { KERMA_DATA: process.argv[3], KERMA_DICOM_PORT: 0, KERMA_LOG_LEVEL: 'silent' },
  );
  const database = await openDatabase(config, schema);
  const atRest = { wake: () => undefined };
  const door = new IngestionService(
    new OriginalStore(config, Secrets.of(config)),
    new ReceiptBook(database, new Clock()),
    atRest,
    new Events(() => undefined),
    new IngestionTally(),
    config,
  );
  const receiver = new CStoreReceiver(config, door, createLogger(config));
  await receiver.start();
  process.send({ port: receiver.address().port });
  process.on('message', async () => {
    await receiver.onModuleDestroy();
    await database.close();
    const { user, system } = process.cpuUsage();
    process.send({ cpuMs: (user + system) / 1000 });
    process.disconnect();
  });
};

/** About 61 kB; the given file, else one that is made up. */
const sample = () => {
  const path = process.argv[2] ?? join(here, '../../../../shared/rdsr/RF-RDSR-GE.dcm');
  if (existsSync(path)) {
    const bytes = readFileSync(path);
    const dataSet = bytes.subarray(144 + bytes.readUInt32LE(140));
    const at = dataSet.indexOf(Buffer.from([0x08, 0, 0x18, 0, 0x55, 0x49]));
    const length = dataSet.readUInt16LE(at + 6);
    return { dataSet, uidAt: at + 8, uidLength: length };
  }
  const uid = '1.2.3.4.5.6.7.8.9.1000000000';
  const element = (number, vr, value) =>
    Buffer.concat([
      Buffer.from([8, 0, number, 0]),
      Buffer.from(vr),
      Buffer.from([value.length, 0]),
      Buffer.from(value),
    ]);
  const head = Buffer.concat([element(0x16, 'UI', doseReport), element(0x18, 'UI', uid)]);
  const fill = Buffer.alloc(61_000, 7);
  Buffer.from([9, 0, 1, 0x10, 0x4f, 0x42, 0, 0]).copy(fill);
  fill.writeUInt32LE(fill.length - 12, 8);
  return { dataSet: Buffer.concat([head, fill]), uidAt: head.length - uid.length, uidLength: uid.length };
};

let serial = 0;
const clones = ({ dataSet, uidAt, uidLength }, count) =>
  Array.from({ length: count }, () => {
    serial += 1;
    const clone = Buffer.from(dataSet);
    const before = clone.toString('latin1', uidAt, uidAt + uidLength).replace(/\0$/, '');
    const sopInstance = before.slice(0, -10) + String(1_000_000_000 + serial);
    clone.write(sopInstance, uidAt, 'latin1');
    return { sopInstance, dataSet: clone };
  });

const wishes = {
  called: 'KERMA',
  contexts: [{ id: 3, abstractSyntax: doseReport, transferSyntaxes: [explicitLittleEndian] }],
};

/** Files a second, by so many associations at once. */
const send = async (port, objects, associations) => {
  const scus = await Promise.all(Array.from({ length: associations }, () => Scu.associate({ port }, wishes)));
  const left = [...objects];
  const began = performance.now();
  await Promise.all(
    scus.map(async (scu) => {
      for (let object = left.pop(); object !== undefined; object = left.pop()) {
        const { status } = await scu.store(object);
        if (status !== 0) throw new Error(`status ${status}`);
      }
      await scu.release();
    }),
  );
  return (objects.length / (performance.now() - began)) * 1000;
};

const best = async (port, report, associations) => {
  let most = 0;
  for (let round = 0; round < rounds; round += 1) {
    const rate = await send(port, clones(report, files), associations);
    most = Math.max(most, rate);
  }
  return most;
};

const measure = async (port, report) => {
  await send(port, clones(report, 50), 1);
  return [await best(port, report, 1), await best(port, report, 8)].map((rate) => `${rate.toFixed(0)}`);
};

const kerma = async (report, folder) => {
  const server = fork(here, ['--serve', folder], { stdio: 'inherit' });
  const told = () => new Promise((resolve) => server.once('message', resolve));
  const { port } = await told();
  const rates = await measure(port, report);
  const end = told();
  server.send('stop');
  const { cpuMs } = await end;
  return [...rates, `${(cpuMs / (files * rounds * 2 + 50)).toFixed(2)} ms`];
};

const untilOpen = async (port) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = connect({ port, host: '127.0.0.1' });
    const open = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('storescp does not listen');
};

const freePort = async () => {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const dcmtk = async (report, folder) => {
  const port = await freePort();
  const settings = { stdio: 'ignore', env: { ...process.env, TCP_NODELAY: '1' } };
  const server = spawn('storescp', ['--fork', '-pdu', '131072', '-od', folder, String(port)], settings);
  await untilOpen(port);
  const rates = await measure(port, report);
  server.kill();
  return [...rates, ''];
};

const main = async () => {
  const report = sample();
  const made = [];
  const folder = () => {
    const path = mkdtempSync(join(tmpdir(), 'kerma-bench-'));
    made.push(path);
    return path;
  };
  const line = (...cells) =>
    process.stdout.write(`${cells.map((cell) => String(cell).padStart(22)).join('')}\n`);
  process.stdout.write(
    `${files} objects of ${report.dataSet.length} bytes, best of ${rounds}, node ${process.version}, ${cpus().length} cores\n`,
  );
  line('files/s', '1 association', '8 associations', 'CPU a file');
  line('Kerma, synced', ...(await kerma(report, folder())));
  const installed = spawnSync('storescp', ['--version']).error === undefined;
  if (installed) line('storescp, not synced', ...(await dcmtk(report, folder())));
  else process.stdout.write('storescp (dcmtk) is not installed: no line to compare with\n');
  for (const path of made) rmSync(path, { recursive: true, force: true });
};

await (process.argv[2] === '--serve' ? serve() : main());

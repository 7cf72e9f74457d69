/**
 * What reports cost from the door to their study, in processor time of this process (what PostgreSQL itself spends is not in
 * it): to keep them, synced and with a receipt, and then to read and record them by the worker. `npm run bench:import [-- FOLDER]`: the folder of real reports; made-up ones of the same size without it.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../support/postgres-cluster.mjs';
import { madeUpBigReport } from './big-report.mjs';

const from = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { schema } = await from('app.module.js');
const { readDoseReport } = await from('dicom/index.js');
const { DoseRecorder } = await from('dose/dose-recorder.service.js');
const { PatientPrivacy } = await from('dose/patient-privacy.service.js');
const { ReportWriter } = await from('dose/report-writer.service.js');
const { Equipment } = await from('equipment/index.js');
const { Attempt } = await from('ingestion/attempt.js');
const { IngestionService } = await from('ingestion/ingestion.service.js');
const { IngestionWorker } = await from('ingestion/ingestion.worker.js');
const { OriginalStore } = await from('ingestion/original-store.js');
const { ReceiptBook } = await from('ingestion/receipt-book.js');
const { ReceiptsChanged } = await from('ingestion/receipt-changed.js');
const { ReceiptQueue } = await from('ingestion/receipt-queue.js');
const { IngestionTally } = await from('ingestion/tally.js');
const { Clock } = await from('platform/clock.js');
const { readConfig } = await from('platform/config.js');
const { openDatabase } = await from('platform/database/open-database.js');
const { Events } = await from('platform/events.js');
const { createLogger } = await from('platform/logger.js');
const { Secrets } = await from('platform/secrets.js');

const folder = process.argv[2] ?? '../shared/rdsr';
const smallCount = Number(process.env['KERMA_BENCH_FILES'] ?? 1000);
const bigCount = 10;
/** What a well-known peer takes on such a machine, and what we aim at: ms of processor time a report. */
const peer = { big: 13_700, small: 105 };
const aim = { big: 150, small: 3 };

const real = (name, otherwise) => {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path) : otherwise();
};
const big = real('RF-Pat-Orientation-Modifier-Missing.dcm', madeUpBigReport);
const small = real('CT-RDSR-Siemens-Multi-3.dcm', () => readFileSync('dicom-samples/vertebroplasty-ct.dcm'));

/** The same report of another study, instance and events: every UID replaced by one of the same length. */
const clones = (bytes, count) => {
  const { report } = readDoseReport(bytes);
  const text = bytes.toString('latin1');
  const own = [report.studyInstanceUid, report.sopInstanceUid];
  const places = new Map(
    [...own, ...report.events.map((event) => event.irradiationEventUid)].map((uid, at) => [uid, at]),
  );
  const renamed = (uid, number) => {
    const at = places.get(uid);
    const name = `2.25.9${String(number + 1).padStart(6, '0')}${String(at).padStart(3, '0')}`;
    return at === undefined ? uid : name.padEnd(uid.length, '7').slice(0, uid.length);
  };
  return Array.from({ length: count }, (_, n) =>
    Buffer.from(
      text.replaceAll(/\d[\d.]{15,63}/g, (uid) => renamed(uid, n)),
      'latin1',
    ),
  );
};

/** Ingestion and recording with everything real; the worker rests until it is started. */
const open = async (env) => {
  const config = readConfig({}, { KERMA_LOG_LEVEL: 'silent', ...env });
  const database = await openDatabase(config, schema);
  const [clock, events, tally, logger] = [
    new Clock(),
    new Events((fault) => {
      throw fault;
    }),
    new IngestionTally(),
    createLogger(config),
  ];
  const privacy = new PatientPrivacy(config, Secrets.of(config));
  const recorder = new DoseRecorder(database, privacy, new ReportWriter(new Equipment(), clock), events);
  const originals = new OriginalStore(config, Secrets.of(config));
  const queue = new ReceiptQueue(database, clock);
  const attempt = new Attempt(originals, readDoseReport, recorder, queue, clock, logger);
  const worker = new IngestionWorker(queue, attempt, events, tally, logger);
  const book = new ReceiptBook(database, clock);
  const door = new IngestionService(originals, book, worker, events, tally, config);
  return { database, events, worker, door, tally };
};

const measured = async (count, work) => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: (user + system) / 1000 / count, wallMs: (performance.now() - start) / count };
};

/** Through the door, eight at once as `kerma import` does. */
const keepAll = (door, files) => {
  const left = [...files];
  const lane = async () => {
    for (let bytes = left.pop(); bytes; bytes = left.pop())
      await door.accept({ bytes, channel: 'cli', sender: null, fileName: null });
  };
  return Promise.all(Array.from({ length: 8 }, lane));
};

const readAll = async ({ worker, events }, count) => {
  const read = new Promise((resolve) => {
    let left = count;
    events.on(ReceiptsChanged, ({ ids }) => (left -= ids.length) === 0 && resolve());
  });
  worker.start();
  await read;
};

const importAll = async (env, files) => {
  const ingestion = await open(env);
  const kept = await measured(files.length, () => keepAll(ingestion.door, files));
  const read = await measured(files.length, () => readAll(ingestion, files.length));
  await ingestion.worker.stop();
  const { recorded } = ingestion.tally.getStats().settled;
  if (recorded !== files.length) throw new Error(`${recorded} of ${files.length} recorded`);
  await ingestion.database.close();
  return { kept, read };
};

const line = (name, { kept, read }, kind) => {
  const verdict = read.cpuMs <= aim[kind] ? 'reached' : 'missed';
  const ms = ({ cpuMs, wallMs }) => `${cpuMs.toFixed(2)} (${wallMs.toFixed(2)})`;
  console.log(
    `${name}: ${ms(read)} to read and record (aim ${aim[kind]} ${verdict}; peer ${peer[kind]}, ` +
      `${Math.round(peer[kind] / read.cpuMs)} times as much), before it ${ms(kept)} to keep`,
  );
};

const bigOnes = clones(big, bigCount);
const smallOnes = clones(small, smallCount);

const bench = async (name, env) => {
  const [first, ...others] = bigOnes;
  line(`${name}, the big report, first of the process`, await importAll(env, [first]), 'big');
  line(`${name}, the big report, mean of ${others.length} more`, await importAll(env, others), 'big');
  line(`${name}, ${smallCount} small CT reports`, await importAll(env, smallOnes), 'small');
};

const data = mkdtempSync(join(tmpdir(), 'kerma-bench-'));
const events = readDoseReport(big).report.events.length;
console.log('Milliseconds of processor time a report, in brackets of the clock');
console.log(`big: ${events} events, ${big.length} bytes; small: ${small.length} bytes`);
await bench('SQLite', { KERMA_DATA: data });
const postgres = await startPostgres();
await bench('PostgreSQL', { KERMA_DATA: data, DATABASE_URL: postgres.url });
await postgres.stop();
rmSync(data, { recursive: true });

/**
 * What it costs to read and record reports, end to end, in processor time of this process (what PostgreSQL itself spends is
 * not in it). `npm run bench:import [-- FOLDER]`: the folder of real reports; made-up ones of the same size without it.
 */
import { createHash } from 'node:crypto';
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
const { Clock } = await from('platform/clock.js');
const { readConfig } = await from('platform/config.js');
const { openDatabase } = await from('platform/database/open-database.js');
const { Events } = await from('platform/events.js');
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

const recorderOver = async (env) => {
  const config = readConfig({}, { KERMA_LOG_LEVEL: 'silent', ...env });
  const database = await openDatabase(config, schema);
  const privacy = new PatientPrivacy(config, Secrets.of(config));
  const writer = new ReportWriter(new Equipment(), new Clock());
  return { database, recorder: new DoseRecorder(database, privacy, writer, new Events(() => undefined)) };
};

const importAll = async (recorder, files) => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (const bytes of files) {
    const reading = readDoseReport(bytes);
    if (!reading.ok) throw new Error(`refused: ${reading.refusal.code}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { report, findings } = reading;
    const { outcome } = await recorder.record({ report, findings, sha256, receivedAt: new Date() });
    if (outcome !== 'recorded') throw new Error(outcome);
  }
  const { user, system } = process.cpuUsage(cpu);
  const each = (total) => total / files.length;
  return { cpuMs: each((user + system) / 1000), wallMs: each(performance.now() - start) };
};

const line = (name, { cpuMs, wallMs }, kind) => {
  const verdict = cpuMs <= aim[kind] ? 'reached' : 'missed';
  console.log(
    `${name}: ${cpuMs.toFixed(2)} ms of processor time, ${wallMs.toFixed(2)} ms a report ` +
      `(aim ${aim[kind]} ms ${verdict}; peer ${peer[kind]} ms, ${Math.round(peer[kind] / cpuMs)} times as much)`,
  );
};

const bigOnes = clones(big, bigCount);
const smallOnes = clones(small, smallCount);

const bench = async (name, env) => {
  const { database, recorder } = await recorderOver(env);
  const [first, ...others] = bigOnes;
  line(`${name}, the big report, first of the process`, await importAll(recorder, [first]), 'big');
  line(`${name}, the big report, mean of ${others.length} more`, await importAll(recorder, others), 'big');
  line(`${name}, ${smallCount} small CT reports`, await importAll(recorder, smallOnes), 'small');
  await database.close();
};

const data = mkdtempSync(join(tmpdir(), 'kerma-bench-'));
const events = readDoseReport(big).report.events.length;
console.log(`big: ${events} events, ${big.length} bytes; small: ${small.length} bytes`);
await bench('SQLite', { KERMA_DATA: data });
const postgres = await startPostgres();
await bench('PostgreSQL', { KERMA_DATA: data, DATABASE_URL: postgres.url });
await postgres.stop();
rmSync(data, { recursive: true });

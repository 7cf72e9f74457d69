#!/usr/bin/env node
// Reads files made to take time or memory, each cold in a process of its own, then warm: any bytes shall give a report or
// a refusal within a second for 10 MB. Beside it stands a full parse of the same bytes by dicom-parser, cold too.
//
//   npm run bench:hostile [-- MEGABYTES [PART OF A NAME]]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const limitMs = 1000;
const here = fileURLToPath(import.meta.url);

/** Processor time in ms, that of the collector and the compiler included. */
const cpuOf = (work) => {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, cpuMs: (user + system) / 1000 };
};

const memoryMb = () => process.memoryUsage.rss() / 1_000_000;

const answerOf = (reading) => {
  if (reading.ok)
    return `report, ${reading.report.events.length} events, ${reading.findings.length} findings`;
  return `${reading.refusal.code}/${reading.refusal.reason}`;
};

const read = async (path) => {
  const { readDoseReport } = await import('../../dist/dicom/index.js');
  const bytes = readFileSync(path);
  const memoryBefore = memoryMb();
  const cold = cpuOf(() => readDoseReport(bytes));
  const memory = memoryMb() - memoryBefore;
  const warm = Array.from({ length: 4 }, () => cpuOf(() => readDoseReport(bytes)).cpuMs);
  return { coldMs: cold.cpuMs, warmMs: Math.min(...warm), memory, answer: answerOf(cold.result) };
};

const parse = async (path) => {
  const { default: dicomParser } = await import('dicom-parser');
  const bytes = readFileSync(path);
  const attempt = () => {
    try {
      dicomParser.parseDicom(bytes);
    } catch {
      // What it cannot read it has read as far as it could.
    }
  };
  return { parseMs: cpuOf(attempt).cpuMs };
};

const ofChild = (task, path) => {
  try {
    const stdio = ['ignore', 'pipe', 'ignore'];
    return JSON.parse(execFileSync(process.execPath, [here, task, path], { timeout: 60_000, stdio }));
  } catch {
    return null;
  }
};

const cell = (value, width) => String(value).padStart(width);
const ms = (value) => (value === undefined ? '—' : value.toFixed(0));

const line = (name, size, ours, parsed) => {
  const parsedMs = parsed?.parseMs;
  const ratio = parsedMs === undefined || ours === null ? '—' : (ours.coldMs / parsedMs).toFixed(2);
  const cells = [
    name.padEnd(40),
    cell((size / 1_000_000).toFixed(1), 6),
    cell(ms(ours?.coldMs), 8),
    cell(ms(ours?.warmMs), 8),
    cell(ms(ours?.memory), 8),
    cell(ms(parsedMs), 9),
    cell(ratio, 7),
  ];
  console.log(`${cells.join('')}  ${ours?.answer ?? 'NO ANSWER'}`);
};

const bench = async (megabytes, wanted) => {
  const { hostileFiles } = await import('./hostile-files.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'kerma-hostile-'));
  const path = join(folder, 'hostile.dcm');
  const late = [];
  console.log(`${' '.repeat(40)}    MB cold ms warm ms     MB+  parser ms  ratio  answer`);
  for (const [name, make] of Object.entries(hostileFiles)) {
    if (!name.includes(wanted)) continue;
    const bytes = make(megabytes * 1_000_000);
    writeFileSync(path, bytes);
    const ours = ofChild('--read', path);
    line(name, bytes.length, ours, ofChild('--parse', path));
    if (ours === null || ours.coldMs > limitMs) late.push(name);
  }
  rmSync(folder, { recursive: true });
  console.log(
    late.length === 0 ? `all within ${limitMs} ms` : `not within ${limitMs} ms: ${late.join(', ')}`,
  );
  process.exitCode = late.length === 0 ? 0 : 1;
};

const [task = '10', argument = ''] = process.argv.slice(2);
if (task === '--read') console.log(JSON.stringify(await read(argument)));
else if (task === '--parse') console.log(JSON.stringify(await parse(argument)));
else await bench(Number(task), argument);

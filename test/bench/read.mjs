#!/usr/bin/env node
// Reads all dose reports of a folder warm in one process, then its largest one beside a full parse by two libraries.
//
//   npm run build:server && npm run bench:read [-- FOLDER]
//
// The reader gives a whole report with findings; the libraries give a data set, from which a report is still to be made.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import dcmjs from 'dcmjs';
import dicomParser from 'dicom-parser';
import { readDoseReport } from '../../dist/dicom/index.js';

const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'dicom-samples');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.dcm'))
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));

dcmjs.log.setLevel?.('silent');

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const timed = (work, times) => {
  for (let warm = 0; warm < Math.min(5, times); warm += 1) work();
  const spent = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return { median: median(spent), least: Math.min(...spent) };
};

const show = (label, { median: middle, least }, note = '') =>
  console.log(
    `${label.padEnd(44)}${middle.toFixed(2).padStart(9)} ms  least ${least.toFixed(2)} ms  ${note}`,
  );

const largest = files.toSorted((a, b) => b.bytes.length - a.bytes.length)[0];
const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(2);
const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);

console.log(`${files.length} files, ${megabytes(total)} MB, in ${folder}`);
const all = timed(() => files.forEach(({ bytes }) => readDoseReport(bytes)), 15);
show('all files, Kerma', all, `${((files.length * 1000) / all.median).toFixed(0)} files/s`);

console.log(`largest: ${largest.name}, ${megabytes(largest.bytes.length)} MB`);
const exact = largest.bytes.buffer.slice(
  largest.bytes.byteOffset,
  largest.bytes.byteOffset + largest.bytes.byteLength,
);
const ours = timed(() => readDoseReport(largest.bytes), 31);
const plain = timed(() => dicomParser.parseDicom(largest.bytes), 11);
const other = timed(() => dcmjs.data.DicomMessage.readFile(exact), 3);
const ratio = ({ median: middle, least }) =>
  `${(middle / ours.median).toFixed(1)}× Kerma's (least: ${(least / ours.least).toFixed(1)}×)`;
show('Kerma, report with findings', ours);
show('dicom-parser, full parse', plain, ratio(plain));
show('dcmjs, full parse', other, ratio(other));

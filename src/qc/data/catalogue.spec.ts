import { describe, expect, it } from '@jest/globals';
import { limitFingerprint } from '../core/adoption.ts';
import { entryProblems } from '../core/entry.ts';
import type { Evaluation } from '../core/evaluation.ts';
import type { RecordedValues } from '../core/fields.ts';
import { judgeSession, type SessionToJudge } from '../core/judge-session.ts';
import { limitsOf } from '../core/limits.ts';
import type { Procedure } from '../core/procedure.ts';
import { readPackText } from '../core/read-pack.ts';
import { catalogue } from './catalogue.ts';

const { procedures } = catalogue;

const counted = (words: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set(words)].toSorted().map((word) => [word, words.filter((each) => each === word).length]),
  );

const test = (key: string): Procedure => {
  const found = procedures.find((procedure) => procedure.key === key);
  if (found === undefined) throw new Error(`no test ${key}`);
  return found;
};
const limits = procedures.flatMap((procedure) =>
  limitsOf(procedure.rules).map((placed) => ({ procedure, placed })),
);

/** All limits of the test adopted, as a physicist does who takes over the whole list. */
const adoptedAll = (procedure: Procedure): SessionToJudge['adoptions'] =>
  limitsOf(procedure.rules).map((placed) => ({
    limit: placed.key,
    fingerprint: limitFingerprint(placed),
    isWithdrawn: false,
    by: 'A. Physicist',
    on: '2026-01-05',
    reason: 'read',
  }));

const judged = (key: string, values: RecordedValues, said: Partial<SessionToJudge> = {}) =>
  judgeSession({
    version: { number: 1, procedure: test(key), publishedOn: '2026-01-05', publishedBy: 'A.', reason: 'x' },
    values,
    baselines: [],
    adoptions: [],
    unit: { manufacturedOn: null, facts: {} },
    on: '2026-03-02',
    ...said,
  });
const told = ({ verdict, reason }: Pick<Evaluation, 'verdict' | 'reason'>): string => reason ?? verdict;
const of = (
  key: string,
  field: string,
  values: RecordedValues,
  said: Partial<SessionToJudge> = {},
): string => {
  const found = judged(key, values, said).evaluations.find((evaluation) => evaluation.field === field);
  return found === undefined ? 'not there' : told(found);
};
const adopted = (key: string) => ({ adoptions: adoptedAll(test(key)) });

describe('the catalogue', () => {
  it('is a pack like any other, and survives its own reading', () => {
    expect(readPackText(JSON.stringify(catalogue))).toEqual({ ok: true, pack: catalogue });
  });

  it('has 61 tests: 34 of fluoroscopy and 27 of CT, 24 by technologists and 37 by physicists', () => {
    expect(counted(procedures.map(({ modality }) => modality))).toEqual({ ct: 27, fluoroscopy: 34 });
    expect(counted(procedures.map(({ performedBy }) => performedBy))).toEqual({
      physicist: 37,
      technologist: 24,
    });
    expect(
      procedures.map(({ key }) => key.slice(0, 4)).filter((key, at, all) => all.indexOf(key) === at),
    ).toEqual(['FL-T', 'FL-P', 'CT-T', 'CT-P']);
  });

  it('has 247 things to record: 211 fields and the 36 items of five checklists', () => {
    const fields = procedures.flatMap((procedure) => procedure.fields);
    expect(counted(fields.map(({ type }) => type))).toEqual({
      attachment: 4,
      checklist: 5,
      choice: 35,
      computed: 18,
      integer: 10,
      number: 130,
      text: 10,
      'yes-no': 4,
    });
    const items = fields.flatMap((field) => (field.type === 'checklist' ? field.items : []));
    expect(counted(items.map(({ kind }) => kind))).toEqual({ ordinary: 27, safety: 9 });
  });

  it('has 71 rules beside those of the five checklists, and 111 limits, of which 43 judge from the start', () => {
    expect(procedures.flatMap(({ rules }) => rules).filter(({ kind }) => kind !== 'checklist')).toHaveLength(
      71,
    );
    expect(counted(limits.map(({ placed }) => placed.limit.verification))).toEqual({
      'by-definition': 28,
      memory: 6,
      proposal: 27,
      secondary: 35,
      verified: 15,
    });
  });

  it('says of each test how well it is known', () => {
    expect(counted(procedures.map(({ verification }) => verification.status))).toEqual({
      local: 3,
      memory: 11,
      verified: 19,
      'verified-requirement': 13,
      'verified-secondary': 15,
    });
  });

  it('has a written action for every test, of which 54 are proposals', () => {
    expect(procedures.filter(({ onFailure }) => onFailure.isProposal)).toHaveLength(54);
    expect(procedures.filter(({ onFailure }) => onFailure.words.length < 20)).toEqual([]);
  });

  it('cites for each limit that is a figure where it comes from', () => {
    expect(limits.filter(({ placed }) => placed.limit.citation.sources.length === 0)).toEqual([]);
  });

  it.each([
    ['daily', 9],
    ['weekly', 5],
    ['monthly', 6],
    ['quarterly', 3],
    ['semiannual', 1],
    ['annual', 34],
    ['acceptance', 3],
  ])('has tests that are usually %s: %i', (code, many) => {
    expect(procedures.filter(({ frequency }) => frequency.codes[0] === code)).toHaveLength(many);
  });
});

describe('of the catalogue, before anything is adopted', () => {
  it('kV beyond 5 % and mA beyond 10 % of baseline are action, the air-kerma rate is recorded only', () => {
    const baseline = (id: number, field: string, value: number) => ({
      id,
      field,
      series: '',
      value,
      n: 10,
      method: 'mean',
      validFrom: '2026-01-05',
      setBy: 'A.',
      reason: 'acceptance',
    });
    const baselines = [baseline(1, 'kv', 72), baseline(2, 'ma', 10), baseline(3, 'akr', 20)];
    const values = { kv: 75.6, ma: 11, akr: 99, mode: 'normal 25 cm' };
    expect(of('FL-T02', 'kv', values, { baselines })).toBe('pass');
    expect(of('FL-T02', 'kv', { ...values, kv: 75.7 }, { baselines })).toBe('action');
    expect(of('FL-T02', 'ma', { ...values, ma: 11.1 }, { baselines })).toBe('action');
    expect(judged('FL-T02', values, { baselines }).verdict).toBe('pass');
    expect(of('FL-T02', 'akr', values, { baselines })).toBe('not-adopted');
  });

  it('an air kerma that is displayed more than 35 % off is action, above 100 mGy', () => {
    const values = { plane: 'A', kv: 80, filter: '0.1 mm Cu', tableIn: 'no', measured: 200 };
    expect(of('FL-P05', 'dev', { ...values, displayed: 270 })).toBe('pass');
    expect(of('FL-P05', 'dev', { ...values, displayed: 270.1 })).toBe('action');
    expect(of('FL-P05', 'dev', { ...values, displayed: 130 })).toBe('pass');
    expect(of('FL-P05', 'dev', { ...values, displayed: 129.9 })).toBe('action');
    expect(of('FL-P05', 'dev', { ...values, displayed: 99, measured: 20 })).toBe('no-case');
  });

  it('a barrier lets through at most 0.00334 %', () => {
    // 100 mGy/min in front: 3.34 µGy/min behind, which are 200.4 µGy/h.
    expect(of('FL-P15', 'pct', { entrance: 100, barrier: 200.4 })).toBe('pass');
    expect(of('FL-P15', 'pct', { entrance: 100, barrier: 200.5 })).toBe('action');
    expect(of('FL-P15', 'pct', { entrance: 0, barrier: 200 })).toBe('not-computed');
  });

  it('an edge that differs from the centre warns above 5 HU and fails above 7 HU', () => {
    const values = { c: 0.2, n: 1, e: -1.3, s: 0, w: 2 };
    expect(of('CT-T05', 'maxdev', values)).toBe('pass');
    expect(of('CT-T05', 'maxdev', { ...values, w: 5.2 })).toBe('pass');
    expect(of('CT-T05', 'maxdev', { ...values, w: 5.3 })).toBe('warning');
    expect(of('CT-T05', 'maxdev', { ...values, w: -6.8 })).toBe('warning');
    expect(of('CT-T05', 'maxdev', { ...values, w: -6.9 })).toBe('action');
  });

  it('a defect of an apron is judged by its zone; for gloves there is no figure', () => {
    const apron = { tag: 'A-7', pb: 0.5, visual: 'pass', decision: 'keep' };
    expect(of('FL-T09', 'defectArea', { ...apron, zone: 'critical organ', defectArea: 15 })).toBe('pass');
    expect(of('FL-T09', 'defectArea', { ...apron, zone: 'critical organ', defectArea: 16 })).toBe('action');
    expect(of('FL-T09', 'defectArea', { ...apron, zone: 'seam/overlap/back', defectArea: 670 })).toBe('pass');
    expect(of('FL-T09', 'defectArea', { ...apron, zone: 'thyroid', defectArea: 11.1 })).toBe('action');
    expect(of('FL-T09', 'defectArea', { ...apron, zone: 'glove', defectArea: 900 })).toBe('no-case');
  });

  it('artifacts pass, warn or are action, and a picture is asked for unless there are none', () => {
    expect(of('CT-T03', 'artifact', { artifact: 'none' })).toBe('pass');
    expect(of('CT-T03', 'artifact', { artifact: 'faint - acceptable' })).toBe('warning');
    expect(of('CT-T03', 'artifact', { artifact: 'ring' })).toBe('action');
    expect(entryProblems(test('CT-T03'), { artifact: 'none' })).toEqual([]);
    expect(entryProblems(test('CT-T03'), { artifact: 'ring' })).toMatchObject([
      { field: 'image', code: 'missing' },
    ]);
  });

  it('a safety item that fails is action', () => {
    const keys = ['warmup', 'airCal', 'indicator', 'intercom', 'table', 'door', 'lasers', 'estop'];
    const items = Object.fromEntries(keys.map((key) => [key, 'pass' as const]));
    expect(judged('CT-T04', { items }).verdict).toBe('pass');
    expect(judged('CT-T04', { items: { ...items, estop: 'fail' } }).verdict).toBe('action');
  });

  it('a slice is measured within 1.5 mm of nominal', () => {
    expect(of('CT-P03', 'meas', { nominal: 5, meas: 6.5 })).toBe('pass');
    expect(of('CT-P03', 'meas', { nominal: 5, meas: 6.6 })).toBe('action');
  });

  it.each([
    ['FL-P01', 'akr', { akr: 120, fov: '25', kv: 110, ma: 3, distance: 60 }],
    ['FL-P08', 'hvl', { kv: 80, hvl: 1 }],
    ['CT-T01', 'mean', { protocol: 'axial head', mean: 9 }],
    ['CT-P11', 'dev', { protocol: 'adult head', phantom: '16 cm', meas: 60, disp: 90 }],
  ])('%s is recorded, not judged: its figures were not read in their own source', (key, field, values) => {
    expect(of(key, field, values)).toBe('not-adopted');
    expect(judged(key, values).verdict).toBe('not-evaluated');
  });
});

describe('of the catalogue, once the physicist adopted all limits', () => {
  it('the maximum rate is 88 mGy/min, with high-level control 176 mGy/min', () => {
    expect(of('FL-P01', 'akr', { akr: 88 }, adopted('FL-P01'))).toBe('pass');
    expect(of('FL-P01', 'akr', { akr: 88.01 }, adopted('FL-P01'))).toBe('action');
    expect(of('FL-P02', 'akr', { akr: 176, signal: 'pass' }, adopted('FL-P02'))).toBe('pass');
    expect(of('FL-P02', 'akr', { akr: 177, signal: 'pass' }, adopted('FL-P02'))).toBe('action');
  });

  it('water is within 3 HU, warns to 5 HU and is action beyond', () => {
    const water = (mean: number) => of('CT-T01', 'mean', { protocol: 'axial head', mean }, adopted('CT-T01'));
    expect([3, -3, 3.1, -5, 5.1].map(water)).toEqual(['pass', 'pass', 'warning', 'warning', 'action']);
  });

  it('the half-value layer follows the table of the date of manufacture', () => {
    const layer = (manufacturedOn: string | null, kv: number, hvl: number) =>
      of('FL-P08', 'hvl', { kv, hvl }, { ...adopted('FL-P08'), unit: { manufacturedOn, facts: {} } });
    expect(layer('2006-06-10', 80, 2.9)).toBe('pass');
    expect(layer('2006-06-10', 80, 2.89)).toBe('action');
    expect(layer('2006-06-09', 80, 2.3)).toBe('pass');
    expect(layer('2006-06-09', 80, 2.29)).toBe('action');
    // Halfway from 3.2 mm at 90 kV to 3.6 mm at 100 kV.
    expect(layer('2015-01-01', 95, 3.4)).toBe('pass');
    expect(layer('2015-01-01', 95, 3.39)).toBe('action');
    expect(layer(null, 80, 9)).toBe('unit-fact-unknown');
  });

  it('the shortest distance to the skin depends on the configuration', () => {
    const distance = (config: string, ssd: number) => of('FL-P14', 'ssd', { config, ssd }, adopted('FL-P14'));
    expect(distance('stationary', 38)).toBe('pass');
    expect(distance('stationary', 37.9)).toBe('action');
    expect(distance('mobile', 30)).toBe('pass');
    expect(distance('special surgical use (spacer removed)', 19.9)).toBe('action');
    expect(distance('mini C-arm, extremities only', 19)).toBe('pass');
  });

  it('CT numbers of the ACR phantom are judged at 120 kV only', () => {
    const poly = (kv: number, value: number) => of('CT-P08', 'poly', { kv, poly: value }, adopted('CT-P08'));
    expect(poly(120, -107)).toBe('pass');
    expect(poly(120, -84.1)).toBe('pass');
    expect(poly(120, -83.9)).toBe('action');
    expect(poly(80, -50)).toBe('no-case');
  });

  it('the child’s abdomen has 20 mGy in the 16 cm phantom and 10 mGy in the 32 cm phantom', () => {
    const dose = (phantom: string, meas: number) =>
      of('CT-P11', 'meas', { protocol: 'paediatric abdomen', phantom, meas, disp: meas }, adopted('CT-P11'));
    expect([15, 15.1, 20, 20.1].map((meas) => dose('16 cm', meas))).toEqual([
      'pass',
      'warning',
      'warning',
      'action',
    ]);
    expect([10, 10.1].map((meas) => dose('32 cm', meas))).toEqual(['pass', 'action']);
  });

  it('one disc fewer than baseline warns, two are action', () => {
    const baselines = [
      {
        id: 1,
        field: 'lowContrast',
        series: '',
        value: 10,
        n: 3,
        method: 'median',
        validFrom: '2026-01-05',
        setBy: 'A.',
        reason: 'acceptance',
      },
    ];
    const discs = (lowContrast: number) =>
      of('FL-T04', 'lowContrast', { lowContrast }, { ...adopted('FL-T04'), baselines });
    expect([11, 10, 9, 8].map(discs)).toEqual(['pass', 'pass', 'warning', 'action']);
  });

  it('the steps of the bar groups are not judged before somebody enters the phantom’s scale', () => {
    const baselines = [
      {
        id: 1,
        field: 'lpmm',
        series: '',
        value: 2,
        n: 1,
        method: 'x',
        validFrom: '2026-01-05',
        setBy: 'A.',
        reason: 'x',
      },
    ];
    expect(of('FL-T04', 'lpmm', { lpmm: 1.8 }, { ...adopted('FL-T04'), baselines })).toBe('no-scale');
  });
});

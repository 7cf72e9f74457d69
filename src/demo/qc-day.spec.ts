import { describe, expect, it } from '@jest/globals';
import { chartOf, defaultChart } from '../qc/core/charts/chart-of.ts';
import { demoTests, failedKapMeter, waterDrift } from './data/qc.ts';
import { valuesOn } from './qc-day.ts';
import { Random } from './random.ts';

const water = demoTests['ct-1'].find(({ procedureKey }) => procedureKey === 'CT-T01');
const display = demoTests.cardiac.find(({ procedureKey }) => procedureKey === 'FL-T10');
if (!water || !display) throw new Error('The demonstration lacks a test');

const waterOn = (random: Random, daysAgo: number): number =>
  Number(valuesOn({ unit: 'ct-1', test: water, daysAgo }, random)['mean']);

describe('the year of QC of the demonstration', () => {
  it('has a water CT number that runs away within its limits, and that the weighted average sees', () => {
    const random = new Random('a test');
    const days = Array.from({ length: 200 }, (_, place) => 200 - place);
    const series = days.map((daysAgo, place) => ({
      id: place,
      time: String(place).padStart(4, '0'),
      value: waterOn(random, daysAgo),
      isVoided: false,
    }));
    expect(series.every(({ value }) => Math.abs(value) < 3)).toBe(true);
    const [phase] = chartOf(series, { ...defaultChart, resolution: 0.1 }).phases;
    const signalled = phase?.signals.filter(({ rule }) => rule === 'ewma').map(({ index }) => index) ?? [];
    expect(signalled.length).toBeGreaterThan(10);
    expect(Math.max(...signalled)).toBeGreaterThan(200 - waterDrift.sinceDays);
  });

  it('has a KAP meter that shows a quarter less on one day, and another usual value since it was replaced', () => {
    const kapOn = (daysAgo: number): number =>
      Number(valuesOn({ unit: 'cardiac', test: display, daysAgo }, new Random('a test'))['kap']);
    const { daysAgo, factor, afterwards } = failedKapMeter;
    expect(kapOn(daysAgo) / kapOn(daysAgo + 7)).toBeCloseTo(factor, 3);
    expect(kapOn(daysAgo - 7) / kapOn(daysAgo + 7)).toBeCloseTo(afterwards / 1.121, 3);
  });
});

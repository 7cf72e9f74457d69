import { familyNames, femaleNames, maleNames, namesInOtherScripts } from './data/people.ts';
import type { CharacterSet } from '../dicom/write/character-sets.ts';
import { Random, rounded } from './random.ts';

export interface DemoPatient {
  readonly id: string;
  readonly name: string;
  readonly characterSet: CharacterSet;
  readonly sex: 'M' | 'F' | 'O';
  readonly birthDate: string;
  readonly sizeM: number | null;
  readonly weightKg: number | null;
}

const dayMs = 86_400_000;

/** Years between birth and a day. */
export const ageAt = (birthDate: string, day: string): number =>
  (Date.parse(day.slice(0, 10)) - Date.parse(birthDate)) / (365.25 * dayMs);

const named = (random: Random): Pick<DemoPatient, 'name' | 'characterSet' | 'sex'> => {
  if (random.chance(0.03)) return random.pick(namesInOtherScripts);
  const sex = random.chance(0.5) ? 'F' : 'M';
  const given = random.pick(sex === 'F' ? femaleNames : maleNames);
  return { name: `${random.pick(familyNames)}^${given}`, characterSet: 'ISO_IR 100', sex };
};

const bodyOf = (random: Random, ageYears: number, sex: DemoPatient['sex']): { m: number; kg: number } => {
  if (ageYears >= 17) {
    const m = (sex === 'F' ? 1.64 : 1.77) + 0.07 * random.normal();
    return { m, kg: random.logNormal(26.5, 0.17) * m * m };
  }
  const m = 0.52 + 0.078 * ageYears + 0.35 * (1 - Math.exp(-ageYears)) * 0.6 + 0.03 * random.normal();
  return { m, kg: random.logNormal(15.5 + 0.3 * ageYears, 0.1) * m * m };
};

/** One invented patient: the same for the same seed, group and number. `until` is the last day of the year. */
export const patientOf = (
  seed: string,
  group: 'adults' | 'children',
  number: number,
  until: string,
): DemoPatient => {
  const random = new Random(`${seed}/${group}/${number}`);
  const who = named(random);
  const ageYears =
    group === 'children' ? random.between(0.3, 15) : Math.max(18, Math.min(96, 63 + 15 * random.normal()));
  const born = Date.parse(until.slice(0, 10)) - (ageYears + 1) * 365.25 * dayMs;
  const { m, kg } = bodyOf(random, ageYears, who.sex);
  const weighed = random.chance(0.9);
  return {
    ...who,
    id: `KV${group === 'children' ? '8' : '1'}${String(number).padStart(5, '0')}`,
    birthDate: new Date(born).toISOString().slice(0, 10),
    sizeM: weighed ? rounded(m, 2) : null,
    weightKg: weighed ? rounded(kg, 1) : null,
  };
};

/** The phantom that a technologist exposes on a quality-control morning. */
export const phantomOf = (stationName: string): DemoPatient => ({
  id: `QC-${stationName}`,
  name: 'Phantom^Daily QC',
  characterSet: 'ISO_IR 100',
  sex: 'O',
  birthDate: '2020-01-01',
  sizeM: null,
  weightKg: null,
});

import { qcUnits, type QcUnit } from '../data/units.ts';

const byCode: ReadonlyMap<string, QcUnit> = new Map(qcUnits.map((unit) => [unit.code, unit]));

/** The unit of this UCUM code; null for one that QC does not know. */
export const qcUnit = (code: string): QcUnit | null => byCode.get(code) ?? null;

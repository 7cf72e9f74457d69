import type { EquipmentType } from '../../../qc/core/procedure.ts';
import type { ProcedureLine } from '../../../qc/definitions/procedures.contract.ts';

export const equipmentWords: Readonly<Record<EquipmentType, string>> = {
  'fixed-c-arm': 'Fixed C-arm',
  'mobile-c-arm': 'Mobile C-arm',
  'rf-room': 'R/F room',
  ct: 'CT',
  apron: 'Aprons',
};

/** What a list of procedures is narrowed by; empty is anything. */
export interface ProcedureFilter {
  readonly text: string;
  readonly modality: string;
  readonly equipment: string;
  readonly performer: string;
}

const mentions = ({ key, name, frequency }: ProcedureLine, text: string): boolean =>
  `${key} ${name} ${frequency}`.toLowerCase().includes(text.trim().toLowerCase());

/** Those that a filter asks for. */
export const matching = (
  procedures: readonly ProcedureLine[],
  { text, modality, equipment, performer }: ProcedureFilter,
): ProcedureLine[] =>
  procedures.filter(
    (each) =>
      mentions(each, text) &&
      (modality === '' || each.modality === modality) &&
      (equipment === '' || each.equipmentTypes.includes(equipment)) &&
      (performer === '' || each.performedBy === performer),
  );

import type { Field } from '../../../qc/core/fields.ts';
import type { EquipmentType, Modality } from '../../../qc/core/procedure.ts';
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

export const modalityWords: Readonly<Record<Modality, string>> = { fluoroscopy: 'Fluoroscopy', ct: 'CT' };

const isEquipment = (type: string): type is EquipmentType => Object.hasOwn(equipmentWords, type);

/** A type of equipment in words; one that is not known here as it is written. */
const equipmentWord = (type: string): string => (isEquipment(type) ? equipmentWords[type] : type);

interface UsedOn {
  readonly modality: Modality;
  readonly equipmentTypes: readonly string[];
}

/** "Fixed C-arm, R/F room"; empty where the modality has said it already. */
export const equipmentBeside = ({ modality, equipmentTypes }: UsedOn): string =>
  equipmentTypes
    .map(equipmentWord)
    .filter((word) => word !== modalityWords[modality])
    .join(', ');

export const fieldTypeWords: Readonly<Record<Field['type'], string>> = {
  number: 'number',
  integer: 'whole number',
  replicates: 'several readings',
  computed: 'computed',
  choice: 'choice',
  'yes-no': 'yes or no',
  text: 'text',
  checklist: 'checklist',
  attachment: 'photo or file',
};

export const becomesWords = {
  new: 'New',
  'next-version': 'Next version',
  unchanged: 'Unchanged',
} as const;

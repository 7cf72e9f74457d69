import type { ReportEquipment } from '../../dicom/rdsr/report-common.ts';

/** What tells one device from another; the rest of ReportEquipment may change from report to report. */
export type IdentityOfUnit = Pick<
  ReportEquipment,
  'manufacturer' | 'modelName' | 'deviceSerialNumber' | 'stationName' | 'institutionName'
>;

/** What makers and installers write where they have no serial number. */
const placeholder = /^(0*|n\/?a|none|unknown|serial ?(number|no)?)$/;

const folded = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_.,|-]+/gu, ' ')
    .trim();

const known = (text: string | null): string => {
  const plain = folded(text);
  return placeholder.test(plain) ? '' : plain;
};

/**
 * The key of a unit: maker, model and serial number, in lower case and without the spaces and signs that differ from
 * report to report; the station name where there is no serial number, the institution where there is neither. Software
 * versions and the Device Observer UID do not count: the first change, the second is the Study Instance UID on some
 * units (quirks C13, F8).
 */
export const unitIdentityKey = (equipment: IdentityOfUnit): string => {
  const maker = `${folded(equipment.manufacturer)}|${folded(equipment.modelName)}`;
  const serial = known(equipment.deviceSerialNumber);
  if (serial !== '') return `${maker}|serial ${serial}`;
  const station = known(equipment.stationName);
  return station === '' ? `${maker}|at ${folded(equipment.institutionName)}` : `${maker}|station ${station}`;
};

import type { Unit } from '../../equipment/equipment.contract.ts';
import { ago } from '../ui/ago.ts';

/** What the unit says of itself: "Siemens AXIOM-Artis, serial number 157020". */
export const ownWords = ({ manufacturer, modelName, deviceSerialNumber }: Unit): string => {
  const model = [manufacturer, modelName].filter((part) => part !== null).join(' ');
  const serial = deviceSerialNumber === null ? 'no serial number' : `serial number ${deviceSerialNumber}`;
  return `${model === '' ? 'maker and model not reported' : model}, ${serial}`;
};

/** Where it stands, as far as a person has said. */
export const placeWords = ({ facility, room }: Unit): string | null => {
  const parts = [facility?.name, room].filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? null : parts.join(', ');
};

/** When it was last heard of. */
export const silenceWords = ({ sendsReports, lastSeenAt }: Unit): string => {
  if (!sendsReports) return 'Sends nothing; entered by hand';
  return lastSeenAt === null ? 'Nothing yet' : ago(lastSeenAt);
};

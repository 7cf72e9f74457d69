import { concepts, values } from './concepts.ts';
import { codeItem, related, textItem, type CodedEntry, type ContentItem } from './content-item.ts';
import type { DescriptionCommon } from './report-description.ts';

/** "2026-03-02T09:14:05.25" as DICOM's DT "20260302091405.25"; a date alone as its eight digits. */
export const dicomDateTime = (iso: string): string => iso.replace(/[-:T]/g, '');

/** Procedure reported with its intent (TID 10001 and 10011, rows 2 and 3). */
export const procedureItem = (procedure: CodedEntry, intent: CodedEntry): ContentItem =>
  related(
    'HAS CONCEPT MOD',
    codeItem(concepts.procedureReported, procedure, [
      related('HAS CONCEPT MOD', codeItem(concepts.hasIntent, intent)),
    ]),
  );

/** The unit as observer (TID 1002, 1004). */
export const observerItems = ({ equipment }: DescriptionCommon): readonly ContentItem[] =>
  [
    codeItem(concepts.observerType, values.device),
    textItem('UIDREF', concepts.deviceObserverUid, equipment.deviceObserverUid),
    textItem('TEXT', concepts.deviceObserverName, equipment.stationName),
    textItem('TEXT', concepts.deviceObserverManufacturer, equipment.manufacturer),
    textItem('TEXT', concepts.deviceObserverModelName, equipment.modelName),
    textItem('TEXT', concepts.deviceObserverSerialNumber, equipment.deviceSerialNumber),
    textItem('TEXT', concepts.deviceObserverLocation, equipment.institutionName),
  ].map((item) => related('HAS OBS CONTEXT', item));

/** Scope of accumulation: this study. */
export const scopeItem = ({ studyInstanceUid }: DescriptionCommon): ContentItem => ({
  ...related('HAS OBS CONTEXT', codeItem(concepts.scopeOfAccumulation, values.study)),
  children: [related('HAS PROPERTIES', textItem('UIDREF', concepts.studyInstanceUid, studyInstanceUid))],
});

/** A person with a role in the procedure (TID 1020). */
export const participantItem = (name: string, role: CodedEntry): ContentItem => ({
  ...textItem('PNAME', concepts.personName, name),
  children: [related('HAS PROPERTIES', codeItem(concepts.personRoleInProcedure, role))],
});

/** The unit as irradiating device (TID 1021). */
export const irradiatingDeviceItem = ({ equipment }: DescriptionCommon): ContentItem =>
  codeItem(
    concepts.deviceRoleInProcedure,
    values.irradiatingDevice,
    [
      textItem('TEXT', concepts.deviceManufacturer, equipment.manufacturer),
      textItem('TEXT', concepts.deviceModelName, equipment.modelName),
      textItem('TEXT', concepts.deviceSerialNumber, equipment.deviceSerialNumber),
      textItem('UIDREF', concepts.deviceObserverUid, equipment.deviceObserverUid),
    ].map((item) => related('HAS PROPERTIES', item)),
  );

import { concepts, dcm, sct, units, values } from './concepts.ts';
import {
  codeItem,
  container,
  decimalString,
  numItem,
  related,
  textItem,
  unknownNumItem,
  type CodedEntry,
  type ContentItem,
} from './content-item.ts';
import { accumulatedRows, numberItems, projectionEventRows } from './number-rows.ts';
import { dicomDateTime, observerItems, procedureItem, scopeItem } from './tree-parts.ts';
import type {
  FilterDescription,
  PlaneDescription,
  ProjectionDescription,
  ProjectionEventDescription,
  WrittenEventType,
  WrittenPlane,
} from './report-description.ts';

const planes: Readonly<Record<WrittenPlane, CodedEntry>> = {
  single: dcm('113622', 'Single Plane'),
  A: dcm('113620', 'Plane A'),
  B: dcm('113621', 'Plane B'),
};

const eventTypes: Readonly<Record<WrittenEventType, CodedEntry>> = {
  fluoroscopy: sct('44491008', 'Fluoroscopy'),
  'stationary-acquisition': dcm('113611', 'Stationary Acquisition'),
  'rotational-acquisition': dcm('113613', 'Rotational Acquisition'),
};

const materials: Readonly<Record<FilterDescription['material'], CodedEntry>> = {
  Al: sct('12503006', 'Aluminum'),
  Cu: sct('66925006', 'Copper'),
};

/** Where the unit measures its air kerma, and who checked the meter: the same for all reports of a unit. */
export interface DoseReference {
  readonly point: CodedEntry | string;
  readonly calibration: {
    readonly at: string;
    readonly factor: number;
    readonly uncertaintyPercent: number;
    readonly responsibleParty: string;
  } | null;
}

const planeItem = (plane: WrittenPlane): ContentItem =>
  related('HAS CONCEPT MOD', codeItem(concepts.acquisitionPlane, planes[plane]));

const referencePointItem = (point: DoseReference['point']): ContentItem =>
  typeof point === 'string'
    ? textItem('TEXT', concepts.referencePointDefinition, point)
    : codeItem(concepts.referencePointDefinition, point);

const calibrationItems = (calibration: DoseReference['calibration']): readonly ContentItem[] =>
  calibration === null
    ? []
    : [
        container(concepts.calibration, [
          related('HAS CONCEPT MOD', codeItem(concepts.doseMeasurementDevice, values.dosimeter)),
          textItem('DATETIME', concepts.calibrationDateTime, dicomDateTime(calibration.at)),
          numItem(concepts.calibrationFactor, decimalString(calibration.factor), units['1']),
          numItem(concepts.calibrationUncertainty, decimalString(calibration.uncertaintyPercent), units['%']),
          textItem('TEXT', concepts.calibrationResponsibleParty, calibration.responsibleParty),
        ]),
      ];

/** TID 10002 with TID 10004: what one plane gave in all. */
const accumulatedItem = (plane: PlaneDescription, reference: DoseReference): ContentItem =>
  container(concepts.accumulatedXrayDoseData, [
    planeItem(plane.plane),
    ...calibrationItems(reference.calibration),
    ...numberItems(accumulatedRows, plane.numbers),
    referencePointItem(reference.point),
  ]);

const filterItem = ({ material, thicknessMm }: FilterDescription): ContentItem =>
  container(concepts.xrayFilters, [
    codeItem(concepts.xrayFilterType, values.stripFilter),
    codeItem(concepts.xrayFilterMaterial, materials[material]),
    numItem(concepts.xrayFilterThicknessMinimum, decimalString(thicknessMm), units.mm),
    numItem(concepts.xrayFilterThicknessMaximum, decimalString(thicknessMm), units.mm),
  ]);

const orientationItems = (orientation: 'supine' | 'prone'): readonly ContentItem[] => [
  codeItem(concepts.patientTableRelationship, values.headfirst),
  codeItem(concepts.patientOrientation, values.recumbent, [
    related('HAS CONCEPT MOD', codeItem(concepts.patientOrientationModifier, values[orientation])),
  ]),
];

/** TID 10003 with 10003B and 10003C: one irradiation event. */
const eventItem = (event: ProjectionEventDescription, reference: DoseReference): ContentItem =>
  container(concepts.irradiationEventXrayData, [
    planeItem(event.plane),
    textItem('UIDREF', concepts.irradiationEventUid, event.irradiationEventUid),
    textItem('DATETIME', concepts.dateTimeStarted, dicomDateTime(event.startedAt)),
    codeItem(concepts.irradiationEventType, eventTypes[event.type]),
    textItem('TEXT', concepts.acquisitionProtocol, event.protocol),
    referencePointItem(reference.point),
    ...orientationItems(event.orientation),
    codeItem(concepts.targetRegion, event.targetRegion),
    ...(event.type === 'fluoroscopy'
      ? [codeItem(concepts.fluoroMode, event.pulsed ? values.pulsed : values.continuous)]
      : []),
    ...event.filters.map(filterItem),
    ...numberItems(projectionEventRows, event.numbers),
    ...(event.unknown ?? []).map((field) => unknownNumItem(projectionEventRows[field].concept)),
    ...(event.comment === undefined ? [] : [textItem('TEXT', concepts.comment, event.comment)]),
    ...(event.privateItems ?? []),
  ]);

/** The content of a projection X-ray dose report (TID 10001), below its root. */
export const projectionTree = (
  report: ProjectionDescription,
  reference: DoseReference,
): readonly ContentItem[] => [
  procedureItem(values.projectionXray, report.intent),
  codeItem(concepts.acquisitionDeviceType, values.fluoroscopyGuidedSystem),
  ...observerItems(report),
  scopeItem(report),
  codeItem(concepts.detectorDataAvailable, values.no),
  codeItem(concepts.sourceDataAvailable, values.yes),
  codeItem(concepts.mechanicalDataAvailable, values.yes),
  ...report.accumulated.map((plane) => accumulatedItem(plane, reference)),
  ...report.events.map((event) => eventItem(event, reference)),
  ...(report.comment === undefined ? [] : [textItem('TEXT', concepts.comment, report.comment)]),
  codeItem(concepts.sourceOfDoseInformation, values.automatedDataCollection),
];

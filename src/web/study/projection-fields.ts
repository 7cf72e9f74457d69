import type { ProjectionEventView } from '../../dose/study-event.contract.ts';
import { eventTypeWords, filterWords, participantWords, startWords } from './event-words.ts';
import type { EventField } from './event-field.ts';
import { codeWords, fieldsOf } from './event-field.ts';

const { number, text, code, yesNo, made } = fieldsOf<ProjectionEventView>();

const grids = (event: ProjectionEventView): string | null =>
  event.grids.length === 0 ? null : event.grids.map(codeWords).join(', ');

const more = (event: ProjectionEventView): string | null => {
  const entries = Object.entries(event.more);
  return entries.length === 0 ? null : entries.map(([name, value]) => `${name} ${value}`).join('; ');
};

/** Everything that an event of fluoroscopy or radiography can say, in the order of the template. */
export const projectionFields: readonly EventField<ProjectionEventView>[] = [
  made('startedAt', 'Start', 80, startWords),
  made('plane', 'Plane', 52, (event) => event.plane),
  made('type', 'Type', 158, (event) => eventTypeWords[event.type]),
  text('protocol', 'Protocol'),
  number('airKermaAtReferencePointMgy', 'Air kerma Ka,r', 'mGy', 98),
  number('kermaAreaProductGycm2', 'KAP', 'Gy·cm²'),
  number('irradiationDurationS', 'Duration', 's'),
  number('kvp', 'Tube voltage', 'kV'),
  number('averageTubeCurrentMa', 'Average tube current', 'mA'),
  number('tubeCurrentMa', 'Tube current', 'mA'),
  number('pulseWidthMs', 'Pulse width', 'ms'),
  number('pulseRatePerS', 'Pulse rate', '/s'),
  number('pulseCount', 'Pulses', ''),
  number('exposureTimeMs', 'Exposure time', 'ms'),
  number('exposureMas', 'Exposure', 'mA·s'),
  number('positionerPrimaryAngleDeg', 'Primary angle', '°'),
  number('positionerSecondaryAngleDeg', 'Secondary angle', '°'),
  made('filters', 'Filters', 152, filterWords),
  number('collimatedFieldAreaCm2', 'Field area', 'cm²'),
  number('collimatedFieldHeightMm', 'Field height', 'mm'),
  number('collimatedFieldWidthMm', 'Field width', 'mm'),
  number('distanceSourceToDetectorMm', 'Source to detector', 'mm'),
  number('distanceSourceToIsocenterMm', 'Source to isocentre', 'mm'),
  number('distanceSourceToReferencePointMm', 'Source to reference point', 'mm', 104),
  number('distanceSourceToTablePlaneMm', 'Source to table', 'mm'),
  number('tableHeightMm', 'Table height', 'mm'),
  number('tableLongitudinalMm', 'Table longitudinal', 'mm', 104),
  number('tableLateralMm', 'Table lateral', 'mm'),
  number('tableHeightEndMm', 'Table height, end', 'mm', 100),
  number('tableLongitudinalEndMm', 'Table longitudinal, end', 'mm', 120),
  number('tableLateralEndMm', 'Table lateral, end', 'mm', 104),
  number('positionerPrimaryEndAngleDeg', 'Primary angle, end', '°', 104),
  number('positionerSecondaryEndAngleDeg', 'Secondary angle, end', '°', 116),
  number('columnAngulationDeg', 'Column angulation', '°', 100),
  number('tableHeadTiltAngleDeg', 'Table head tilt', '°'),
  number('tableHorizontalRotationAngleDeg', 'Table rotation', '°'),
  number('tableCradleTiltAngleDeg', 'Table cradle tilt', '°'),
  code('fluoroMode', 'Fluoroscopy mode', 130),
  number('focalSpotSizeMm', 'Focal spot', 'mm'),
  code('anodeTargetMaterial', 'Anode', 100),
  made('grids', 'Grids', 120, grids),
  number('halfValueLayerMm', 'Half-value layer', 'mm Al', 100),
  number('patientEquivalentThicknessMm', 'Patient equivalent thickness', 'mm', 120),
  number('compressionThicknessMm', 'Compression thickness', 'mm', 110),
  number('entranceExposureAtReferencePointMgy', 'Entrance exposure at the reference point', 'mGy', 140),
  number('averageGlandularDoseMgy', 'Average glandular dose', 'mGy', 110),
  number('exposureIndex', 'Exposure index', ''),
  number('targetExposureIndex', 'Target exposure index', '', 110),
  number('deviationIndex', 'Deviation index', ''),
  code('targetRegion', 'Target region'),
  code('anatomy', 'Anatomy'),
  code('laterality', 'Laterality', 100),
  code('imageView', 'View', 110),
  code('patientOrientation', 'Patient orientation'),
  code('patientOrientationModifier', 'Patient orientation, modifier'),
  code('patientTableRelationship', 'Patient on the table'),
  text('referencePointDefinition', 'Reference point'),
  yesNo('repeated', 'Repeated'),
  yesNo('rejected', 'Rejected'),
  text('label', 'Label'),
  text('comment', 'Comment'),
  made('participants', 'Participants', 160, participantWords),
  made('more', 'Other numbers', 200, more),
  text('irradiationEventUid', 'Event UID', 220),
];

export const usualProjectionFields: readonly string[] = [
  'startedAt',
  'type',
  'airKermaAtReferencePointMgy',
  'kermaAreaProductGycm2',
  'irradiationDurationS',
  'kvp',
  'averageTubeCurrentMa',
  'pulseWidthMs',
  'pulseRatePerS',
  'positionerPrimaryAngleDeg',
  'positionerSecondaryAngleDeg',
  'filters',
];

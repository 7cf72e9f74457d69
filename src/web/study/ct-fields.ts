import type { CtEventView } from '../../dose/study-event.contract.ts';
import { ctTypeWords, doseCheckWords, participantWords, perSource, startWords } from './event-words.ts';
import type { EventField } from './event-field.ts';
import { codeWords, fieldsOf } from './event-field.ts';

const { number, text, code, yesNo, made } = fieldsOf<CtEventView>();

type OfTube = 'kvp' | 'tubeCurrentMa' | 'maximumTubeCurrentMa' | 'exposureTimePerRotationS';

/** One number a tube, and the unit that they share. */
const perTube = (key: OfTube, name: string, unit: string): EventField<CtEventView> => ({
  ...made(key, name, 88, (event) => perSource(event, (source) => source[key])),
  unit,
});

const algorithms = (event: CtEventView): string | null =>
  event.reconstructionAlgorithms.length === 0
    ? null
    : event.reconstructionAlgorithms.map(codeWords).join(', ');

/** Everything that a CT acquisition can say, in the order of the template. */
export const ctFields: readonly EventField<CtEventView>[] = [
  made('startedAt', 'Start', 80, startWords),
  text('acquisitionProtocol', 'Protocol', 160),
  made('acquisitionType', 'Type', 188, (event) => ctTypeWords[event.acquisitionType]),
  code('targetRegion', 'Target region', 112),
  number('ctdiVolMgy', 'CTDIvol', 'mGy'),
  number('phantomDiameterCm', 'Phantom', 'cm'),
  number('dlpMgycm', 'DLP', 'mGy·cm'),
  number('scanningLengthMm', 'Scanning length', 'mm'),
  perTube('kvp', 'Tube voltage', 'kV'),
  perTube('tubeCurrentMa', 'Mean tube current', 'mA'),
  perTube('maximumTubeCurrentMa', 'Highest tube current', 'mA'),
  perTube('exposureTimePerRotationS', 'Time per rotation', 's'),
  number('exposureTimeS', 'Exposure time', 's'),
  number('pitchRatio', 'Pitch', ''),
  number('nominalSingleCollimationWidthMm', 'Single collimation', 'mm', 100),
  number('nominalTotalCollimationWidthMm', 'Total collimation', 'mm', 100),
  text('modulationType', 'Current modulation', 140),
  number('reconstructableLengthMm', 'Reconstructable length', 'mm', 120),
  number('exposedRangeMm', 'Exposed range', 'mm'),
  number('sourceCount', 'X-ray sources', ''),
  number('ssdeMgy', 'SSDE', 'mGy'),
  code('ssdeMethod', 'SSDE, method', 150),
  number('waterEquivalentDiameterMm', 'Water-equivalent diameter', 'mm', 120),
  number('effectiveDiameterMm', 'Effective diameter', 'mm', 100),
  number('lateralDimensionMm', 'Lateral dimension', 'mm', 100),
  number('apDimensionMm', 'AP dimension', 'mm', 100),
  number('effectiveDoseMsv', 'Effective dose', 'mSv'),
  code('phantomType', 'Phantom type', 150),
  code('procedureContext', 'Procedure context', 140),
  made('reconstructionAlgorithms', 'Reconstruction', 150, algorithms),
  made('doseChecks', 'Dose check', 200, doseCheckWords),
  yesNo('repeated', 'Repeated'),
  yesNo('rejected', 'Rejected'),
  text('label', 'Label'),
  text('comment', 'Comment'),
  made('participants', 'Participants', 160, participantWords),
  text('irradiationEventUid', 'Event UID', 220),
];

export const usualCtFields: readonly string[] = [
  'startedAt',
  'acquisitionProtocol',
  'acquisitionType',
  'targetRegion',
  'ctdiVolMgy',
  'phantomDiameterCm',
  'dlpMgycm',
  'scanningLengthMm',
  'kvp',
  'tubeCurrentMa',
  'pitchRatio',
];

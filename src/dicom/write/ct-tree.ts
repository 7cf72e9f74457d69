import { concepts, dcm, sct, units, values } from './concepts.ts';
import {
  codeItem,
  container,
  decimalString,
  numItem,
  related,
  textItem,
  type CodedEntry,
  type ContentItem,
} from './content-item.ts';
import { doseCheckItem } from './dose-check-tree.ts';
import { ctParameterRows, ctSourceRows, numberItems } from './number-rows.ts';
import type { CtDescription, CtEventDescription } from './report-description.ts';
import {
  dicomDateTime,
  irradiatingDeviceItem,
  observerItems,
  participantItem,
  procedureItem,
  scopeItem,
} from './tree-parts.ts';

const acquisitionTypes: Readonly<Record<CtEventDescription['acquisitionType'], CodedEntry>> = {
  spiral: sct('116152004', 'Spiral Acquisition'),
  sequenced: dcm('113804', 'Sequenced Acquisition'),
  'constant-angle': dcm('113805', 'Constant Angle Acquisition'),
  stationary: dcm('113806', 'Stationary Acquisition'),
};

const parametersItem = ({ numbers, sources }: CtEventDescription): ContentItem =>
  container(concepts.ctAcquisitionParameters, [
    ...numberItems(ctParameterRows, numbers),
    numItem(concepts.numberOfXraySources, String(sources.length), units['{X-Ray sources}']),
    ...sources.map((source) =>
      container(concepts.ctXraySourceParameters, [
        textItem('TEXT', concepts.identificationOfXraySource, source.identification),
        ...numberItems(ctSourceRows, source),
      ]),
    ),
  ]);

const doseItems = ({ dose, doseChecks }: CtEventDescription): readonly ContentItem[] =>
  dose === undefined
    ? []
    : [
        container(concepts.ctDose, [
          numItem(concepts.meanCtdiVol, decimalString(dose.ctdiVolMgy), units.mGy),
          codeItem(
            concepts.ctdiwPhantomType,
            dose.phantomDiameterCm === 16 ? values.headPhantom : values.bodyPhantom,
          ),
          numItem(concepts.dlp, decimalString(dose.dlpMgycm), units['mGy.cm']),
          ...(doseChecks ?? []).map(doseCheckItem),
        ]),
      ];

/** TID 10013: one CT acquisition. */
const eventItem = (event: CtEventDescription, report: CtDescription): ContentItem =>
  container(concepts.ctAcquisition, [
    textItem('TEXT', concepts.acquisitionProtocol, event.acquisitionProtocol),
    codeItem(concepts.targetRegion, event.targetRegion),
    codeItem(concepts.ctAcquisitionType, acquisitionTypes[event.acquisitionType]),
    codeItem(concepts.procedureContext, event.withContrast ? values.withContrast : values.withoutContrast),
    textItem('UIDREF', concepts.irradiationEventUid, event.irradiationEventUid),
    textItem('DATETIME', concepts.dateTimeStarted, dicomDateTime(event.startedAt)),
    parametersItem(event),
    ...doseItems(event),
    ...(event.modulationType === undefined
      ? []
      : [textItem('TEXT', concepts.xrayModulationType, event.modulationType)]),
    ...(event.comment === undefined ? [] : [textItem('TEXT', concepts.comment, event.comment)]),
    ...report.study.operators
      .slice(0, 1)
      .map((name) => participantItem(name, values.irradiationAdministering)),
    irradiatingDeviceItem(report),
  ]);

/** The content of a CT dose report (TID 10011), below its root. */
export const ctTree = (report: CtDescription): readonly ContentItem[] => [
  procedureItem(values.computedTomography, report.intent),
  ...observerItems(report),
  ...[
    textItem('DATETIME', concepts.startOfXrayIrradiation, dicomDateTime(report.irradiationStart)),
    textItem('DATETIME', concepts.endOfXrayIrradiation, dicomDateTime(report.irradiationEnd)),
  ].map((item) => related('HAS OBS CONTEXT', item)),
  scopeItem(report),
  container(concepts.ctAccumulatedDoseData, [
    numItem(concepts.totalNumberOfIrradiationEvents, String(report.events.length), units['{events}']),
    numItem(concepts.ctDoseLengthProductTotal, decimalString(report.dlpMgycm), units['mGy.cm']),
  ]),
  ...report.events.map((event) => eventItem(event, report)),
  codeItem(concepts.sourceOfDoseInformation, values.automatedDataCollection),
];

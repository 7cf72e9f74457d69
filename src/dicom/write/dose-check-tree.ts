import { concepts, units, values } from './concepts.ts';
import {
  codeItem,
  container,
  decimalString,
  numItem,
  textItem,
  type CodedEntry,
  type ContentItem,
} from './content-item.ts';
import type { DoseCheckDescription } from './report-description.ts';
import { participantItem } from './tree-parts.ts';

interface DoseCheckConcepts {
  readonly details: CodedEntry;
  readonly dlpConfigured: CodedEntry;
  readonly ctdiVolConfigured: CodedEntry;
  readonly dlpValue: CodedEntry;
  readonly ctdiVolValue: CodedEntry;
  readonly dlpForwardEstimate: CodedEntry;
  readonly ctdiVolForwardEstimate: CodedEntry;
}

const byKind: Readonly<Record<DoseCheckDescription['kind'], DoseCheckConcepts>> = {
  alert: {
    details: concepts.doseCheckAlertDetails,
    dlpConfigured: concepts.dlpAlertValueConfigured,
    ctdiVolConfigured: concepts.ctdiVolAlertValueConfigured,
    dlpValue: concepts.dlpAlertValue,
    ctdiVolValue: concepts.ctdiVolAlertValue,
    dlpForwardEstimate: concepts.accumulatedDlpForwardEstimate,
    ctdiVolForwardEstimate: concepts.accumulatedCtdiVolForwardEstimate,
  },
  notification: {
    details: concepts.doseCheckNotificationDetails,
    dlpConfigured: concepts.dlpNotificationValueConfigured,
    ctdiVolConfigured: concepts.ctdiVolNotificationValueConfigured,
    dlpValue: concepts.dlpNotificationValue,
    ctdiVolValue: concepts.ctdiVolNotificationValue,
    dlpForwardEstimate: concepts.dlpForwardEstimate,
    ctdiVolForwardEstimate: concepts.ctdiVolForwardEstimate,
  },
};

const measured = (
  concept: CodedEntry,
  value: number | undefined,
  unit: CodedEntry,
): readonly ContentItem[] => (value === undefined ? [] : [numItem(concept, decimalString(value), unit)]);

/** TID 10015: what the scanner was told to watch, and what it foresaw; a value left out is "not configured". */
export const doseCheckItem = (check: DoseCheckDescription): ContentItem => {
  const names = byKind[check.kind];
  const configured = (value: number | undefined): CodedEntry =>
    value === undefined ? values.no : values.yes;
  return container(names.details, [
    codeItem(names.dlpConfigured, configured(check.dlpValueMgycm)),
    codeItem(names.ctdiVolConfigured, configured(check.ctdiVolValueMgy)),
    ...measured(names.dlpValue, check.dlpValueMgycm, units['mGy.cm']),
    ...measured(names.ctdiVolValue, check.ctdiVolValueMgy, units.mGy),
    ...measured(names.dlpForwardEstimate, check.dlpForwardEstimateMgycm, units['mGy.cm']),
    ...measured(names.ctdiVolForwardEstimate, check.ctdiVolForwardEstimateMgy, units.mGy),
    ...(check.reasonForProceeding === undefined
      ? []
      : [textItem('TEXT', concepts.reasonForProceeding, check.reasonForProceeding)]),
    ...(check.person === undefined ? [] : [participantItem(check.person, values.irradiationAuthorizing)]),
  ]);
};

import { concept, container } from '../sr/concepts.ts';
import { keyOf } from '../sr/coded-concept.ts';
import type { Code } from '../sr/coded-concept.ts';
import { codeBelowOrBeside, codeOf, find, findAll, textOf } from '../sr/content-item.ts';
import type { ContentItem } from '../sr/content-item.ts';
import { acquisitionNumbers, doseNumbers, emptyNumbers, sizeNumbers, sourceNumbers } from './ct-fields.ts';
import type { CtAcquisitionType, CtEvent, CtSource } from './ct-report.ts';
import { readDoseChecks } from './dose-check.ts';
import { momentFrom } from './moments.ts';
import { takeNumbers } from './numbers.ts';
import { devicesAmong, personsAmong } from './participants.ts';
import type { EventContext } from './projection-event.ts';
import type { Draft, SentDraft } from './sent.ts';
import { yesNo } from './yes-no.ts';

/** A CT acquisition being read. */
export interface CtEventDraft extends Omit<Draft<CtEvent>, 'sent'> {
  sent: SentDraft;
}

const acquisitionTypes: Readonly<Record<string, CtAcquisitionType>> = {
  'DCM:113804': 'sequenced',
  'DCM:113805': 'constant-angle',
  'DCM:113806': 'stationary',
  'DCM:113807': 'free',
  'SCT:116152004': 'spiral',
  'SCT:702569007': 'cone-beam',
};

/** Phantoms by code (PS3.16, CID 4052). */
const phantomDiameters: Readonly<Record<string, 16 | 32>> = { 'DCM:113690': 16, 'DCM:113691': 32 };

const typeFrom = (code: Code | null): CtAcquisitionType =>
  code === null ? 'unknown' : (acquisitionTypes[keyOf(code)] ?? 'unknown');

const readSource = ({ children }: ContentItem, { index, findings }: EventContext): CtSource => {
  const sent: SentDraft = {};
  const source: CtSource = {
    identification: textOf(children, concept.xRaySourceIdentification),
    kvp: null,
    tubeCurrentMa: null,
    maximumTubeCurrentMa: null,
    exposureTimePerRotationS: null,
    aluminumEquivalentMm: null,
    sent,
  };
  const values = source as unknown as Record<string, number | null>;
  takeNumbers(children, sourceNumbers, { values, sent, findings, eventIndex: index });
  return source;
};

const below = (items: readonly ContentItem[], key: Parameters<typeof find>[1]): readonly ContentItem[] =>
  findAll(items, key).flatMap(({ children }) => children);

/** What stands in a container of the acquisition; where a maker leaves it out, what stands in the acquisition itself. */
const belowOrHere = (
  items: readonly ContentItem[],
  key: Parameters<typeof find>[1],
): readonly ContentItem[] => (find(items, key) === null ? items : below(items, key));

const orBeside = (inner: readonly ContentItem[], items: readonly ContentItem[]): readonly ContentItem[] =>
  inner === items ? items : [...inner, ...items];

const sizeEstimate = 'DCM:113930';

/** Quality and size items lie under the estimate; a maker may leave them beside it. */
const sizeItems = (dose: readonly ContentItem[]): readonly ContentItem[] => [
  ...below(dose, sizeEstimate),
  ...dose,
];

const takeNumberGroups = (
  event: CtEventDraft,
  groups: { items: readonly ContentItem[]; parameters: readonly ContentItem[]; dose: readonly ContentItem[] },
  { index, findings }: EventContext,
): void => {
  const target = {
    values: event as unknown as Record<string, number | null>,
    sent: event.sent,
    findings,
    eventIndex: index,
  };
  takeNumbers(groups.parameters, acquisitionNumbers, target);
  takeNumbers(groups.dose, doseNumbers, target);
  takeNumbers(sizeItems(groups.dose), sizeNumbers, target);
};

const takeCodes = (
  event: CtEventDraft,
  items: readonly ContentItem[],
  { dose }: { dose: readonly ContentItem[] },
): void => {
  event.acquisitionTypeCode = codeOf(items, concept.ctAcquisitionType);
  event.acquisitionType = typeFrom(event.acquisitionTypeCode);
  event.targetRegion = codeOf(items, concept.targetRegion);
  event.procedureContext = codeOf(items, concept.procedureContext);
  event.reconstructionAlgorithms = findAll(items, concept.reconstructionAlgorithm).flatMap(
    ({ codes }) => codes,
  );
  const phantomType = codeOf(dose, concept.phantomType);
  event.phantomType = phantomType;
  event.phantomDiameterCm = phantomType === null ? null : (phantomDiameters[keyOf(phantomType)] ?? null);
  event.ssdeMethod = codeOf(below(dose, sizeEstimate), concept.measurementMethod);
};

const takeQuality = (event: CtEventDraft, items: readonly ContentItem[]): void => {
  const repeated = find(items, concept.isRepeated);
  const rejected = find(items, concept.isRejected);
  event.repeated = yesNo(codeOf(items, concept.isRepeated));
  event.rejected = yesNo(codeOf(items, concept.isRejected));
  event.reasonForRepeating = codeBelowOrBeside(repeated, items, concept.reasonForRepeating);
  event.reasonForRejecting = codeBelowOrBeside(rejected, items, concept.reasonForRejecting);
  event.repeatedEventUid = textOf(repeated?.children ?? [], concept.irradiationEventUid);
};

const takeTexts = (event: CtEventDraft, items: readonly ContentItem[], headerOffset: string | null): void => {
  event.irradiationEventUid = textOf(items, concept.irradiationEventUid) ?? '';
  event.startedAt = momentFrom(textOf(items, concept.dateTimeStarted), headerOffset);
  event.label = textOf(items, concept.irradiationEventLabel);
  event.acquisitionProtocol = textOf(items, concept.acquisitionProtocol);
  event.comment = textOf(items, concept.comment);
  event.modulationType = textOf(items, concept.modulationType);
};

/** Every field of an event, in one object that is copied: one that grows field by field takes ten times as long. */
const nothing = {
  irradiationEventUid: '',
  uidIsSynthetic: false,
  startedAt: null,
  label: null,
  acquisitionProtocol: null,
  comment: null,
  modulationType: null,
  acquisitionTypeCode: null,
  acquisitionType: 'unknown',
  targetRegion: null,
  procedureContext: null,
  reconstructionAlgorithms: [],
  phantomType: null,
  phantomDiameterCm: null,
  ssdeMethod: null,
  repeated: null,
  rejected: null,
  reasonForRepeating: null,
  reasonForRejecting: null,
  repeatedEventUid: null,
  ...emptyNumbers(acquisitionNumbers, doseNumbers, sizeNumbers),
  sources: [],
  doseChecks: [],
  participants: [],
  devices: [],
  sent: {},
} as unknown as CtEventDraft;

/** One CT acquisition as the report tells it (TID 10013). A localiser without dose container has null dose, never 0. */
export const readCtEvent = ({ children: items }: ContentItem, context: EventContext): CtEventDraft => {
  const parameters = belowOrHere(items, container.ctAcquisitionParameters);
  const dose = belowOrHere(items, container.ctDose);
  const event: CtEventDraft = { ...nothing, sent: {} };
  takeTexts(event, items, context.headerOffset);
  takeCodes(event, items, { dose });
  takeQuality(event, items);
  event.sources = findAll(orBeside(parameters, items), container.ctXRaySource).map((item) =>
    readSource(item, context),
  );
  event.doseChecks = readDoseChecks(orBeside(dose, items), context.findings, context.index);
  event.participants = personsAmong(items);
  event.devices = devicesAmong(items);
  takeNumberGroups(event, { items, parameters, dose }, context);
  return event;
};

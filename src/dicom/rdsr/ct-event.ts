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

type SourceNumbers = Omit<CtSource, 'identification' | 'sent'>;

const readSource = ({ children }: ContentItem, { index, findings }: EventContext): CtSource => {
  const sent: SentDraft = {};
  const values = emptyNumbers(sourceNumbers);
  takeNumbers(children, sourceNumbers, { values, sent, findings, eventIndex: index });
  return {
    ...(values as unknown as SourceNumbers),
    identification: textOf(children, concept.xRaySourceIdentification),
    sent,
  };
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

const codesOf = (items: readonly ContentItem[], { dose }: { dose: readonly ContentItem[] }) => {
  const acquisitionTypeCode = codeOf(items, concept.ctAcquisitionType);
  const phantomType = codeOf(dose, concept.phantomType);
  return {
    acquisitionTypeCode,
    acquisitionType: typeFrom(acquisitionTypeCode),
    targetRegion: codeOf(items, concept.targetRegion),
    procedureContext: codeOf(items, concept.procedureContext),
    reconstructionAlgorithms: findAll(items, concept.reconstructionAlgorithm).flatMap(({ codes }) => codes),
    phantomType,
    phantomDiameterCm: phantomType === null ? null : (phantomDiameters[keyOf(phantomType)] ?? null),
    ssdeMethod: codeOf(below(dose, sizeEstimate), concept.measurementMethod),
  };
};

const qualityOf = (items: readonly ContentItem[]) => {
  const repeated = find(items, concept.isRepeated);
  const rejected = find(items, concept.isRejected);
  return {
    repeated: yesNo(codeOf(items, concept.isRepeated)),
    rejected: yesNo(codeOf(items, concept.isRejected)),
    reasonForRepeating: codeBelowOrBeside(repeated, items, concept.reasonForRepeating),
    reasonForRejecting: codeBelowOrBeside(rejected, items, concept.reasonForRejecting),
    repeatedEventUid: textOf(repeated?.children ?? [], concept.irradiationEventUid),
  };
};

const textsOf = (items: readonly ContentItem[], headerOffset: string | null) => ({
  irradiationEventUid: textOf(items, concept.irradiationEventUid) ?? '',
  uidIsSynthetic: false,
  startedAt: momentFrom(textOf(items, concept.dateTimeStarted), headerOffset),
  label: textOf(items, concept.irradiationEventLabel),
  acquisitionProtocol: textOf(items, concept.acquisitionProtocol),
  comment: textOf(items, concept.comment),
  modulationType: textOf(items, concept.modulationType),
});

const eventNumbersEmpty = emptyNumbers(acquisitionNumbers, doseNumbers, sizeNumbers);

/** One CT acquisition as the report tells it (TID 10013). A localiser without dose container has null dose, never 0. */
export const readCtEvent = ({ children: items }: ContentItem, context: EventContext): CtEventDraft => {
  const parameters = belowOrHere(items, container.ctAcquisitionParameters);
  const dose = belowOrHere(items, container.ctDose);
  const event = {
    ...textsOf(items, context.headerOffset),
    ...codesOf(items, { dose }),
    ...qualityOf(items),
    ...eventNumbersEmpty,
    sources: findAll(orBeside(parameters, items), container.ctXRaySource).map((item) =>
      readSource(item, context),
    ),
    doseChecks: readDoseChecks(orBeside(dose, items), context.findings, context.index),
    participants: personsAmong(items),
    devices: devicesAmong(items),
    sent: {},
  } as unknown as CtEventDraft;
  takeNumberGroups(event, { items, parameters, dose }, context);
  return event;
};

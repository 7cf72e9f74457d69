import { coded, concept, container } from '../sr/concepts.ts';
import { keyOf } from '../sr/coded-concept.ts';
import type { Code } from '../sr/coded-concept.ts';
import { codeBelowOrBeside, codeOf, find, findAll, textOf } from '../sr/content-item.ts';
import type { ContentItem } from '../sr/content-item.ts';
import { filterMaterialSymbols } from './data/filter-materials.ts';
import type { Findings } from './findings.ts';
import { momentFrom } from './moments.ts';
import { takeNumbers } from './numbers.ts';
import { devicesAmong, personsAmong } from './participants.ts';
import {
  emptyEventNumbers,
  eventCodes,
  eventMoreNumbers,
  eventNumbers,
  filterNumbers,
} from './projection-fields.ts';
import type { ProjectionEvent, ProjectionEventType, XRayFilter } from './projection-report.ts';
import type { Plane } from './report-common.ts';
import type { Draft, SentDraft } from './sent.ts';
import { yesNo } from './yes-no.ts';

/** An event being read: as the report says it, then filled up by the quirks. */
export interface EventDraft extends Omit<Draft<ProjectionEvent>, 'sent' | 'more'> {
  sent: SentDraft;
  more: Record<string, number>;
}

/** What an event's reading needs of its report. */
export interface EventContext {
  readonly index: number;
  readonly headerOffset: string | null;
  readonly findings: Findings;
}

const planes: Readonly<Record<string, Plane>> = {
  'DCM:113622': 'single',
  'DCM:113620': 'A',
  'DCM:113621': 'B',
  'DCM:113890': 'all',
};

/** The plane that an Acquisition Plane code means (PS3.16, CID 10003); null for an unknown one. */
export const planeFrom = (code: Code | null): Plane | null =>
  code === null ? null : (planes[keyOf(code)] ?? null);

const eventTypes: Readonly<Record<string, ProjectionEventType>> = {
  [coded.fluoroscopy]: 'fluoroscopy',
  'DCM:113611': 'stationary-acquisition',
  'DCM:113612': 'stepping-acquisition',
  'DCM:113613': 'rotational-acquisition',
};

const thicknessesInOrder = (
  minMm: XRayFilter['minMm'],
  maxMm: XRayFilter['maxMm'],
  { index, findings }: EventContext,
): Pick<XRayFilter, 'minMm' | 'maxMm'> => {
  if (minMm === null || maxMm === null || minMm <= maxMm) return { minMm, maxMm };
  findings.add(
    'filter-thickness-swapped',
    () => `A filter's least thickness ${minMm} mm was sent above its greatest, ${maxMm} mm.`,
    {
      eventIndex: index,
      field: 'filters',
    },
  );
  return { minMm: maxMm, maxMm: minMm };
};

const materialName = (code: Code | null): string | null =>
  code === null
    ? null
    : (filterMaterialSymbols.get(code.mapped?.value ?? code.value) ?? code.meaning ?? code.value);

const noFilter = 'DCM:111609';

const readFilter = ({ children }: ContentItem, context: EventContext): XRayFilter => {
  const values: { minMm: XRayFilter['minMm']; maxMm: XRayFilter['maxMm'] } = { minMm: null, maxMm: null };
  const { index, findings } = context;
  takeNumbers(children, filterNumbers, { values, sent: {}, findings, eventIndex: index });
  return {
    type: codeOf(children, concept.filterType),
    material: materialName(codeOf(children, concept.filterMaterial)),
    ...thicknessesInOrder(values.minMm, values.maxMm, context),
  };
};

const readFilters = (items: readonly ContentItem[], context: EventContext): XRayFilter[] =>
  findAll(items, container.xRayFilters)
    .map((item) => readFilter(item, context))
    .filter(({ type, material }) => material !== null || type === null || keyOf(type) !== noFilter);

const takeCodes = (event: EventDraft, items: readonly ContentItem[]): void => {
  for (const { key, codes } of items) {
    const field = codes[0] === undefined ? undefined : eventCodes.get(key);
    if (field !== undefined) event[field] ??= codes[0] ?? null;
  }
};

const takeTableRelationship = (event: EventDraft, { index, findings }: EventContext): void => {
  const code = event.patientTableRelationship;
  if (code === null || yesNo(code) === null) return;
  event.patientTableRelationship = null;
  findings.add(
    'concept-misused',
    'Patient Table Relationship (113745) holds yes or no: it was sent in the place of X-Ray Detector Data Available (113945).',
    { eventIndex: index, field: 'patientTableRelationship' },
  );
};

const takeModifiers = (event: EventDraft, items: readonly ContentItem[]): void => {
  event.patientOrientationModifier = codeBelowOrBeside(
    find(items, concept.patientOrientation),
    items,
    concept.patientOrientationModifier,
  );
  event.laterality =
    codeBelowOrBeside(find(items, concept.anatomicalStructure), items, concept.laterality) ??
    codeOf(find(items, concept.targetRegion)?.children ?? [], concept.laterality);
};

const takeQuality = (event: EventDraft, items: readonly ContentItem[]): void => {
  const repeated = find(items, concept.isRepeated);
  const rejected = find(items, concept.isRejected);
  event.repeated = yesNo(codeOf(items, concept.isRepeated));
  event.rejected = yesNo(codeOf(items, concept.isRejected));
  event.reasonForRepeating = codeBelowOrBeside(repeated, items, concept.reasonForRepeating);
  event.reasonForRejecting = codeBelowOrBeside(rejected, items, concept.reasonForRejecting);
  event.repeatedEventUid = textOf(repeated?.children ?? [], concept.irradiationEventUid);
};

const takeTexts = (event: EventDraft, items: readonly ContentItem[], headerOffset: string | null): void => {
  event.irradiationEventUid = textOf(items, concept.irradiationEventUid) ?? '';
  event.startedAt = momentFrom(textOf(items, concept.dateTimeStarted), headerOffset);
  event.label = textOf(items, concept.irradiationEventLabel);
  event.protocol = textOf(items, concept.acquisitionProtocol);
  event.comment = textOf(items, concept.comment);
  event.referencePointDefinition =
    textOf(items, concept.referencePointDefinition) ?? event.referencePointCode?.meaning ?? null;
};

/** Every field of an event, in one object that is copied: one that grows field by field takes ten times as long. */
const nothing = {
  irradiationEventUid: '',
  uidIsSynthetic: false,
  plane: 'single',
  type: 'unknown',
  typeCode: null,
  startedAt: null,
  label: null,
  protocol: null,
  comment: null,
  targetRegion: null,
  anatomy: null,
  laterality: null,
  imageView: null,
  patientTableRelationship: null,
  patientOrientation: null,
  patientOrientationModifier: null,
  fluoroMode: null,
  referencePointDefinition: null,
  referencePointCode: null,
  repeated: null,
  rejected: null,
  reasonForRepeating: null,
  reasonForRejecting: null,
  repeatedEventUid: null,
  anodeTargetMaterial: null,
  mechanicalConfiguration: null,
  ...emptyEventNumbers,
  filters: [],
  grids: [],
  more: {},
  participants: [],
  devices: [],
  acquiredImageUids: [],
  isEmpty: false,
  sent: {},
} as unknown as EventDraft;

const emptyEvent = (): EventDraft => ({ ...nothing, more: {}, sent: {} });

const takePlane = (
  event: EventDraft,
  items: readonly ContentItem[],
  { index, findings }: EventContext,
): void => {
  const plane = planeFrom(codeOf(items, concept.acquisitionPlane));
  if (plane === null)
    findings.add(
      'plane-unknown',
      'The event does not say which plane it is of; it is taken as the single plane.',
      {
        eventIndex: index,
        field: 'plane',
      },
    );
  event.plane = plane ?? 'single';
};

const imageUids = (items: readonly ContentItem[]): string[] =>
  findAll(items, concept.acquiredImage).flatMap(({ text }) => (text === null ? [] : [text]));

const takeMore = (
  event: EventDraft,
  items: readonly ContentItem[],
  target: { sent: SentDraft; findings: Findings; eventIndex: number },
): void => {
  const values: Record<string, number | null> = {};
  takeNumbers(items, eventMoreNumbers, { ...target, values });
  for (const [field, value] of Object.entries(values)) if (value !== null) event.more[field] = value;
};

/** One irradiation event as the report tells it (TID 10003): nothing derived but means of several values. */
export const readProjectionEvent = (item: ContentItem, context: EventContext): EventDraft => {
  const { children: items } = item;
  const { index, findings } = context;
  const event = emptyEvent();
  const target = { sent: event.sent, findings, eventIndex: index };
  takePlane(event, items, context);
  takeNumbers(items, eventNumbers, { ...target, values: event as unknown as Record<string, number | null> });
  takeMore(event, items, target);
  takeCodes(event, items);
  takeTableRelationship(event, context);
  takeModifiers(event, items);
  takeQuality(event, items);
  takeTexts(event, items, context.headerOffset);
  event.type = event.typeCode === null ? 'unknown' : (eventTypes[keyOf(event.typeCode)] ?? 'unknown');
  event.filters = readFilters(items, context);
  event.grids = findAll(items, concept.grid).flatMap(({ codes }) => codes);
  event.participants = personsAmong(items);
  event.devices = devicesAmong(items);
  event.acquiredImageUids = imageUids(items);
  return event;
};

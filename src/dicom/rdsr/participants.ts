import type { CodeKey } from '../sr/coded-concept.ts';
import { concept } from '../sr/concepts.ts';
import { codeOf, findAll, textOf } from '../sr/content-item.ts';
import type { ContentItem } from '../sr/content-item.ts';
import { personNameFrom } from './person-name.ts';
import type { DeviceParticipant, Participant } from './report-common.ts';

const personFrom = (item: ContentItem, properties: readonly ContentItem[]): Participant => ({
  name: personNameFrom(item.text),
  role: codeOf(properties, concept.personRole),
  id: textOf(properties, concept.personId),
  idIssuer: textOf(properties, concept.personIdIssuer),
  organization: textOf(properties, concept.personOrganization),
});

const together = (some: readonly ContentItem[], more: readonly ContentItem[]): readonly ContentItem[] => {
  if (some.length === 0) return more;
  return more.length === 0 ? some : [...some, ...more];
};

interface Named {
  readonly item: ContentItem;
  /** What stands after the name, up to the next name. */
  readonly beside: readonly ContentItem[];
}

/** Names of a concept, each with the items that may speak of it: all of them where there is one name only. */
const namesAmong = (items: readonly ContentItem[], key: CodeKey): readonly Named[] => {
  const found: { item: ContentItem; beside: ContentItem[] }[] = [];
  for (const item of items) {
    if (item.key === key) found.push({ item, beside: [] });
    else found.at(-1)?.beside.push(item);
  }
  const [only] = found;
  return only !== undefined && found.length === 1 ? [{ item: only.item, beside: items }] : found;
};

/** Person participants among these items (TID 1020); role and id stand below the name, or beside it where a maker does so. */
export const personsAmong = (items: readonly ContentItem[]): Participant[] =>
  namesAmong(items, concept.personName)
    .map(({ item, beside }) => personFrom(item, together(item.children, beside)))
    .filter(({ name, id }) => name !== null || id !== null);

/** Persons who observed (TID 1003). */
export const observersAmong = (items: readonly ContentItem[]): Participant[] =>
  namesAmong(items, concept.personObserverName)
    .map(({ item, beside }) => ({
      name: personNameFrom(item.text),
      role:
        codeOf(beside, concept.personObserverRole) ??
        codeOf(beside, concept.personObserverRoleInOrganization),
      id: null,
      idIssuer: null,
      organization: textOf(beside, concept.personObserverOrganization),
    }))
    .filter(({ name }) => name !== null);

/** Device participants among these items (TID 1021). */
export const devicesAmong = (items: readonly ContentItem[]): DeviceParticipant[] =>
  findAll(items, concept.deviceRole)
    .filter(({ children }) => children.length > 0)
    .map(({ codes, children }) => ({
      role: codes[0] ?? null,
      name: textOf(children, concept.deviceName),
      manufacturer: textOf(children, concept.deviceManufacturer),
      modelName: textOf(children, concept.deviceModelName),
      serialNumber: textOf(children, concept.deviceSerialNumber),
      observerUid: textOf(children, concept.deviceObserverUid),
    }));

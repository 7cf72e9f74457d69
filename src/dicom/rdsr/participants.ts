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

/** Person participants among these items (TID 1020); role and id stand below the name, or beside it where a maker does so. */
export const personsAmong = (items: readonly ContentItem[]): Participant[] =>
  findAll(items, concept.personName)
    .map((item) => personFrom(item, item.children.length > 0 ? item.children : items))
    .filter(({ name, id }) => name !== null || id !== null);

/** Persons who observed (TID 1003). */
export const observersAmong = (items: readonly ContentItem[]): Participant[] =>
  findAll(items, concept.personObserverName)
    .filter(({ text }) => personNameFrom(text) !== null)
    .map((item) => ({
      name: personNameFrom(item.text),
      role:
        codeOf(items, concept.personObserverRole) ?? codeOf(items, concept.personObserverRoleInOrganization),
      id: null,
      idIssuer: null,
      organization: textOf(items, concept.personObserverOrganization),
    }));

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

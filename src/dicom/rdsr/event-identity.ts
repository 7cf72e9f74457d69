import type { CodeKey } from '../sr/coded-concept.ts';
import { findEverywhere } from '../sr/content-item.ts';
import type { ContentItem } from '../sr/content-item.ts';
import { Unreadable } from '../unreadable.ts';
import type { Findings } from './findings.ts';

/** The longest report known has 316 events; many times that is a file made to take time. */
const mostEvents = 4000;

/** The containers of a report's irradiation events; throws `Unreadable` for more than any report has. */
export const eventContainers = (items: readonly ContentItem[], key: CodeKey): ContentItem[] => {
  const events = findEverywhere(items, key);
  if (events.length <= mostEvents) return events;
  throw new Unreadable(
    'damaged',
    'too-many-events',
    `There are ${events.length} irradiation events; no dose report has more than ${mostEvents}.`,
  );
};

interface Identified {
  irradiationEventUid: string;
  uidIsSynthetic: boolean;
}

/**
 * Gives events whose UID is missing, or was used by an event before, a key of their own ("<SOP Instance UID>#<index>"), so that
 * none is lost and none counted twice.
 */
export const settleEventUids = (
  events: readonly Identified[],
  sopInstanceUid: string,
  findings: Findings,
): void => {
  const seen = new Set<string>();
  events.forEach((event, eventIndex) => {
    const uid = event.irradiationEventUid;
    if (uid !== '' && !seen.has(uid)) {
      seen.add(uid);
      return;
    }
    event.irradiationEventUid = `${sopInstanceUid}#${eventIndex}`;
    event.uidIsSynthetic = true;
    const field = 'irradiationEventUid';
    if (uid === '')
      findings.add('event-uid-missing', 'The event has no Irradiation Event UID.', { eventIndex, field });
    else
      findings.add('event-uid-repeated', 'The event has the Irradiation Event UID of an event before it.', {
        eventIndex,
        field,
      });
  });
};

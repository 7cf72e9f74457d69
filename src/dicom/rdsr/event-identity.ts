import type { Findings } from './findings.ts';

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

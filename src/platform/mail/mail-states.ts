/** Where a mail stands: it waits for its time or another attempt, was sent, or needs a person, or a person let it be. */
export type MailStatus = 'waiting' | 'sent' | 'parked' | 'dropped';

/** What happens to a mail. */
export type MailEvent = 'sent' | 'failed' | 'given-up' | 'retried' | 'dropped';

/** What is not here does not happen. */
const next: Readonly<Record<MailStatus, Partial<Record<MailEvent, MailStatus>>>> = {
  waiting: { sent: 'sent', failed: 'waiting', 'given-up': 'parked' },
  parked: { retried: 'waiting', dropped: 'dropped' },
  sent: {},
  dropped: {},
};

/** The status after the event; null where it cannot happen. */
export const nextStatus = (status: MailStatus, event: MailEvent): MailStatus | null =>
  next[status][event] ?? null;

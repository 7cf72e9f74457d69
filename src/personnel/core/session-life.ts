/** What is known of a session, instants in ISO (UTC). */
export interface SessionTimes {
  readonly seenAt: string;
  readonly endsAt: string;
  readonly endedAt: string | null;
}

/** Why a session is over, as a sentence; null while it lives. `idleMinutes`: how long it may rest. */
export const whySessionIsOver = (
  { seenAt, endsAt, endedAt }: SessionTimes,
  idleMinutes: number,
  now: Date,
): string | null => {
  if (endedAt !== null) return 'This session was ended.';
  if (now.getTime() >= Date.parse(endsAt)) return 'The session was as long as sessions may be.';
  const restsMs = now.getTime() - Date.parse(seenAt);
  return restsMs >= idleMinutes * 60_000 ? `Nothing was done for ${idleMinutes} minutes.` : null;
};

import type { Me } from '../../../personnel/accounts/accounts.contract.ts';
import { forget, keep, kept, keptUnder } from './store.ts';

/** Who was here, and when they were last seen by the server. */
export interface KeptPerson {
  readonly me: Me;
  readonly seenAt: string;
}

/** Longer than any leave of somebody who still works here. */
const rememberedMs = 60 * 86_400_000;

export const rememberPerson = async (me: Me): Promise<void> => {
  const person: KeptPerson = { me, seenAt: new Date().toISOString() };
  await keep(`person/${me.personId}`, person);
  await keep('here', me.personId);
};

/** They left on purpose, or nobody was there for long. */
export const nobodyHere = (): Promise<void> => forget('here');

/** Whoever was here when the page was last shown; null when they had left. */
export const whoWasHere = async (): Promise<Me | null> => {
  const id = await kept<number>('here');
  if (id === undefined) return null;
  return (await kept<KeptPerson>(`person/${id}`))?.me ?? null;
};

/** Those who used this tablet in the last weeks, by name. */
export const knownPeople = async (): Promise<readonly Me[]> =>
  (await keptUnder<KeptPerson>('person/'))
    .filter(({ seenAt }) => Date.now() - Date.parse(seenAt) < rememberedMs)
    .map(({ me }) => me)
    .sort((one, other) => one.name.localeCompare(other.name));

/** Who left while the server did not hear: it is told before it is asked or sent anything else. */
const leftUnheard = 'left-unheard';

export const rememberToLeave = (): Promise<void> => keep(leftUnheard, true);

export const hasLeft = (): Promise<void> => forget(leftUnheard);

export const mustLeaveFirst = async (): Promise<boolean> => (await kept<boolean>(leftUnheard)) === true;

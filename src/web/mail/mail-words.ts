import type { MailState, MailView } from '../../platform/mail/mail.contract.ts';

type Server = NonNullable<MailState['server']>;

const encryptions: Readonly<Record<Server['encryption'], string>> = {
  always: 'encrypted (TLS)',
  must: 'encrypted (STARTTLS, or nothing is sent)',
  offered: 'encrypted where the server offers it',
};

/** "mail.hospital.example:587, as kerma, encrypted (TLS)". */
export const serverWords = ({ address, user, encryption }: Server): string =>
  [address, ...(user === null ? [] : [`as ${user}`]), encryptions[encryption]].join(', ');

export const mailboxWords = ({ name, address }: MailView['to']): string =>
  name === null ? address : `${name} <${address}>`;

/** The newest failure of all that is not settled; null where there is none. */
export const lastFailure = ({
  waiting,
  parked,
}: Pick<MailState, 'waiting' | 'parked'>): NonNullable<MailView['failure']> | null =>
  [...waiting, ...parked]
    .flatMap(({ failure }) => (failure === null ? [] : [failure]))
    .toSorted((one, other) => other.at.localeCompare(one.at))[0] ?? null;

/** "90, 30 and 7 days before". */
export const stepsWords = (days: readonly number[]): string => {
  const last = days.at(-1);
  const unit = days.length === 1 && last === 1 ? 'day' : 'days';
  const parts = days.map(String);
  const listed = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${String(last)}`;
  return `${listed} ${unit} before`;
};

/** What was typed, "90, 30, 7", as numbers; null where it is none. The server judges again. */
export const typedSteps = (text: string): number[] | null => {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const days = parts.map(Number);
  const isRight = days.length > 0 && days.every((day) => Number.isInteger(day) && day >= 1 && day <= 366);
  return isRight ? days : null;
};

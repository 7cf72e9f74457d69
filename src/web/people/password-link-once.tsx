import type { PasswordLink } from '../../personnel/people.contract.ts';
import { formatInstant } from '../ui/dates.ts';
import { ShownOnce } from '../ui/shown-once.tsx';

interface PasswordLinkOnceProps {
  readonly name: string;
  readonly link: PasswordLink;
  readonly onClose: () => void;
}

/** The link by which someone chooses a password, to be handed over. */
export const PasswordLinkOnce = ({ name, link, onClose }: PasswordLinkOnceProps) => (
  <ShownOnce
    title={`A link for ${name}`}
    label="Link"
    secret={`${window.location.origin}${link.path}`}
    onClose={onClose}
  >
    Hand this to {name} in a way that nobody else reads: whoever opens it chooses the password. It works once,
    until {formatInstant(link.expiresAt)}.
  </ShownOnce>
);

import { credentialState } from '../core/credential-state.ts';
import type { Person } from '../person.entity.ts';
import type { Credential, CredentialFile } from './credential.entity.ts';
import type { CredentialView } from './credentials.contract.ts';

/** What stands beside a credential's row in its view. */
export interface CredentialCircumstances {
  readonly person: Pick<Person, 'id' | 'name'>;
  readonly file: CredentialFile | null;
  readonly today: string;
  readonly soonDays: number;
}

/** A credential as the API shows it, with its state today. */
export const credentialView = (
  row: Credential,
  { person, file, today, soonDays }: CredentialCircumstances,
): CredentialView => {
  const { verifiedBy, verifiedAt, verifiedHow, withdrawnAt, withdrawnBy, withdrawnReason } = row;
  const dated = { issued: row.issued, expires: row.expires, isWithdrawn: withdrawnAt !== null };
  return {
    id: row.id,
    person: { id: person.id, name: person.name },
    kind: row.kind,
    title: row.title,
    number: row.number,
    issuer: row.issuer,
    subfield: row.subfield,
    restriction: row.restriction,
    hours: row.hours,
    issued: row.issued,
    expires: row.expires,
    state: credentialState(dated, today, soonDays),
    file: file === null ? null : { name: file.name, type: file.type, sizeBytes: file.sizeBytes },
    verified: verifiedAt === null ? null : { by: verifiedBy ?? '', at: verifiedAt, how: verifiedHow ?? '' },
    enteredBy: row.enteredBy,
    enteredAt: row.enteredAt,
    withdrawn:
      withdrawnAt === null ? null : { by: withdrawnBy, at: withdrawnAt, reason: withdrawnReason ?? '' },
  };
};

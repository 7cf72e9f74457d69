import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import {
  credential as credentialSchema,
  type CredentialInput,
  type CredentialView,
} from '../../personnel/credentials/credentials.contract.ts';
import { sendForm, sendJson } from '../api.ts';
import { documentForm } from './documents.ts';

interface Save {
  /** null: the credential stays as it is, and only its document is sent. */
  readonly input: (CredentialInput & { readonly reason?: string }) | null;
  readonly file: File | null;
}

type SaveCredential = UseMutationResult<CredentialView, Error, Save> & {
  /** The credential that was saved although its document was not: what is sent again is the document alone. */
  readonly savedId: number | null;
};

const send = (
  personId: number,
  before: CredentialView | null,
  input: Save['input'],
): Promise<CredentialView> =>
  before === null
    ? sendJson('POST', `/people/${personId}/credentials`, input, credentialSchema)
    : sendJson('PUT', `/credentials/${before.id}`, input, credentialSchema);

/** Saves a new or changed credential, then its document where one was chosen. */
export const useSaveCredential = (personId: number, before: CredentialView | null): SaveCredential => {
  const client = useQueryClient();
  const [saved, setSaved] = useState<CredentialView | null>(null);
  const mutation = useMutation({
    mutationFn: async ({ input, file }: Save): Promise<CredentialView> => {
      const unchanged = saved ?? (input === null ? before : null);
      const credential = unchanged ?? (await send(personId, before, input));
      setSaved(credential);
      if (file === null) return credential;
      const path = `/credentials/${credential.id}/document`;
      return sendForm(path, documentForm(file), credentialSchema, 'PUT');
    },
    onSettled: () => client.invalidateQueries(),
  });
  return { ...mutation, savedId: saved?.id ?? null };
};

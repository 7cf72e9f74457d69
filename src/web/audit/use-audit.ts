import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import {
  auditFacets,
  auditPage,
  auditVerificationState,
  type AuditEntryView,
  type AuditFacets,
  type AuditVerificationState,
} from '../../platform/audit/audit.contract.ts';
import { peoplePage } from '../../personnel/people.contract.ts';
import { apiUrl, getJson, type ApiQuery } from '../api.ts';
import { useMay } from '../session/me.ts';
import type { Address } from '../ui/use-address.ts';
import { useUnits } from '../units/use-units.ts';

const whileRunningMs = 700;
const everyMinute = 60_000;

/** Days are the reader's own, as the times in the list are; what is no date is left for the server to refuse. */
const startOf = (date: string | undefined, later = 0): string | undefined => {
  const at = new Date(`${date ?? ''}T00:00:00`);
  if (Number.isNaN(at.getTime())) return date;
  at.setDate(at.getDate() + later);
  return at.toISOString();
};

/** What the address asks for, as the API takes it. */
export const askedOf = (address: Address): ApiQuery => ({
  from: startOf(address['from']),
  to: startOf(address['to'], 1),
  personId: address['personId'],
  action: address['action'],
  subjectKind: address['subjectKind'],
  subjectId: address['subjectId'],
  text: address['text'],
});

export const csvAddress = (address: Address): string => apiUrl('/audit.csv', askedOf(address));

/** The lines that the address asks for, newest first, page after page. */
export const useAuditEntries = (address: Address) => {
  const asked = askedOf(address);
  const pages = useInfiniteQuery({
    queryKey: ['audit', 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      getJson('/audit', auditPage, { query: { ...asked, cursor: pageParam, limit: 100 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  const entries: readonly AuditEntryView[] = useMemo(
    () => pages.data?.pages.flatMap((page) => page.entries) ?? [],
    [pages.data],
  );
  return { pages, entries };
};

export const useAuditFacets = (): AuditFacets | undefined =>
  useQuery({
    queryKey: ['audit', 'facets'],
    queryFn: ({ signal }) => getJson('/audit/facets', auditFacets, { signal }),
  }).data;

/** Of what a line is about and who did it: how it is called now, where that is known here. */
export type NameOf = (kind: string, id: string) => string | undefined;

/** Names of units and people; of people who may not be listed, those who did something. */
export const useNames = (facets: AuditFacets | undefined): NameOf => {
  const units = useUnits().data;
  const seesPeople = useMay('people.read');
  const people = useQuery({
    queryKey: ['people', 'names'],
    queryFn: ({ signal }) => getJson('/people', peoplePage, { query: { state: 'all', limit: 500 }, signal }),
    enabled: seesPeople,
  }).data;
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const { id, name } of facets?.people ?? []) if (name !== null) names.set(`person ${id}`, name);
    for (const { id, name } of people?.people ?? []) names.set(`person ${id}`, name);
    for (const { id, name } of units?.units ?? []) names.set(`unit ${id}`, name);
    return (kind, id) => names.get(`${kind} ${id}`);
  }, [facets, people, units]);
};

/** Whether the trail is whole; asked often while it is being verified, and the list once that is done. */
export const useVerification = (enabled = true): AuditVerificationState | undefined => {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['audit', 'verification'],
    queryFn: ({ signal }) => getJson('/audit/verification', auditVerificationState, { signal }),
    refetchInterval: ({ state }) => (state.data?.running ? whileRunningMs : everyMinute),
    enabled,
  });
  const isRunning = (data?.running ?? null) !== null;
  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && !isRunning) void client.invalidateQueries({ queryKey: ['audit'] });
    wasRunning.current = isRunning;
  }, [client, isRunning]);
  return data;
};

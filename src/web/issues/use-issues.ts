import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { issueList, issueView, type IssueList, type IssueView } from '../../qc/issues/issues.contract.ts';
import { getJson } from '../api.ts';

/** Open ones, or those that are closed too. */
export const useIssues = (withClosed: boolean): UseQueryResult<IssueList> =>
  useQuery({
    queryKey: ['qc', 'issues', withClosed],
    queryFn: ({ signal }) =>
      getJson('/qc/issues', issueList, {
        signal,
        ...(withClosed && {
          query: { states: 'open,contained,assigned-to-service,assigned-to-physics,fixed,verified,closed' },
        }),
      }),
  });

export const useIssue = (id: number): UseQueryResult<IssueView> =>
  useQuery({
    queryKey: ['qc', 'issue', id],
    queryFn: ({ signal }) => getJson(`/qc/issues/${id}`, issueView, { signal }),
  });

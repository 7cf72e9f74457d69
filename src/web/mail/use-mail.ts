import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { noticeSteps, type NoticeStepsView } from '../../personnel/notices/notices.contract.ts';
import { mailState, type MailState } from '../../platform/mail/mail.contract.ts';
import { getJson } from '../api.ts';

/** Mails go out meanwhile: while some wait, the page looks again. */
const againMs = 15_000;

export const useMail = (): UseQueryResult<MailState> =>
  useQuery({
    queryKey: ['mail'],
    queryFn: ({ signal }) => getJson('/mail', mailState, { signal }),
    refetchInterval: ({ state }) => ((state.data?.counts.waiting ?? 0) > 0 ? againMs : false),
  });

export const useNoticeSteps = (): UseQueryResult<NoticeStepsView> =>
  useQuery({
    queryKey: ['notice-steps'],
    queryFn: ({ signal }) => getJson('/notice-steps', noticeSteps, { signal }),
  });

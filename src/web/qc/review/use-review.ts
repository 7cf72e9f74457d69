import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import {
  reviewList,
  signature,
  type ReviewList,
  type SignatureView,
} from '../../../qc/review/review.contract.ts';
import { getJson } from '../../api.ts';

/** What waits for review, on the units in reach. */
export const useReview = (enabled = true): UseQueryResult<ReviewList> =>
  useQuery({
    queryKey: ['qc', 'review'],
    queryFn: ({ signal }) => getJson('/qc/review', reviewList, { signal }),
    enabled,
  });

export const useSignature = (id: number): UseQueryResult<SignatureView> =>
  useQuery({
    queryKey: ['qc', 'signatures', id],
    queryFn: ({ signal }) => getJson(`/qc/signatures/${id}`, signature, { signal }),
  });

import { useQuery } from '@tanstack/react-query';
import { arrivalPage, type Receipt } from '../../ingestion/ingestion.contract.ts';
import { getJson } from '../api.ts';

/** As many as one page of the list holds. */
const atOnce = 500;

const fetchReceipts = async (ids: readonly number[], signal: AbortSignal): Promise<Receipt[]> => {
  const receipts: Receipt[] = [];
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = ids.slice(at, at + atOnce);
    const query = { ids: some.join(','), limit: atOnce };
    receipts.push(...(await getJson('/arrivals', arrivalPage, { query, signal })).items);
  }
  return receipts;
};

/** How some files stand now; asked again whenever the arrivals are. */
export const useReceipts = (ids: readonly number[]): readonly Receipt[] =>
  useQuery({
    queryKey: ['arrivals', 'some', ids],
    queryFn: ({ signal }) => fetchReceipts(ids, signal),
    enabled: ids.length > 0,
    placeholderData: (before) => before,
  }).data ?? [];

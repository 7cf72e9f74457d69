import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export type Address = Readonly<Record<string, string>>;
export type ChangeAddress = (change: Readonly<Record<string, string | null>>) => void;

/** The filters of a page, which live in its address: null or empty takes one out. */
export const useAddress = (): [Address, ChangeAddress] => {
  const [params, setParams] = useSearchParams();
  const change = useCallback<ChangeAddress>(
    (changes) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value === null || value === '') after.delete(name);
            else after.set(name, value);
          }
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [Object.fromEntries(params), change];
};

import { useEffect, useState } from 'react';
import { ApiProblem } from '../api.ts';

/** Whole seconds until the next attempt is taken, counted down; 0 where none has to be waited for. */
export const useWait = (error: Error | null): number => {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const wait = error instanceof ApiProblem ? (error.retryAfterS ?? 0) : 0;
    const until = Date.now() + wait * 1000;
    const look = (): void => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    look();
    if (wait === 0) return undefined;
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  }, [error]);
  return left;
};

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Longest that a page may be behind what arrived, while thousands arrive. */
const restMs = 1000;
const pollMs = 5000;

/** Asks the arrivals again when something changed; every few seconds while the stream is down. */
export const useLiveArrivals = (enabled = true): { isLive: boolean } => {
  const client = useQueryClient();
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    if (!enabled) return undefined;
    let waiting: ReturnType<typeof setTimeout> | null = null;
    const refresh = (): void => {
      waiting ??= setTimeout(() => {
        waiting = null;
        void client.invalidateQueries({ queryKey: ['arrivals'] });
      }, restMs);
    };
    const stream = new EventSource('/api/v1/arrivals/stream');
    stream.addEventListener('arrivals', refresh);
    stream.addEventListener('open', () => setLive(true));
    stream.addEventListener('error', () => setLive(false));
    const poll = setInterval(() => {
      if (stream.readyState !== EventSource.OPEN) refresh();
    }, pollMs);
    return () => {
      stream.close();
      clearInterval(poll);
      if (waiting !== null) clearTimeout(waiting);
    };
  }, [client, enabled]);
  return { isLive };
};

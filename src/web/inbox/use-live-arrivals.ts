import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Longest that what is asked for may be behind what arrived, while thousands arrive. */
const restMs = { arrivals: 1000, studies: 3000 };
const pollMs = 5000;

type Asked = keyof typeof restMs;

/** What the inbox asks for. */
const onlyArrivals: readonly Asked[] = ['arrivals'];
/** What the page of today asks for. */
export const arrivalsAndStudies: readonly Asked[] = ['arrivals', 'studies'];

/** Asks again for what follows from the arrivals when something changed; every few seconds while the stream is down. */
export const useLiveArrivals = (
  asked: readonly Asked[] = onlyArrivals,
  enabled = true,
): { isLive: boolean } => {
  const client = useQueryClient();
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    if (!enabled) return undefined;
    const waiting = new Map<Asked, ReturnType<typeof setTimeout>>();
    const ask = (key: Asked): void => {
      waiting.delete(key);
      void client.invalidateQueries({ queryKey: [key] });
    };
    const refresh = (): void => {
      for (const key of asked)
        if (!waiting.has(key))
          waiting.set(
            key,
            setTimeout(() => ask(key), restMs[key]),
          );
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
      for (const timer of waiting.values()) clearTimeout(timer);
    };
  }, [client, asked, enabled]);
  return { isLive };
};

import type { KeyboardEvent } from 'react';
import { useState } from 'react';

interface RowKeys {
  readonly startAt: number;
  readonly count: number;
  /** Rows on a screen. */
  readonly page: number;
  readonly show: (index: number) => void;
  readonly open: (index: number) => void;
}

const steps = (page: number, count: number): Readonly<Record<string, number>> => ({
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: page,
  PageUp: -page,
  Home: -count,
  End: count,
});

/** Up, down, page, home, end move the current row; Enter opens it. */
export const useRowKeys = ({ startAt, count, page, show, open }: RowKeys) => {
  const [current, setCurrent] = useState(startAt);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const step = steps(page, count)[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(count - 1, current + step));
      setCurrent(next);
      show(next);
    }
    if (event.key === 'Enter') open(current);
  };
  return { current, setCurrent, onKeyDown };
};

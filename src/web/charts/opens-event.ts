import type { ActiveElement, Chart, ChartEvent } from 'chart.js';

/** Options of a chart whose points can be pressed: `of` gives what a point stands for. */
export const opensEvent = <E>(
  of: (datasetIndex: number, index: number) => E | null,
  open: (event: E) => void,
) => {
  const eventOf = ([first]: ActiveElement[]): E | null =>
    first === undefined ? null : of(first.datasetIndex, first.index);
  return {
    onClick: (_: ChartEvent, elements: ActiveElement[]): void => {
      const event = eventOf(elements);
      if (event !== null) open(event);
    },
    onHover: (_: ChartEvent, elements: ActiveElement[], chart: Chart): void => {
      chart.canvas.style.cursor = eventOf(elements) === null ? '' : 'pointer';
    },
  };
};

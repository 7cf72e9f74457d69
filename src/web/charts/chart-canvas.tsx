import type { ChartConfiguration } from 'chart.js';
import { useEffect, useRef } from 'react';
import { Chart } from './chart-setup.ts';

interface ChartCanvasProps {
  readonly config: ChartConfiguration;
  readonly label: string;
  readonly height: number;
  readonly onCanvas: (canvas: HTMLCanvasElement | null) => void;
}

/** One chart.js drawing, made anew when its configuration changes. */
export const ChartCanvas = ({ config, label, height, onCanvas }: ChartCanvasProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const chart = new Chart(canvas.current, config);
    onCanvas(canvas.current);
    return () => {
      onCanvas(null);
      chart.destroy();
    };
  }, [config, onCanvas]);
  return (
    <div style={{ position: 'relative', height }}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
};

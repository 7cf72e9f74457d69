import { Button, Group, Text, Title } from '@mantine/core';
import type { ChartConfiguration } from 'chart.js';
import './charts.css';
import type { ReactNode } from 'react';
import { useId, useMemo, useRef, useState } from 'react';
import { ChartAsTable } from './chart-as-table.tsx';
import { ChartCanvas } from './chart-canvas.tsx';
import type { ChartColours } from './chart-colours.ts';
import { useChartColours } from './chart-colours.ts';
import type { ChartTable } from './chart-table.ts';
import { toCsv } from './chart-table.ts';
import { saveFile, savePng } from './save-file.ts';

interface ChartFrameProps {
  /** What is compared, over what. */
  readonly title: string;
  /** How to read it, in a line. */
  readonly note?: string;
  /** Must be the same function while its data are the same (useCallback). */
  readonly draw: (colours: ChartColours) => ChartConfiguration;
  readonly table: ChartTable;
  /** Stands beside the title: what is shown. */
  readonly controls?: ReactNode;
  readonly height?: number;
  readonly fileName: string;
}

/** Title, drawing, and under it the same as table, CSV and PNG; screen readers are told the title and the table. */
export const ChartFrame = ({
  title,
  note,
  controls,
  draw,
  table,
  height = 280,
  fileName,
}: ChartFrameProps) => {
  const colours = useChartColours();
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const [asTable, setAsTable] = useState(false);
  const headingId = useId();
  const config = useMemo(() => draw(colours), [draw, colours]);
  const onCanvas = useMemo(
    () => (element: HTMLCanvasElement | null) => {
      canvas.current = element;
    },
    [],
  );
  return (
    <div className="chart-frame" role="group" aria-labelledby={headingId}>
      <Group justify="space-between" gap="xs">
        <Title order={3} id={headingId} fz="sm">
          {title}
        </Title>
        {controls}
      </Group>
      <Text size="xs" c="dimmed" mih="1.4em" mb={6}>
        {note}
      </Text>
      {asTable ? (
        <ChartAsTable title={title} table={table} height={height} />
      ) : (
        <ChartCanvas
          config={config}
          height={height}
          onCanvas={onCanvas}
          label={`${title}. ${note ?? ''} ${table.rows.length} rows; the button “As table” gives them.`}
        />
      )}
      <Group gap={4} mt={6} className="no-print">
        <Button
          size="compact-sm"
          variant="subtle"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? 'As chart' : 'As table'}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => saveFile(`${fileName}.csv`, new Blob([toCsv(table)], { type: 'text/csv' }))}
        >
          CSV
        </Button>
        {!asTable && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() =>
              canvas.current !== null && savePng(`${fileName}.png`, canvas.current, colours.surface)
            }
          >
            PNG
          </Button>
        )}
      </Group>
    </div>
  );
};

import type { ProjectionEventView } from '../../dose/study-event.contract.ts';
import type { ChartColours } from '../charts/chart-colours.ts';

export type EventType = ProjectionEventView['type'];

export const eventTypes: readonly EventType[] = [
  'fluoroscopy',
  'stationary-acquisition',
  'stepping-acquisition',
  'rotational-acquisition',
  'unknown',
];

/** A kind of irradiation keeps its colour in every chart. */
export const eventColour = ({ series }: ChartColours, type: EventType): string =>
  ({
    fluoroscopy: series.blue,
    'stationary-acquisition': series.vermilion,
    'stepping-acquisition': series.purple,
    'rotational-acquisition': series.green,
    unknown: series.neutral,
  })[type];

/** The same kinds tell apart without colour, too. */
export const eventShape: Readonly<Record<EventType, 'circle' | 'triangle' | 'rect' | 'rectRot' | 'cross'>> = {
  fluoroscopy: 'circle',
  'stationary-acquisition': 'triangle',
  'stepping-acquisition': 'rect',
  'rotational-acquisition': 'rectRot',
  unknown: 'cross',
};

import { useComputedColorScheme } from '@mantine/core';

/** Okabe and Ito, Color Universal Design (2008): eight colours that every eye tells apart. */
const okabeIto = {
  blue: '#0072B2',
  orange: '#E69F00',
  green: '#009E73',
  purple: '#CC79A7',
  sky: '#56B4E9',
  vermilion: '#D55E00',
} as const;

export interface ChartColours {
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly surface: string;
  readonly series: Readonly<Record<keyof typeof okabeIto | 'neutral', string>>;
}

const light: ChartColours = {
  text: '#212529',
  muted: '#55606b',
  grid: '#e1e5ea',
  surface: '#ffffff',
  series: { ...okabeIto, neutral: '#7a8591' },
};

const dark: ChartColours = {
  text: '#d5dae0',
  muted: '#98a3af',
  grid: '#2d353f',
  surface: '#14181d',
  // The two dark hues of the set are lifted, so that thin lines keep 3:1 on the dark ground.
  series: { ...okabeIto, blue: '#2b93d1', green: '#12b88a', neutral: '#98a3af' },
};

/** Colours of ink, grid and series for the scheme on screen. */
export const useChartColours = (): ChartColours =>
  useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark' ? dark : light;

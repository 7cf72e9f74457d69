import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import { createTheme } from '@mantine/core';

const ink: MantineColorsTuple = [
  '#eef4fa',
  '#dbe6f2',
  '#b6cce4',
  '#8eb1d6',
  '#6c9aca',
  '#568bc3',
  '#3d76b0',
  '#2a6099',
  '#1f4e79',
  '#163a5c',
];

/** Slate instead of Mantine's neutral grey, so that surfaces, inputs and lines of the dark scheme agree. */
const dark: MantineColorsTuple = [
  '#d5dae0',
  '#b9c2cc',
  '#98a3af',
  '#75818e',
  '#3b4651',
  '#2d3641',
  '#20272f',
  '#14181d',
  '#10141a',
  '#0b0e12',
];

/**
 * A list outside the page's landmarks is a finding of axe, so that it stays where it belongs; fixed, so that neither a
 * table that scrolls nor a dialog cuts it off.
 */
const floating = { withinPortal: false, floatingStrategy: 'fixed' } as const;

/** A calm instrument: small type, quiet lines, one hue for what can be pressed. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 6 },
  autoContrast: true,
  colors: { ink, dark },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", Consolas, monospace',
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.0625rem' } } },
  components: {
    Select: { defaultProps: { comboboxProps: floating } },
    MultiSelect: { defaultProps: { comboboxProps: floating } },
    Autocomplete: { defaultProps: { comboboxProps: floating } },
    Modal: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      styles: { title: { fontWeight: 600, lineHeight: 1.35, overflowWrap: 'anywhere' } },
    },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Popover: { defaultProps: floating },
    // The placeholder that would take the first focus is no menu item (axe); the first item takes it.
    Menu: { defaultProps: { ...floating, withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { ...floating, openDelay: 250, multiline: true } },
  },
});

/** Mantine's own grey for secondary text is too pale for AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-error': '#b42318',
    '--mantine-color-text': '#1b2128',
    '--mantine-color-dimmed': '#55606b',
    '--mantine-color-placeholder': '#6a7580',
    '--kerma-surface': '#f6f8fa',
    '--kerma-line': '#e1e5ea',
    '--kerma-row-hover': '#eef4fa',
    '--kerma-row-current': '#dbe6f2',
  },
  dark: {
    '--mantine-color-body': '#14181d',
    '--mantine-color-text': '#d5dae0',
    '--mantine-color-dimmed': '#98a3af',
    '--mantine-color-placeholder': '#8a95a1',
    '--kerma-surface': '#1b2128',
    '--kerma-line': '#2d353f',
    '--kerma-row-hover': '#202a35',
    '--kerma-row-current': '#263648',
  },
});

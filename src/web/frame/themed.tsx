import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePrinting } from '../ui/use-printing.ts';
import { cssVariables, theme } from './theme.ts';

interface ThemedProps {
  /** That the page's policy admits styles by. */
  readonly nonce: string;
  readonly children: ReactNode;
}

/** Theme and colours as the reader likes them; on paper always the light ones, charts too. */
export const Themed = ({ nonce, children }: ThemedProps) => {
  const printing = usePrinting();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
      {...(printing ? { forceColorScheme: 'light' } : {})}
    >
      {children}
    </MantineProvider>
  );
};

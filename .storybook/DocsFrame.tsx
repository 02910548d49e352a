import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import type { PropsWithChildren, ReactElement } from 'react';
import { dark, light } from './themes.js';

/** The frame of every docs page. It follows the toolbar's color scheme. */
export function DocsFrame({ context, children }: PropsWithChildren<DocsContainerProps>): ReactElement {
  const { globals } = Reflect.get(context, 'store')?.userGlobals ?? {};
  const isDark = globals?.scheme === 'dark';
  return (
    <DocsContainer context={context} theme={isDark ? dark : light}>
      <div className="sb-docs" style={{ colorScheme: isDark ? 'dark' : 'light' }}>
        {children}
      </div>
    </DocsContainer>
  );
}

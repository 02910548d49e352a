import { DocsContext, Source } from '@storybook/addon-docs/blocks';
import { type ReactElement, useContext } from 'react';

/** A file of the repository. It is light or dark, like the toolbar. */
export function Code({ code }: { code: string }): ReactElement {
  const { globals } = Reflect.get(useContext(DocsContext), 'store')?.userGlobals ?? {};
  return <Source language="tsx" code={code} dark={globals?.scheme === 'dark'} />;
}

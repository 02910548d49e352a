import { DocsContext } from '@storybook/addon-docs/blocks';
import { type ReactElement, useContext } from 'react';

interface PictureProps {
  light: string;
  dark: string;
  alt: string;
}

/** A picture that is light or dark, like the toolbar. */
export function Picture({ light, dark, alt }: PictureProps): ReactElement {
  const { globals } = Reflect.get(useContext(DocsContext), 'store')?.userGlobals ?? {};
  return <img src={globals?.scheme === 'dark' ? dark : light} alt={alt} />;
}

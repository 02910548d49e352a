import { DocsContext } from '@storybook/addon-docs/blocks';
import { type ComponentProps, type ReactElement, useContext } from 'react';

interface StoryFrameProps extends Pick<ComponentProps<'iframe'>, 'inert' | 'onLoad'> {
  id: string;
  name: string;
}

/** A story that is played in a frame of its own, with the settings of the toolbar. */
export function StoryFrame({ id, name, ...frame }: StoryFrameProps): ReactElement {
  const globals: unknown = Reflect.get(useContext(DocsContext), 'store')?.userGlobals?.globals;
  const look = Object.entries(Object(globals)).filter(([, value]) => typeof value === 'string');
  const given = look.map(([global, value]) => `${global}:${value};`).join('');
  return (
    <iframe
      {...frame}
      className="sb-frame"
      title={name}
      src={`iframe.html?id=${id}&viewMode=story&globals=${given}a11y.manual:!true`}
      loading="lazy"
    />
  );
}

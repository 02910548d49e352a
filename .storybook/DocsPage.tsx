import {
  Controls,
  Description,
  DocsContext,
  Markdown,
  Primary,
  Stories,
  Subtitle,
  Title,
} from '@storybook/addon-docs/blocks';
import { type ReactElement, useContext } from 'react';
import { argTypesOf } from './propTables.js';

/**
 * What a component is, its first story, its props. The stories of a part follow; those of a drop-in are screens that a
 * person gets to by doing something, which happens only where a story is alone: they are linked.
 */
export function DocsPage(): ReactElement {
  const stories = useContext(DocsContext).componentStories();
  const isPart = stories[0]?.title.startsWith('Parts/');
  const links = stories.map(({ id, name }) => `- [${name}](?path=/story/${id})`).join('\n');
  return (
    <>
      <Title />
      <Subtitle />
      <Description />
      <Primary />
      <Controls include={Object.keys(argTypesOf(stories[0]?.component))} />
      {isPart ? <Stories includePrimary={false} /> : <Markdown>{`## Statuses\n\n${links}`}</Markdown>}
    </>
  );
}

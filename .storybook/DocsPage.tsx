import { Controls, Description, DocsContext, Primary, Stories, Subtitle, Title } from '@storybook/addon-docs/blocks';
import { type ReactElement, useContext } from 'react';
import { Gallery } from './Gallery.js';
import { argTypesOf } from './propTables.js';

/**
 * What a component is, its first story and its props. The stories of a part follow. The stories of a drop-in are
 * screens that the user reaches step by step, which works only if a story is alone, so each one has a separate frame.
 */
export function DocsPage(): ReactElement {
  const context = useContext(DocsContext);
  const stories = context.componentStories();
  const isPart = stories[0]?.title.startsWith('Parts/');
  return (
    <>
      <Title />
      <Subtitle />
      <Description />
      <Primary />
      <Controls include={Object.keys(argTypesOf(stories[0]?.component))} />
      {isPart ? (
        <Stories includePrimary={false} />
      ) : (
        <>
          <h2>Every status</h2>
          <Gallery stories={stories} />
        </>
      )}
    </>
  );
}

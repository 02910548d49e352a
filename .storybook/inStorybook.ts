/** The pages of the Storybook, by the file in the repository that each shows. */
export const pages: Readonly<Record<string, string>> = {
  'README.md': 'quickstart',
  'adapters.md': 'adapters',
  'hooks.md': 'hooks',
  'theming.md': 'theming',
  'security.md': 'security',
  'accessibility.md': 'accessibility',
  'errors.md': 'errors',
  'localization.md': 'localization',
  'testing.md': 'testing',
};

/** A Markdown file of the repository as a page: its links lead to other pages, or stay words. */
export function inStorybook(markdown: string): string {
  return (
    markdown
      .replace(/<!--[\s\S]*?-->\n*/g, '')
      .replace(/<picture>[\s\S]*?<\/picture>\n*/g, '') // the first page has them
      // an error code outside of code would have an emphasis in its middle
      .replace(/(```[\s\S]*?```|`[^`]*`)|([A-Z])_(?=[A-Z])/g, (_, code?: string, letter = '') => code ?? `${letter}\\_`)
      .replace(/\[([^\]]+)\]\(([\w./-]+)(#[\w-]+)?\)/g, (_, words: string, target: string) => {
        const page = pages[target.slice(target.lastIndexOf('/') + 1)];
        return page ? `[${words}](?path=/docs/${page}--docs)` : words;
      })
  );
}

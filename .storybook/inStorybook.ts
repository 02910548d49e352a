/** The pages of the Storybook, each with the file of the repository that it shows. */
export const pages: Readonly<Record<string, string>> = {
  'README.md': 'quickstart',
  'how-to.md': 'questions',
  'provider.md': 'provider',
  'adapters.md': 'adapters',
  'hooks.md': 'hooks',
  'theming.md': 'theming',
  'security.md': 'security',
  'accessibility.md': 'accessibility',
  'errors.md': 'errors',
  'localization.md': 'localization',
  'testing.md': 'testing',
};

/** Turns a Markdown file of the repository into a page. Its links lead to other pages, or become plain text. */
export function inStorybook(markdown: string): string {
  return (
    markdown
      .replace(/<!--[\s\S]*?-->\n*/g, '')
      .replace(/<picture>[\s\S]*?<\/picture>\n*/g, '') // the first page shows them
      // outside of code, Markdown would read an error code as emphasis
      .replace(/(```[\s\S]*?```|`[^`]*`)|([A-Z])_(?=[A-Z])/g, (_, code?: string, letter = '') => code ?? `${letter}\\_`)
      .replace(/\[([^\]]+)\]\(([\w./-]+)(#[\w-]+)?\)/g, (_, words: string, target: string) => {
        const page = pages[target.slice(target.lastIndexOf('/') + 1)];
        return page ? `[${words}](?path=/docs/${page}--docs)` : words;
      })
  );
}

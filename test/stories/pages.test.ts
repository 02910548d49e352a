import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inStorybook, pages } from '../../.storybook/inStorybook.js';
import { root } from '../../scripts/entries.mjs';
import { filesIn } from '../package/sources.js';

const mdx = filesIn('stories', /\.mdx$/);

describe('the pages of the Storybook', () => {
  it.each(Object.entries(pages))('show %s unchanged', (file, page) => {
    const from = file === 'README.md' ? file : `docs/${file}`;
    expect(existsSync(path.join(root, from))).toBe(true);
    const name = `${page.charAt(0).toUpperCase()}${page.slice(1)}`;
    expect(mdx.get(`${name}.mdx`)).toContain(`from '../${from}?raw'`);
  });

  it.each([...mdx])('have no separate code in %s, which nothing would run', (_, text) => {
    expect(text).not.toContain('```');
  });

  it('start with the first code of the README', () => {
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
    const [first] = /```[\s\S]*?```/.exec(readme) ?? [];
    expect(first).toMatch(/^```sh\nnpm ci/);
    expect(/```[\s\S]*?```/.exec(inStorybook(readme))?.[0]).toBe(first);
  });
});

describe('a link', () => {
  it.each([
    ['[Error codes](docs/errors.md)', '[Error codes](?path=/docs/errors--docs)'],
    ['[the list](errors.md#invalid_code)', '[the list](?path=/docs/errors--docs)'],
    ['[below](#below)', '[below](#below)'],
    ['[Contributing](CONTRIBUTING.md)', 'Contributing'],
    ['[leakCheck](test/leakCheck.ts)', 'leakCheck'],
    ['[Decisions](docs/decisions)', 'Decisions'],
    ['[SECURITY.md](../SECURITY.md)', 'SECURITY.md'],
    ['[here](?path=/docs/headless--docs)', '[here](?path=/docs/headless--docs)'],
    ['[a site](https://example.com/errors.md)', '[a site](https://example.com/errors.md)'],
  ])('%s becomes %s', (link, expected) => {
    expect(inStorybook(link)).toBe(expected);
  });
});

it.each([
  ['## BACKUP_CODE_USED', '## BACKUP\\_CODE\\_USED'],
  ['`BACKUP_CODE_USED`', '`BACKUP_CODE_USED`'],
  ['```ts\nBACKUP_CODE_USED\n```', '```ts\nBACKUP_CODE_USED\n```'],
])('the code in %j has no emphasis inside', (text, expected) => {
  expect(inStorybook(text)).toBe(expected);
});

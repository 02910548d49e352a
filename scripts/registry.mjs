// The registry for shadcn/ui: `node scripts/registry.mjs FOLDER` writes one file for each block of
// registry/registry.json, including its code. `npx shadcn add FOLDER/mfa-second-step.json` adds it to a project, with
// the package and the theme that uses the project's colors.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './entries.mjs';

/** @typedef {{ name: string; type: string; title: string; description: string; files: string[] }} Block */

/** @param {string} folder */
export function writeRegistry(folder) {
  const source = path.join(root, 'registry');
  /** @type {{ items: Block[] }} */
  const { items } = JSON.parse(readFileSync(path.join(source, 'registry.json'), 'utf8'));
  mkdirSync(folder, { recursive: true });
  for (const { files, ...item } of items) {
    const block = {
      $schema: 'https://ui.shadcn.com/schema/registry-item.json',
      ...item,
      dependencies: ['@protekt/react-mfa', '@tanstack/react-query'],
      css: {
        '@import "@protekt/react-mfa/styles.css"': {},
        '@import "@protekt/react-mfa/themes/shadcn.css"': {},
      },
      files: files.map((file) => ({
        path: `blocks/${file}`,
        type: 'registry:component',
        target: `components/mfa/${file}`,
        content: readFileSync(path.join(source, 'blocks', file), 'utf8'),
      })),
    };
    writeFileSync(path.join(folder, `${item.name}.json`), `${JSON.stringify(block, null, 2)}\n`);
  }
  return items.map(({ name }) => `${name}.json`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = path.resolve(process.argv[2] ?? path.join(root, 'storybook-static/r'));
  console.log(`${writeRegistry(folder).join(', ')} are in ${path.relative(root, folder)}.`);
}

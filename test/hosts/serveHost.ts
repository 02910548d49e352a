import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type PreviewServer, preview, type UserConfig } from 'vite';
import { root } from '../../scripts/entries.mjs';

const MAIN = `
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  import Page from '${path.join(import.meta.dirname, 'page.tsx').replaceAll('\\', '/')}';
  import './host.css';

  createRoot(document.getElementById('root')).render(createElement(Page));
`;

/** Where React and the built package can be resolved, and nothing is committed. */
const folder = path.join(root, 'node_modules/.hosts');

/** A page of an unrelated host with the built package, built by Vite for production, and served. */
export async function serveHost(name: string, css: string, settings: UserConfig['build'] = {}): Promise<PreviewServer> {
  const host = path.join(folder, name);
  mkdirSync(host, { recursive: true });
  const head = '<!doctype html><title>Host</title><link rel="icon" href="data:,">';
  const html = `${head}<div id="root"></div><script type="module" src="main.js"></script>`;
  const files = { 'index.html': html, 'main.js': MAIN, 'host.css': css };
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(host, file), text);
  const page = { root: host, configFile: false, logLevel: 'error' } as const;
  await build({ ...page, build: { ...settings } });
  return preview({ ...page, preview: { port: 0, host: '127.0.0.1' } });
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundle } from './bundle.js';
import { POLICY } from './policy.js';

export interface ServedPage {
  url: string;
  close: () => void;
}

/** Serves a page with the bundled `main.tsx` of a folder here, under the policy of docs/csp.md. */
export async function servePage(folder: string, head = ''): Promise<ServedPage> {
  const files = await bundle(`${import.meta.dirname}/${folder}/main.tsx`);
  const types: Record<string, string> = { js: 'text/javascript', css: 'text/css' };
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width">${head}</head>
<body><div id="root"></div><script type="module" src="/main.js"></script></body></html>`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = files.get(pathname);
    response.setHeader(
      'Content-Type',
      file ? (types[pathname.split('.').at(-1) ?? ''] ?? '') : 'text/html; charset=utf-8',
    );
    response.setHeader('Content-Security-Policy', POLICY);
    response.end(file ?? page);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}

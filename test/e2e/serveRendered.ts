import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { bundle } from './bundle.js';

/** As strict as a policy can be while the page can still have its own scripts and styles. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const types = { js: 'text/javascript', css: 'text/css' };

/** Serves a server-rendered page, with the script `client.tsx` of its folder, under a strict policy. */
export async function serveRendered(folder: string, page: ReactElement): Promise<{ url: string; close: () => void }> {
  const files = await bundle(`${folder}/client.tsx`);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/client.css"></head>
<body><div id="root">${renderToString(page)}</div><script type="module" src="/client.js"></script></body></html>`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname === '/favicon.ico' ? Buffer.of() : files.get(pathname);
    const type = file ? types[pathname.endsWith('.css') ? 'css' : 'js'] : 'text/html; charset=utf-8';
    response.setHeader('Content-Type', type);
    response.setHeader('Content-Security-Policy', POLICY);
    response.end(file ?? html);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}

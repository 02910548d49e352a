import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { bundle } from '../bundle.js';
import { PartsPage } from './PartsPage.js';

/** As strict as a policy gets that lets a page have scripts and styles of its own at all (S-15). */
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

/** Serves the parts, rendered on the server, under a strict Content-Security-Policy. */
export async function serveParts(): Promise<{ url: string; close: () => void; server: Server }> {
  const files = await bundle(`${import.meta.dirname}/client.tsx`);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname === '/favicon.ico' ? Buffer.of() : files.get(pathname);
    const type = file ? types[pathname.endsWith('.css') ? 'css' : 'js'] : 'text/html; charset=utf-8';
    response.setHeader('Content-Type', type);
    response.setHeader('Content-Security-Policy', POLICY);
    response.end(file ?? page());
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, server, close: () => server.close() };
}

function page(): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Parts</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/client.css"></head>
<body><div id="root">${renderToString(createElement(PartsPage))}</div><script type="module" src="/client.js"></script></body></html>`;
}

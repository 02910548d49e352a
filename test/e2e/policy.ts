import { readFileSync } from 'node:fs';
import path from 'node:path';

const docs = readFileSync(path.join(import.meta.dirname, '../../docs/csp.md'), 'utf8');

const written = /```\n(default-src[\s\S]*?)\n```/.exec(docs)?.[1];
if (!written) throw new Error('docs/csp.md shows no policy.');

/** The strict Content-Security-Policy of docs/csp.md, unchanged. */
export const POLICY: string = written.replaceAll('\n', ' ');

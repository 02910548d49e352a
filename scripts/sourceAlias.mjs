// The package under its own name, from its source: for tests, stories and examples, which import as a host does.
import path from 'node:path';
import { entries, root } from './entries.mjs';

/** Exact expressions: a plain string would swallow the subpaths. */
export const sourceAlias = entries().map(({ subpath, source }) => ({
  find: new RegExp(`^${`@protekt/react-mfa${subpath.slice(1)}`.replace(/[./]/g, '\\$&')}$`),
  replacement: path.join(root, source),
}));

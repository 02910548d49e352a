// Resolves the package's own name to its source, for tests, stories and examples, which import as a host does.
import path from 'node:path';
import { entries, root } from './entries.mjs';

/** Exact expressions, because a plain string would match the subpaths too. */
export const sourceAlias = entries().map(({ subpath, source }) => ({
  find: new RegExp(`^${`@protekt/react-mfa${subpath.slice(1)}`.replace(/[./]/g, '\\$&')}$`),
  replacement: path.join(root, source),
}));

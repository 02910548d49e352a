import type { Plugin } from 'vite';
import { publicApi } from '../scripts/publicApi.mjs';

const ID = 'virtual:prop-tables';

/**
 * The props of all components as a module. In tests it is empty, because reading them takes two
 * seconds and no test shows them.
 */
export function propTablesPlugin(): Plugin {
  return {
    name: 'prop-tables',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) =>
      id === `\0${ID}`
        ? `export default ${JSON.stringify(process.env.VITEST ? {} : publicApi().components)}`
        : undefined,
  };
}

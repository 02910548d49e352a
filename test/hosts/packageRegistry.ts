import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { root } from '../../scripts/entries.mjs';

/**
 * A registry with only our packed package, for tools that install by name. Set npm's registry
 * for our scope to its `url`.
 */
export async function startPackageRegistry(tarball: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const server = createServer((request, response) => {
    if (request.url?.endsWith('.tgz')) return response.end(readFileSync(tarball));
    const { port } = server.address() as AddressInfo;
    const dist = { tarball: `http://127.0.0.1:${port}/package.tgz` };
    response.setHeader('content-type', 'application/json');
    return response.end(
      JSON.stringify({
        name: manifest.name,
        'dist-tags': { latest: manifest.version },
        versions: { [manifest.version]: { ...manifest, dist } },
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
}

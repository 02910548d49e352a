import { createServer } from 'node:net';

/** @param {number} port */
const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, 'localhost', () => server.close(() => resolve(true)));
  });

/**
 * PORT if it is set, otherwise the first free port from `first` on. An auth server must know its port before it
 * listens, so the dev server can't choose another one itself.
 * @param {number} first
 * @returns {Promise<string>}
 */
export async function choosePort(first) {
  const asked = process.env.PORT;
  if (asked) {
    if (!/^\d+$/.test(asked) || Number(asked) < 1 || Number(asked) > 65_535) {
      throw new Error(`PORT is “${asked}”, which isn't a port. Set it to a number from 1 to 65535, or leave it out.`);
    }
    if (await isFree(Number(asked))) return asked;
    throw new Error(`Port ${asked} is in use. Set PORT to another one, or leave it out to get the first free port.`);
  }
  const last = first + 50;
  for (let port = first; port <= last; port++) if (await isFree(port)) return String(port);
  throw new Error(`Ports ${first} to ${last} are all in use. Set PORT to a free one.`);
}

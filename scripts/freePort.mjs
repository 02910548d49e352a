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
  const wanted = process.env.PORT;
  if (wanted) {
    if (!/^\d+$/.test(wanted) || Number(wanted) < 1 || Number(wanted) > 65_535) {
      throw new Error(`PORT is “${wanted}”, which isn't a port. Set it to a number from 1 to 65535, or leave it out.`);
    }
    if (await isFree(Number(wanted))) return wanted;
    throw new Error(`Port ${wanted} is in use. Set PORT to another one, or leave it out to get the first free port.`);
  }
  const last = first + 50;
  for (let port = first; port <= last; port++) if (await isFree(port)) return String(port);
  throw new Error(`Ports ${first} to ${last} are all in use. Set PORT to a free one.`);
}

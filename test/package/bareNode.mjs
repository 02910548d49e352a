// Imports the entries named on the command line in a Node without a page, timers, requests and globals that our code
// could touch. Dependencies may check for a window; they find none. Prints what went wrong.
const globals = ['window', 'self', 'document', 'location', 'history', 'localStorage', 'sessionStorage', 'matchMedia'];
const calls = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch', 'addEventListener'];
const problems = new Set();

/** @param {string} what */
function noteIfOurs(what) {
  const caller = new Error().stack?.split('\n')[3] ?? '';
  if (/\/dist\//.test(caller) && !caller.includes('/node_modules/')) problems.add(`${what} ${caller.trim()}`);
}

for (const name of globals) {
  Object.defineProperty(globalThis, name, { configurable: true, get: () => noteIfOurs(`touches ${name}`) });
}
for (const name of calls) {
  const original = Reflect.get(globalThis, name);
  const watched = (/** @type {unknown[]} */ ...args) => {
    noteIfOurs(`calls ${name}`);
    return original?.(...args);
  };
  Reflect.set(globalThis, name, watched);
}

const before = new Set(Reflect.ownKeys(globalThis));
for (const entry of process.argv.slice(2)) {
  const module = await import(entry).catch((error) => problems.add(`${entry} cannot be imported: ${error}`));
  if (Object.keys(module).length === 0) problems.add(`${entry} exports nothing`);
}
for (const key of Reflect.ownKeys(globalThis)) if (!before.has(key)) problems.add(`makes a global ${String(key)}`);
process.stdout.write(JSON.stringify([...problems]));

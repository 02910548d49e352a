// Finds a Chromium for the tests, or installs one. Plain Node without dependencies, because it
// also runs before `npm ci`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium: CHROMIUM_PATH, otherwise Playwright's, otherwise the system's.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which doesn't exist. Correct it, or unset it to search for one.`);
  }
  const own = await playwrightChromium();
  return [own, ...PLACES].find((place) => place !== undefined && existsSync(place));
}

/**
 * Like {@link findChromium}, but installs one if there is none, and says which it uses.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) {
    console.log(`Chromium: ${found}`);
    return found;
  }
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isDebianRoot) {
    console.log('Chromium: none found; installing it with apt-get');
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium']);
  } else {
    console.log('Chromium: none found; installing it with Playwright');
    run('npx', ['--no-install', 'playwright', 'install', 'chromium']);
  }
  const installed = await findChromium();
  if (!installed) throw new Error("Chromium was installed but can't be found. Set CHROMIUM_PATH to its executable.");
  console.log(`Chromium: ${installed}`);
  return installed;
}

/** Where Playwright's own Chromium would be. Undefined if node_modules doesn't exist yet. */
async function playwrightChromium() {
  try {
    const { chromium } = await import('playwright');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  throw new Error(
    `\`${command} ${args.join(' ')}\` failed (${error?.message ?? `exit code ${status}`}). ` +
      'The browser tests need a Chromium: install one and set CHROMIUM_PATH to its executable.',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensureChromium();

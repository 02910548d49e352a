import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readColors, SEEN } from '../hosts/colorsOf.js';
import { ourColors } from '../hosts/expectedColors.js';
import { hosts } from '../hosts/hosts.js';
import { removeWorkshop } from '../hosts/installHost.js';
import { dark, light, type PageScheme } from '../hosts/schemes.js';
import { type Started, startHost } from '../hosts/startHost.js';
import { applyPageScheme } from '../hosts/withPageScheme.js';
import type { Scheme } from '../styles/colorOf.js';
import { firefox } from './firefox.js';
import { signInTwice } from './signInTwice.js';
import type { Visitor } from './Visitor.js';
import { webkit } from './webkit.js';

const MINUTES = 60_000;
const NAMES = ['Vite 8, unchanged template', 'Next.js 16 (Turbopack)'];
const engines = [
  { engine: 'Firefox', start: firefox },
  { engine: 'WebKitGTK', start: webkit },
];

afterAll(removeWorkshop, 5 * MINUTES);

describe.each(hosts.filter(({ name }) => NAMES.includes(name)))('$name', (host) => {
  let started: Started;
  /** A strict policy blocks a style element that a script adds, and a meta element gives way to CSS. */
  const isHeard = ({ head = '' }: PageScheme) =>
    !(host.policy && head.includes('<style')) && !(host.scheme === 'always' && head.includes('<meta'));

  beforeAll(async () => {
    started = await startHost(host);
  }, 15 * MINUTES);
  afterAll(() => started?.stop());

  describe.each(engines)('in $engine', ({ start }) => {
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = await start();
    }, MINUTES);
    afterAll(() => visitor?.close());

    it('enrolls Anna and signs her in', { timeout: 3 * MINUTES }, async () => {
      await visitor.open(started.url);
      await signInTwice(visitor);
    });

    it('is light or dark like the page', { timeout: 3 * MINUTES }, async () => {
      const shows = async (scheme: Scheme, how: string, pageScheme: PageScheme) => {
        const colors = () => visitor.run(readColors, SEEN);
        await visitor.open(started.url);
        await vi.waitFor(colors, { timeout: 20_000 }); // until the page is rendered
        await visitor.run(applyPageScheme, pageScheme);
        await expect.poll(colors, { message: `${scheme} by ${how}`, timeout: 20_000 }).toEqual(ourColors(scheme));
      };
      for (const [how, pageScheme] of Object.entries(light))
        if (isHeard(pageScheme)) await shows('light', how, pageScheme);
      for (const [how, pageScheme] of Object.entries(dark))
        if (isHeard(pageScheme)) await shows('dark', how, pageScheme);
    });
  });
});

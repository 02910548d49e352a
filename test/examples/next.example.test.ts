import { describe, expect, test } from 'vitest';
import { guideChecklist } from '../e2e/guide/checklist.js';
import { betterAuthWorld } from '../e2e/guide/worlds.js';
import { codeField, enrolled, heading, home, signIn, signUp, somebody } from '../e2e/person.js';
import { exampleHost } from './exampleHost.js';

const example = exampleHost('next', {
  build: ['next/dist/bin/next', 'build'],
  serve: (port) => ['next/dist/bin/next', 'start', '--port', port],
});
const world = betterAuthWorld('the Next.js example', example);

guideChecklist(world);

describe('the Next.js example', () => {
  world.setUp();

  test('a page behind the second step is checked by the server: without one it leads to the security page', async () => {
    const page = await example.visit();
    await signUp(page, somebody());
    await page.goto('/vault');
    await heading(page, 'Security');
    expect(new URL(page.url()).pathname).toBe('/security');
  });

  test('with a second step the page opens, and a half-open sign-in does not reach it', async () => {
    const page = await example.visit();
    const { person, app } = await enrolled(page);
    await signIn(page, person);
    await codeField(page).waitFor();
    const other = await page.context().newPage();
    await other.goto('/vault');
    expect(new URL(other.url()).pathname).toBe('/sign-in');
    await codeField(page).pressSequentially(app.generate());
    await home(page);
    await other.goto('/vault');
    await heading(other, /^The vault of/);
  });

  test('every page has a strict policy with a nonce of its own', async () => {
    const page = await example.visit();
    const policyOf = async () => (await page.goto('/sign-in'))?.headers()['content-security-policy'] ?? '';
    const policies = [await policyOf(), await policyOf()];
    for (const policy of policies) expect(policy).not.toContain('unsafe');
    expect(new Set(policies).size).toBe(2);
  });
});

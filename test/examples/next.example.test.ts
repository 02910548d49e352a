import { describe, expect, test } from 'vitest';
import { guideChecklist } from '../e2e/guide/checklist.js';
import { betterAuthWorld } from '../e2e/guide/worlds.js';
import { exampleHost } from './exampleHost.js';
import { vaultTests } from './vault.js';

const example = exampleHost('next', {
  build: ['next/dist/bin/next', 'build'],
  serve: (port) => ['next/dist/bin/next', 'start', '--port', port],
});
const world = betterAuthWorld('the Next.js example', example);

guideChecklist(world);

vaultTests(world, example.visit);

describe('the Next.js example', () => {
  world.setUp();

  test('every page has a strict policy with its own nonce', async () => {
    const page = await example.visit();
    const policyOf = async () => (await page.goto('/sign-in'))?.headers()['content-security-policy'] ?? '';
    const policies = [await policyOf(), await policyOf()];
    for (const policy of policies) expect(policy).not.toContain('unsafe');
    expect(new Set(policies).size).toBe(2);
  });
});

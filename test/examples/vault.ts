import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { World } from '../e2e/guide/worlds.js';
import { codeField, enrolled, heading, home, newUser, signIn, signUp } from '../e2e/user.js';

/** Tests the page of an example that its server opens only after a second step. */
export function vaultTests(world: World, visit: () => Promise<Page>): void {
  describe(`the vault of ${world.name}`, () => {
    world.setUp();

    test('the server checks a page that requires MFA: without it, the user gets to the security page', async () => {
      const page = await visit();
      await signUp(page, newUser());
      await page.goto('/vault');
      await heading(page, 'Security');
      expect(new URL(page.url()).pathname).toBe('/security');
    });

    test('with MFA the page opens, but not for an unfinished sign-in', async () => {
      const page = await visit();
      const { user, app } = await enrolled(page);
      await signIn(page, user);
      await codeField(page).waitFor();
      const other = await page.context().newPage();
      await other.goto('/vault');
      expect(new URL(other.url()).pathname).toBe('/sign-in');
      await codeField(page).pressSequentially(app.generate());
      await home(page);
      await other.goto('/vault');
      await heading(other, /^The vault of/);
    });
  });
}

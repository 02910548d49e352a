import { readFileSync } from 'node:fs';
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { enAccount } from '../../src/locales/en-account.js';
import { totpCode } from '../adapters/totpCode.js';
import type { openBrowser } from './cookies.js';

configure({ asyncUtilTimeout: 15_000 }); // a busy machine

interface World {
  server: { url: string };
  browser: () => ReturnType<typeof openBrowser>;
  credentials: { email: string; password: string };
  secret: string;
}

/**
 * Runs the docs' example in a page whose origin is the stand-in.
 *
 * @param readable the cookie that scripts of the page can read
 */
export function describeExample(
  name: string,
  readable: string | undefined,
  start: () => Promise<World>,
  Account: ComponentType,
): void {
  test("the docs' example signs in with a code, and then shows the settings", async () => {
    const { server, browser, credentials, secret } = await start();
    const { jar, fetch: send } = browser();
    vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
      const response = await send(server.url + path, init);
      // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store, and neither has every browser
      if (readable) document.cookie = `${readable}=${jar.get(readable)}`;
      return response;
    });
    onTestFinished(() => {
      vi.unstubAllGlobals();
      cleanup();
    });
    render(<Account />);
    await userEvent.type(screen.getByLabelText('Email'), credentials.email);
    await userEvent.type(screen.getByLabelText('Password'), credentials.password);
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await userEvent.type(await screen.findByRole('textbox', { name: /code/i }), totpCode(secret));
    const settings = () => expect(screen.getByRole('heading', { name: enAccount.settings.title })).toBeTruthy();
    await waitFor(settings); // the screen of the settings is loaded first
  });

  test(`docs/adapters-${name}.md shows these lines`, () => {
    expect(readFileSync(`docs/adapters-${name}.md`, 'utf8')).toContain(
      readFileSync(`test/sdks/${name}/Example.tsx`, 'utf8'),
    );
  });
}

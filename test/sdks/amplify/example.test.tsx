// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { cleanup, configure, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createElement } from 'react';
import { afterEach, expect, test } from 'vitest';
import { enAccount } from '../../../src/locales/en-account.js';
import { totpCode } from '../../adapters/totpCode.js';
import { withApp } from './browser.js';
import { startAmplify } from './startAmplify.js';

// The proof of the password (SRP) takes a second, and several on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
afterEach(cleanup);

test("the docs' example asks for the code, and then shows the settings", async () => {
  const amplify = await startAmplify();
  const { credentials, secret, sdk } = await withApp(amplify);
  await sdk.signOut();
  const { Account } = await import('./Example.js');
  render(createElement(Account, credentials));
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await userEvent.type(await screen.findByRole('textbox'), totpCode(secret));
  await screen.findByRole('heading', { name: enAccount.settings.title });
}, 60_000);

test('docs/adapters-amplify.md shows these lines', () => {
  const docs = readFileSync('docs/adapters-amplify.md', 'utf8');
  expect(docs).toContain(readFileSync('test/sdks/amplify/Example.tsx', 'utf8'));
});

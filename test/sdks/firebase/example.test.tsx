// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { enAccount } from '../../../src/locales/en-account.js';
import { totpCode } from '../../adapters/totpCode.js';
import { Account } from './Example.js';
import { sdk, startFirebase, withApp } from './startFirebase.js';

configure({ asyncUtilTimeout: 15_000 }); // a busy machine
afterEach(cleanup);

test("the docs' example asks for the code, and then shows the settings", async () => {
  const firebase = await startFirebase();
  const { credentials, secret } = await withApp(firebase);
  const { auth } = firebase.open();
  const signIn = () => sdk.signInWithEmailAndPassword(auth, credentials.email, credentials.password);
  render(<Account auth={auth} signIn={signIn} />);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await userEvent.type(await screen.findByRole('textbox'), totpCode(secret));
  await waitFor(() => expect(auth.currentUser?.email).toBe(credentials.email));
  await screen.findByRole('heading', { name: enAccount.settings.title });
});

test('docs/adapters-firebase.md shows these lines', () => {
  const docs = readFileSync('docs/adapters-firebase.md', 'utf8');
  expect(docs).toContain(readFileSync('test/sdks/firebase/Example.tsx', 'utf8'));
});

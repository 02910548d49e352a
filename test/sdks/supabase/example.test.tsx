// @vitest-environment jsdom

import { readFileSync } from 'node:fs';
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { enAccount } from '../../../src/locales/en-account.js';
import { totpCode } from '../../adapters/totpCode.js';
import { Account } from './Example.js';
import { startSupabase, withApp } from './startSupabase.js';

configure({ asyncUtilTimeout: 15_000 }); // a busy machine
afterEach(cleanup);

test("the docs' example asks for the code, and then shows the settings", async () => {
  const supabase = await startSupabase();
  const { credentials, secret } = await withApp(supabase);
  const { client } = supabase.open();
  await client.auth.signInWithPassword(credentials);
  render(<Account supabase={client} signOut={() => {}} />);
  await userEvent.type(await screen.findByRole('textbox'), totpCode(secret));
  await waitFor(() => expect(screen.getByRole('heading', { name: enAccount.settings.title })).toBeTruthy());
});

test('docs/adapters-supabase.md shows these lines', () => {
  expect(readFileSync('docs/adapters-supabase.md', 'utf8')).toContain(
    readFileSync('test/sdks/supabase/Example.tsx', 'utf8'),
  );
});

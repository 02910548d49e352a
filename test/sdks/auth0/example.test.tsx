// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { cleanup, configure, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { SignedIn } from './Example.js';
import { AUTHENTICATORS, startAuth0, tokens } from './startAuth0.js';

configure({ asyncUtilTimeout: 15_000 }); // a busy machine
afterEach(cleanup);

test("the docs' example asks for the code, and then shows the app", async () => {
  const { client, required } = startAuth0({ '/mfa/authenticators': AUTHENTICATORS, '/oauth/token': tokens() });
  client.getTokenSilently = (() => Promise.reject(required())) as never;
  render(<SignedIn auth0={client}>The app</SignedIn>);
  await userEvent.type(await screen.findByRole('textbox'), '123456');
  await screen.findByText('The app');
});

test('docs/adapters-auth0.md shows these lines', () => {
  const docs = readFileSync('docs/adapters-auth0.md', 'utf8');
  expect(docs).toContain(readFileSync('test/sdks/auth0/Example.tsx', 'utf8'));
});

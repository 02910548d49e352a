import { readFileSync } from 'node:fs';
import path from 'node:path';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import App from '../../examples/quick-start/App.js';
import { sandbox, session } from '../../examples/sign-in/protekt.js';
import { SignIn } from '../../examples/sign-in/SignIn.js';
import { en } from '../../src/locales/en.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe("README's first example", () => {
  it('is the file that runs here', () => {
    const [, code] = /```tsx\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
    expect(code).toBe(read('examples/quick-start/App.tsx'));
  });

  it('signs in, and gets to the key for the authenticator app', async () => {
    const user = userEvent.setup();
    render(<App />);
    await user.click(screen.getByRole('button', { name: 'Sign in as Anna' }));
    await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
    await user.click(await screen.findByRole('button', { name: /Authenticator app/ }));
    expect(await screen.findByRole('img', { name: /QR code/ })).toBeVisible();
  });
});

describe("README's second example", () => {
  it('is the file that runs here', () => {
    const [, , code] = read('README.md').split('```tsx\n');
    expect(code?.split('```')[0]).toBe(read('examples/sign-in/SignIn.tsx'));
  });

  it('delivers the session, and then says that it is done', async () => {
    const user = userEvent.setup();
    const onDone = vi.fn(() => expect(session.tokens).toBeDefined());
    render(<SignIn onDone={onDone} />);
    await user.type(screen.getByLabelText('Email'), 'anna@example.com');
    await user.type(screen.getByLabelText('Password'), 'correct horse battery');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    const code = sandbox.codeFor(sandbox.user('anna@example.com').totpSecret);
    await user.type(await screen.findByLabelText(en.code.label(6)), code);
    await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  });
});

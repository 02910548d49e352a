import { readFileSync } from 'node:fs';
import path from 'node:path';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import App from '../../examples/quick-start/App.js';
import { en } from '../../src/locales/en.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe("README's first example", () => {
  it('is the file that runs here', () => {
    const [, code] = /```tsx\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
    expect(code).toBe(read('examples/quick-start/App.tsx'));
  });

  it('signs in, and comes to the key for the authenticator app', async () => {
    const user = userEvent.setup();
    render(<App />);
    await user.click(screen.getByRole('button', { name: 'Sign in as Anna' }));
    await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
    await user.click(await screen.findByRole('button', { name: /Authenticator app/ }));
    expect(await screen.findByRole('img', { name: /QR code/ })).toBeVisible();
  });
});

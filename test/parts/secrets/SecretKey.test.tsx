import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { SecretKey } from '../../../src/parts/secrets/SecretKey.js';
import { watchSecrets } from '../../leakCheck.js';

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

test('shows the key in groups of four and copies it without spaces', async () => {
  watchSecrets(() => [secret]);
  const user = userEvent.setup();
  render(<SecretKey secret={secret} label="Key" copyLabel="Copy key" copiedLabel="Copied" copyFailedLabel="Failed" />);
  const shown = screen.getByText('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP');
  expect(shown.tagName).toBe('CODE');
  expect(shown.childNodes).toHaveLength(1);
  expect(shown).toHaveAttribute('dir', 'ltr');
  expect(shown).toHaveAttribute('translate', 'no');
  expect(shown).toHaveAttribute('data-mfa-sensitive');
  await user.click(screen.getByRole('button', { name: 'Copy key' }));
  expect(await navigator.clipboard.readText()).toBe(secret);
});

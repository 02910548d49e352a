import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { BackupCodeList } from '../../../src/parts/secrets/BackupCodeList.js';
import { watchSecrets } from '../../leakCheck.js';

const codes = ['k3f9a-7pq2m', 'x8d2c-44hwn', 'b7r5t-9zjkl'];

test('is a list with one text node per code, which translation and session recorders leave alone', () => {
  watchSecrets(() => codes);
  const { container } = render(<BackupCodeList codes={codes} label="3 backup codes" />);
  const list = screen.getByRole('list', { name: '3 backup codes' });
  const items = within(list).getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual(codes);
  for (const item of items) expect(item.childNodes).toHaveLength(1);
  expect(list).toHaveAttribute('translate', 'no');
  expect(list).toHaveAttribute('dir', 'ltr');
  expect(container.firstElementChild).toHaveAttribute('data-mfa-sensitive');
  expect(container.firstElementChild).toHaveClass('rr-block');
});

test('has texts for print: the service and date above, a note below', () => {
  const { container } = render(
    <BackupCodeList codes={codes} label="Codes" printTitle="Acme · 24 November 2026" printNote="Each works once." />,
  );
  const words = [...(container.firstElementChild?.children ?? [])].map((child) => child.getAttribute('data-mfa-part'));
  expect(words).toEqual(['print-title', 'backup-codes', 'print-note']);
});

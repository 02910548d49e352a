import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { watchSecrets } from '../../leakCheck.js';

it('leaks', () => {
  watchSecrets(() => ['JBSWY3DPEHPK3PXP']);
  render(<p data-mfa-part="hint">JBSWY3DPEHPK3PXP</p>);
});

it('is clean again', () => {
  watchSecrets(() => ['JBSWY3DPEHPK3PXP']);
  expect(document.body).toBeEmptyDOMElement();
});

it('lists no secrets', () => {
  render(<p data-mfa-part="hint">JBSWY3DPEHPK3PXP</p>);
});

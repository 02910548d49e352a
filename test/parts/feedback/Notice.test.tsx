import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Notice, type NoticeTone } from '../../../src/parts/feedback/Notice.js';

test.each<[NoticeTone, string]>([
  ['info', 'info'],
  ['success', 'check'],
  ['warning', 'warning'],
  ['error', 'error'],
])('shows %s with an icon and text, not only with color', (tone, icon) => {
  const { container } = render(
    <Notice tone={tone} title="Title">
      Words
    </Notice>,
  );
  expect(container.querySelector('svg')).toHaveAttribute('data-icon', icon);
  expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  expect(screen.getByText('Words')).toBeVisible();
});

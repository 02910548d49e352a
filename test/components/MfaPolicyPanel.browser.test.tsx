import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { MfaPolicyPanel } from '../../src/admin.js';
import { MfaProvider } from '../../src/index.js';
import '../../src/styles/index.css';
import '../font.js';
import { sandboxWith } from '../sandboxWith.js';
import { en } from '../words.js';

afterEach(cleanup);

/** Where the text of the screen ends, and where the labels of the groups and the end of the screen are. */
function places(): number[] {
  const screen = document.querySelector<HTMLElement>('[data-mfa-part="screen"]');
  const header = screen?.querySelector<HTMLElement>('[data-mfa-part="screen-header"]');
  const labels = [...(screen?.querySelectorAll<HTMLElement>('[data-mfa-part="label"]') ?? [])];
  if (!screen || !header) throw new Error('No screen is shown.');
  // layout positions, which the entrance of a screen doesn't move
  return [...[header, ...labels].map((element) => element.offsetTop + element.offsetHeight), screen.offsetHeight];
}

it.each([320, 1280])('has nearly the shape of the form while the policy loads, at %s px', async (width) => {
  await page.viewport(width, 900);
  const sandbox = sandboxWith({}, {});
  const held = sandbox.faults.hold('getPolicy');
  render(
    <MfaProvider adapter={sandbox.adapter}>
      <MfaPolicyPanel admin={sandbox.admin} />
    </MfaProvider>,
  );
  await expect.element(page.getByText(en.admin.policyDescription)).toBeVisible();
  const before = places();
  held.release();
  await expect.element(page.getByRole('button', { name: en.admin.save })).toBeVisible();
  const after = places();
  expect(before).toHaveLength(4);
  expect(after).toHaveLength(4);
  expect(before[0]).toBe(after[0]);
  // no part moves by more than a row
  for (const [index, place] of after.entries()) expect(Math.abs(place - (before[index] ?? 0))).toBeLessThan(48);
});

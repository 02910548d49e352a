import { type ReactElement, useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { isMfaError, MfaChallengeDialog, useStepUp } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import {
  anna,
  clickButton,
  codeOf,
  enterText,
  expectText,
  field,
  hasButton,
  sandboxWith,
  show,
  sleepFor,
  textIn,
} from './stage.js';

const NEW = 'anna@new.example';
const dialog = page.getByRole('dialog', { name: en.reauth.title });
const change = page.getByRole('button', { name: 'Change my address' });

/** A page of the host with the address for messages, which not everybody who finds it open may change. */
function Address({ save }: { save: (email: string, proof?: { password: string }) => Promise<unknown> }): ReactElement {
  const { reauth, guard } = useStepUp();
  const [email, setEmail] = useState('');
  const [outcome, setOutcome] = useState('');
  const act = async (): Promise<void> => {
    try {
      await guard((proof) => save(email, proof));
      setOutcome('Look into your new mailbox.');
    } catch (error) {
      setOutcome(isMfaError(error) && error.code === 'CANCELLED' ? 'Your address stays as it is.' : 'It failed.');
    }
  };
  return (
    <main>
      <label>
        New address <input value={email} onChange={(event) => setEmail(event.target.value)} />
      </label>
      <button type="button" onClick={() => void act()}>
        Change my address
      </button>
      <p>{outcome}</p>
      <MfaChallengeDialog reauth={reauth} />
    </main>
  );
}

/** Anna is signed in, types a new address and saves it. Returns the calls that reach the server. */
async function changeAddress(sandbox: Sandbox): Promise<unknown[][]> {
  const received: unknown[][] = [];
  sandbox.signIn(anna.email);
  const save = (email: string, proof?: { password: string }): Promise<unknown> => {
    received.push([email, proof]);
    return sandbox.adapter.enrollEmail({ email }, proof && { proof });
  };
  show(<Address save={save} />, sandbox);
  await enterText(NEW, 'New address');
  await clickButton('Change my address');
  await expect.element(dialog).toBeVisible();
  return received;
}

test('the password is required, which is wrong at first, and the same call is repeated', async () => {
  const sandbox = sandboxWith({ totp: true }, { requireReauth: 'password' });
  const received = await changeAddress(sandbox);
  await expect.element(field(en.reauth.label)).toHaveFocus();
  await userEvent.keyboard('not my password{Enter}');
  await expectText(en.errors.INVALID_CREDENTIALS);
  await expect.element(field(en.reauth.label)).toHaveFocus();
  expect(sandbox.outbox).toEqual([]);
  await enterText(`${anna.password}{Enter}`, en.reauth.label);
  await expectText('Look into your new mailbox.');
  expect(received).toEqual([
    [NEW, undefined],
    [NEW, { password: 'not my password' }],
    [NEW, { password: anna.password }],
  ]);
  expect(sandbox.outbox.map(({ to }) => to)).toEqual([NEW]);
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(change).toHaveFocus();
});

test('a code is required, which is wrong at first, and the same call is repeated once', async () => {
  const sandbox = sandboxWith({ totp: true }, { requireReauth: 'code' });
  const received = await changeAddress(sandbox);
  await expect.element(field()).toHaveFocus();
  await enterText(sandbox.wrongCode());
  await expectText(en.common.attemptsLeft(4));
  expect(received).toHaveLength(1);
  await enterText(codeOf(sandbox));
  await expectText('Look into your new mailbox.');
  expect(received).toEqual([
    [NEW, undefined],
    [NEW, undefined],
  ]);
  await expect.element(change).toHaveFocus();
  await clickButton('Change my address'); // a moment later, no new proof is needed
  await expect.poll(() => received.length).toBe(3);
  await expect.element(dialog).not.toBeInTheDocument();
});

const prompts = [
  ['password', en.reauth.label],
  ['code', en.code.label(6)],
] as const;
const exits = [
  ['“Cancel”', () => clickButton(en.common.cancel)],
  ['Escape', () => userEvent.keyboard('{Escape}')],
] as const;

test.each(prompts.flatMap(([proof, label]) => exits.map(([name, leave]) => ({ proof, label, name, leave }))))(
  'when a $proof is required, $name changes nothing, and what was typed is still there',
  async ({ proof, label, leave }) => {
    const sandbox = sandboxWith({ totp: true }, { requireReauth: proof });
    const received = await changeAddress(sandbox);
    await expect.element(field(label)).toHaveFocus();
    await userEvent.keyboard('12');
    await leave();
    await expectText('Your address stays as it is.');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(change).toHaveFocus();
    expect(textIn('New address')).toBe(NEW);
    expect(received).toHaveLength(1);
    expect(sandbox.outbox).toEqual([]);
  },
);

test('a click next to the dialog loses nothing', async () => {
  await changeAddress(sandboxWith({ totp: true }, { requireReauth: 'code' }));
  await enterText('123');
  const { top } = dialog.element().getBoundingClientRect();
  expect(top).toBeGreaterThan(4);
  await page.elementLocator(document.documentElement).click({ position: { x: 2, y: 2 }, force: true });
  await expect.element(dialog).toBeVisible();
  expect(textIn()).toBe('123');
});

test('too many wrong codes end the prompt, but not the session: “Close” leads back to the page', async () => {
  const sandbox = sandboxWith({ totp: true }, { requireReauth: 'code', limits: { attempts: 1 } });
  const received = await changeAddress(sandbox);
  await enterText(sandbox.wrongCode());
  await expectText(en.challenge.tooManyCodesTitle);
  await expectText(en.challenge.ended);
  expect(hasButton(en.common.signInAgain)).toBe(false);
  await dialog.getByRole('region').getByRole('button', { name: en.common.close }).click();
  await expectText('Your address stays as it is.');
  expect(received).toHaveLength(1);
  await clickButton('Change my address');
  await enterText(codeOf(sandbox));
  await expectText('Look into your new mailbox.');
});

test("an expired challenge doesn't mention a sign-in", async () => {
  await changeAddress(sandboxWith({ totp: true }, { requireReauth: 'code' }));
  await expectText(en.challenge.title.totp);
  sleepFor(11 * 60_000);
  await expectText(en.challenge.timeUp);
  expect(hasButton(en.common.signInAgain)).toBe(false);
});

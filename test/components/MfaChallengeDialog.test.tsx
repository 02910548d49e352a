import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { type MfaAdapter, MfaChallengeDialog, MfaSettings, toMfaError, useStepUp } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { enAccount } from '../../src/locales/en-account.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { expectNoSecretIn } from '../leakCheck.js';
import { anna, button, callsOf, codeField, codeOf, phone, sandboxWith, show } from './screen.js';

const NAME = en.reauth.title;
const dialog = (): HTMLElement | null => screen.queryByRole('dialog', { name: NAME });

interface PageProps {
  saves: Record<string, (proof?: { password: string }) => Promise<unknown>>;
  onKeyDown?: (event: KeyboardEvent) => void;
  purpose?: string;
}

/** A page of the host with a button for each thing that it saves, and a line with the results. */
function Page({ saves, ...handlers }: PageProps): ReactElement {
  const { reauth, guard } = useStepUp();
  const [outcomes, setOutcomes] = useState<string[]>([]);
  const save = async (names: string[]): Promise<void> => {
    await Promise.all(
      names.map(async (name) => {
        const outcome = await guard(saves[name] ?? (async () => {})).then(
          () => 'saved',
          (error: unknown) => toMfaError(error).code,
        );
        setOutcomes((old) => [...old, `${name}: ${outcome}`].sort());
      }),
    );
  };
  return (
    <main>
      {Object.keys(saves).map((name) => (
        <button key={name} type="button" onClick={() => void save([name])}>
          Save {name}
        </button>
      ))}
      <button type="button" onClick={() => void save(Object.keys(saves))}>
        Save all
      </button>
      <output>{outcomes.join(', ')}</output>
      <MfaChallengeDialog reauth={reauth} id="step-up" className="wide" data-testid="own" {...handlers} />
    </main>
  );
}

/** Two calls that the sandbox guards, made with the page's arguments. */
function guardedBy(sandbox: Sandbox): PageProps['saves'] {
  sandbox.signIn(anna.email);
  const { enrollEmail, enrollSMS } = sandbox.adapter;
  return {
    address: (proof) => enrollEmail({ email: 'anna@new.example' }, proof && { proof }),
    number: (proof) => enrollSMS({ phoneNumber: phone }, proof && { proof }),
  };
}

const outcome = (): HTMLElement => screen.getByRole('status');

describe('<MfaChallengeDialog />', () => {
  it("isn't rendered while no proof is needed", () => {
    show(<Page saves={{}} />, sandboxWith());
    expect(dialog()).toBeNull();
  });

  it('asks for the password once for all pending calls, and closes', async () => {
    const sandbox = sandboxWith({ totp: true }, { requireReauth: 'password' });
    const { user } = show(<Page saves={guardedBy(sandbox)} />, sandbox);
    await user.click(button('Save all'));
    const field = await screen.findByLabelText(en.reauth.label);
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    expect(dialog()).toHaveAttribute('id', 'step-up');
    expect(dialog()).toHaveAttribute('data-testid', 'own');
    await user.type(field, `${anna.password}{Enter}`);
    await waitFor(() => expect(outcome()).toHaveTextContent('address: saved, number: saved'));
    await waitFor(() => expect(dialog()).toBeNull());
    expect(callsOf(sandbox, 'enrollEmail')).toEqual([{ email: 'anna@new.example' }, { email: 'anna@new.example' }]);
  });

  it("asks for a code once for all pending calls, and doesn't offer to trust the device", async () => {
    const sandbox = sandboxWith({ totp: true }, { requireReauth: 'code' });
    const { user } = show(<Page saves={guardedBy(sandbox)} />, sandbox);
    await user.click(button('Save all'));
    await screen.findByLabelText(en.code.label(6));
    expect(screen.queryByRole('checkbox')).toBeNull();
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(outcome()).toHaveTextContent('address: saved, number: saved'));
    await waitFor(() => expect(dialog()).toBeNull());
    expect(callsOf(sandbox, 'startStepUp')).toHaveLength(1);
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
  });

  it.each(['password', 'code'] as const)(
    'rejects pending calls (%s) with CANCELLED on "Cancel", and saves nothing',
    async (how) => {
      const sandbox = sandboxWith({ totp: true }, { requireReauth: how });
      const { user } = show(<Page saves={guardedBy(sandbox)} />, sandbox);
      await user.click(button('Save all'));
      await waitFor(() => expect(dialog()).not.toBeNull());
      await user.click(within(dialog() as HTMLElement).getByRole('button', { name: en.common.cancel }));
      await waitFor(() => expect(outcome()).toHaveTextContent('address: CANCELLED, number: CANCELLED'));
      expect(dialog()).toBeNull();
      expect(sandbox.outbox).toEqual([]);
    },
  );

  it.each(['password', 'code'] as const)(
    'closes with ×, which notifies the backend as Cancel does (%s)',
    async (how) => {
      const sandbox = sandboxWith({ totp: true }, { requireReauth: how });
      const { user } = show(<Page saves={guardedBy(sandbox)} />, sandbox);
      await user.click(button('Save address'));
      await screen.findByLabelText(how === 'code' ? en.code.label(6) : en.reauth.label);
      await user.click(within(dialog() as HTMLElement).getByRole('button', { name: en.common.close }));
      await waitFor(() => expect(outcome()).toHaveTextContent('address: CANCELLED'));
      expect(dialog()).toBeNull();
      expect(callsOf(sandbox, 'cancel')).toHaveLength(how === 'code' ? 1 : 0);
    },
  );

  it("has no × while codes that came with the proof are unsaved, because the user can't go back", async () => {
    const sandbox = sandboxWith({ totp: true }, { requireReauth: 'code' });
    sandbox.faults.answer('verifyChallenge', () => ({ verified: true, backupCodes: ['d67kw-zf68u'] }));
    const { user } = show(<Page saves={guardedBy(sandbox)} />, sandbox);
    await user.click(button('Save address'));
    await user.type(await screen.findByLabelText(en.code.label(6)), codeOf(sandbox));
    await screen.findByRole('heading', { name: en.backupCodes.title });
    expect(screen.queryByRole('button', { name: en.common.close })).toBeNull();
  });

  it('says what it is for if the host gives a purpose', async () => {
    const sandbox = sandboxWith({ totp: true }, { requireReauth: 'password' });
    const { user } = show(<Page saves={guardedBy(sandbox)} purpose="You’re changing your address." />, sandbox);
    await user.click(button('Save address'));
    await screen.findByLabelText(en.reauth.label);
    expect(dialog()).toHaveAccessibleDescription('You’re changing your address.');
  });

  it('closes with Escape, but not while an input method is composing', async () => {
    const sandbox = sandboxWith({ totp: true }, { requireReauth: 'password' });
    const { user } = show(<Page saves={guardedBy(sandbox)} />, sandbox);
    await user.click(button('Save address'));
    await screen.findByLabelText(en.reauth.label);
    fireEvent.keyDown(dialog() as HTMLElement, { key: 'Escape', isComposing: true });
    fireEvent.keyDown(dialog() as HTMLElement, { key: 'Escape', keyCode: 229 });
    expect(dialog()).not.toBeNull();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(outcome()).toHaveTextContent('address: CANCELLED'));
    expect(dialog()).toBeNull();
  });

  it('closes when the page is unmounted, and leaves no trace of what was typed', async () => {
    const sandbox = sandboxWith({ totp: true }, { requireReauth: 'password' });
    const onError = vi.fn();
    const { user, unmount } = show(<Page saves={guardedBy(sandbox)} />, sandbox, { onError });
    await user.click(button('Save address'));
    await user.type(await screen.findByLabelText(en.reauth.label), anna.password);
    unmount();
    expect(document.querySelector('[data-mfa-part="dialog-layer"]')).toBeNull();
    await waitFor(() => expect(document.body.style.cssText).toBe(''));
    expectNoSecretIn('onError', onError.mock.calls);
    expect(callsOf(sandbox, 'enrollEmail')).toHaveLength(1);
  });

  it("doesn't ask a second time for a call that is also refused after the proof", async () => {
    const sandbox = sandboxWith({ totp: true }, { requireReauth: 'code' });
    sandbox.signIn(anna.email);
    const never = vi.fn(() => Promise.reject({ code: 'REAUTH_REQUIRED', reauth: 'code' }));
    const { user } = show(<Page saves={{ never }} />, sandbox);
    await user.click(button('Save never'));
    await screen.findByLabelText(en.code.label(6));
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(outcome()).toHaveTextContent('never: REAUTH_REQUIRED'));
    expect(never).toHaveBeenCalledTimes(2);
    await waitFor(() => expect(dialog()).toBeNull());
  });

  it('opens again for the next call, as if for the first time', async () => {
    const sandbox = sandboxWith({ totp: true }, { requireReauth: 'password' });
    const { user } = show(<Page saves={guardedBy(sandbox)} />, sandbox);
    await user.click(button('Save address'));
    await user.type(await screen.findByLabelText(en.reauth.label), 'not my password');
    await user.click(within(dialog() as HTMLElement).getByRole('button', { name: en.common.cancel }));
    await waitFor(() => expect(dialog()).toBeNull());
    await user.click(button('Save number'));
    expect(await screen.findByLabelText(en.reauth.label)).toHaveValue('');
  });
});

describe('Escape', () => {
  const open = async (withHandler?: { onKeyDown: (event: KeyboardEvent) => void }) => {
    const sandbox = sandboxWith({ totp: true }, { requireReauth: 'code' });
    const shown = show(<Page saves={guardedBy(sandbox)} {...withHandler} />, sandbox);
    await shown.user.click(button('Save address'));
    await screen.findByLabelText(en.code.label(6));
    return { ...shown, sandbox };
  };

  it('does the same as Cancel: notifies the backend, as for a step-up', async () => {
    const { user, sandbox } = await open();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(outcome()).toHaveTextContent('address: CANCELLED'));
    expect(callsOf(sandbox, 'cancel')).toEqual([{ challengeId: expect.any(String), kind: 'step-up' }]);
  });

  it('goes to the host first, which can prevent it', async () => {
    const onKeyDown = vi.fn((event: KeyboardEvent) => event.preventDefault());
    const { user } = await open({ onKeyDown });
    await user.keyboard('{Escape}');
    expect(onKeyDown).toHaveBeenCalledOnce();
    expect(dialog()).not.toBeNull();
  });
});

it('asks for the password, then for a code, and makes the call once more with the password', async () => {
  const sandbox = sandboxWith({ totp: true });
  sandbox.signIn(anna.email);
  const proofs: unknown[] = [];
  let passed = false;
  const { verifyChallenge } = sandbox.adapter;
  const adapter: MfaAdapter = {
    ...sandbox.adapter,
    verifyChallenge: async (p, ctx) => {
      const answer = await verifyChallenge(p, ctx);
      passed = true;
      return answer;
    },
    removeFactor: async (_, ctx) => {
      proofs.push(ctx?.proof?.password);
      if (!ctx?.proof) throw { code: 'REAUTH_REQUIRED', reauth: 'password' };
      if (!passed) throw { code: 'REAUTH_REQUIRED', reauth: 'code' };
    },
  };
  const { user } = show(<MfaSettings />, { adapter });
  await user.click(await screen.findByRole('button', { name: enAccount.settings.remove(en.methods.totp.title) }));
  await user.click(await screen.findByRole('button', { name: enAccount.settings.removeConfirm }));
  await user.type(await screen.findByLabelText(en.reauth.label), `${anna.password}{Enter}`);
  await user.type(await screen.findByLabelText(en.code.label(6)), codeOf(sandbox));
  expect(await screen.findAllByText(enAccount.settings.done.remove)).not.toEqual([]);
  expect(proofs).toEqual([undefined, anna.password, anna.password]);
});

it("doesn't report a success as canceled if its page was unmounted meanwhile", async () => {
  const sandbox = sandboxWith();
  const outcomes: unknown[] = [];
  let finish = (): void => {};
  function DeleteAccount(): ReactElement {
    const { guard } = useStepUp();
    const remove = () =>
      guard(
        () =>
          new Promise<string>((resolve) => {
            finish = () => resolve('deleted');
          }),
      );
    return (
      <button
        type="button"
        onClick={() =>
          void remove().then(
            (what) => outcomes.push(what),
            (error) => outcomes.push(error),
          )
        }
      >
        Delete
      </button>
    );
  }
  const { user, show: next } = show(<DeleteAccount />, sandbox);
  await user.click(button('Delete'));
  next(<p>Bye</p>);
  await screen.findByText('Bye');
  finish();
  await waitFor(() => expect(outcomes).toEqual(['deleted']));
});

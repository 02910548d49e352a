import { act, screen, waitFor } from '@testing-library/react';
import { type ReactElement, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { type MfaAdapter, MfaChallengeDialog, TotpSetup, useStepUp } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { uncaughtErrors } from '../uncaughtErrors.js';
import { Hidable } from './Hidable.js';
import { button, codeField, show } from './screen.js';

const CODE = '246810';

/**
 * A backend whose access tokens contain the time of the last proof. Without the newest token, it asks again and again.
 */
function tokenBackend() {
  let installed = 'old';
  const install = vi.fn((session: unknown) => {
    installed = (session as { tokens: string }).tokens;
  });
  const transfer = vi.fn(async () => {
    if (installed !== 'fresh') throw { code: 'REAUTH_REQUIRED', reauth: 'code' };
    return 'transferred';
  });
  const adapter: MfaAdapter<string> = {
    startStepUp: async () => ({ challengeId: 'step-up' }),
    verifyChallenge: async () => ({ tokens: 'fresh' }),
    enrollTOTP: async () => ({ id: 'e-1', secret: 'JBSWY3DPEHPK3PXP' }),
    verifyTOTP: async () => ({ tokens: 'fresh' }),
  };
  return { adapter: adapter as MfaAdapter, install, transfer };
}

function Page({ action }: { action: (stepUp: ReturnType<typeof useStepUp>) => Promise<unknown> }): ReactElement {
  const stepUp = useStepUp();
  const [outcome, setOutcome] = useState<unknown>('none yet');
  return (
    <main>
      <button
        type="button"
        onClick={() => void action(stepUp).then(setOutcome, ({ code }: { code: string }) => setOutcome(code))}
      >
        Transfer
      </button>
      <output>{JSON.stringify(outcome)}</output>
      <MfaChallengeDialog reauth={stepUp.reauth} />
    </main>
  );
}
const outcome = (): HTMLElement => screen.getByRole('status');

describe('the session from a step-up', () => {
  it('is delivered to the host before the call is repeated', async () => {
    const { adapter, install, transfer } = tokenBackend();
    const { user } = show(<Page action={({ guard }) => guard(transfer)} />, { adapter }, { onSession: install });
    await user.click(button('Transfer'));
    await user.type(await screen.findByLabelText(en.code.label(6)), CODE);
    await waitFor(() => expect(outcome()).toHaveTextContent('transferred'));
    expect(install.mock.calls).toEqual([[{ tokens: 'fresh' }]]);
    expect(transfer).toHaveBeenCalledTimes(2);
  });

  it('is awaited', async () => {
    const { adapter, install, transfer } = tokenBackend();
    let stored = (): void => {};
    const onSession = async (session: unknown): Promise<void> => {
      await new Promise<void>((resolve) => {
        stored = resolve;
      });
      install(session);
    };
    const { user } = show(<Page action={({ guard }) => guard(transfer)} />, { adapter }, { onSession });
    await user.click(button('Transfer'));
    await user.type(await screen.findByLabelText(en.code.label(6)), CODE);
    expect(await screen.findByRole('heading', { name: en.reauth.verifiedTitle })).toBeVisible();
    expect(screen.queryByText(en.challenge.verifiedTitle)).toBeNull(); // the user was already signed in
    expect(transfer).toHaveBeenCalledOnce();
    stored();
    await waitFor(() => expect(outcome()).toHaveTextContent('transferred'));
  });

  it('is the result of stepUp(), without the codes that came with it', async () => {
    const { adapter } = tokenBackend();
    const { user } = show(<Page action={({ stepUp }) => stepUp()} />, { adapter });
    await user.click(button('Transfer'));
    await user.type(await screen.findByLabelText(en.code.label(6)), CODE);
    await waitFor(() => expect(outcome()).toHaveTextContent('{"tokens":"fresh"}'));
  });

  it("doesn't stop the flow if the host fails to store it, which is reported to the developer", async () => {
    const { adapter, transfer } = tokenBackend();
    const uncaught = uncaughtErrors();
    const bug = new TypeError('store is undefined');
    const onSession = (): Promise<void> => Promise.reject(bug);
    const onError = vi.fn();
    const { user } = show(<Page action={({ guard }) => guard(transfer)} />, { adapter }, { onSession, onError });
    await user.click(button('Transfer'));
    await user.type(await screen.findByLabelText(en.code.label(6)), CODE);
    await waitFor(() => expect(outcome()).toHaveTextContent('REAUTH_REQUIRED'));
    expect(uncaught).toEqual([bug]);
    expect(onError.mock.calls).toEqual([[expect.objectContaining({ code: 'UNKNOWN', operation: 'onSession' })]]);
  });

  it('is awaited no longer than any response, which is reported to the developer', async () => {
    const { adapter, transfer } = tokenBackend();
    const uncaught = uncaughtErrors();
    const onSession = (): Promise<void> => new Promise(() => {});
    const onError = vi.fn();
    const options = { onSession, onError, timeoutMs: 200 };
    const { user } = show(<Page action={({ guard }) => guard(transfer)} />, { adapter }, options);
    await user.click(button('Transfer'));
    await user.type(await screen.findByLabelText(en.code.label(6)), CODE);
    await waitFor(() => expect(outcome()).toHaveTextContent('REAUTH_REQUIRED'));
    expect(uncaught).toEqual([expect.objectContaining({ message: expect.stringContaining('onSession') })]);
    expect(onError.mock.calls).toEqual([[expect.objectContaining({ code: 'NETWORK', operation: 'onSession' })]]);
  });
});

describe('new backup codes from a step-up', () => {
  it('must be saved before the call is repeated, and are in no session', async () => {
    const { adapter, install, transfer } = tokenBackend();
    adapter.verifyChallenge = async () => ({ tokens: 'fresh', backupCodes: ['zq7k-9mwd', 'h3nv-2xpa'] });
    const { user } = show(<Page action={({ guard }) => guard(transfer)} />, { adapter }, { onSession: install });
    await user.click(button('Transfer'));
    await user.type(await screen.findByLabelText(en.code.label(6)), CODE);
    expect(await screen.findByRole('list', { name: en.backupCodes.listLabel(2) })).toHaveTextContent('zq7k-9mwd');
    await user.keyboard('{Escape}');
    await user.click(button(en.backupCodes.finish));
    expect(transfer).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('checkbox', { name: en.backupCodes.saved }));
    await user.click(button(en.backupCodes.finish));
    await waitFor(() => expect(outcome()).toHaveTextContent('transferred'));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(install.mock.calls).toEqual([[{ tokens: 'fresh' }]]);
  });
});

describe('unsaved new backup codes', () => {
  const passed = async () => {
    const { adapter, transfer } = tokenBackend();
    adapter.verifyChallenge = async () => ({ tokens: 'fresh', backupCodes: ['zq7k-9mwd', 'h3nv-2xpa'] });
    transfer.mockRejectedValueOnce({ code: 'REAUTH_REQUIRED', reauth: 'code' }).mockResolvedValue('transferred');
    const page = (hidden: boolean): ReactElement => (
      <Hidable hidden={hidden}>
        <Page action={({ guard }) => guard(transfer)} />
      </Hidable>
    );
    const shown = show(page(false), { adapter });
    await shown.user.click(button('Transfer'));
    await shown.user.type(await screen.findByLabelText(en.code.label(6)), CODE);
    await screen.findByRole('list', { name: en.backupCodes.listLabel(2) });
    return { ...shown, page, transfer };
  };

  it('are there again after the page was hidden, and the call continues', async () => {
    const { user, show: again, page } = await passed();
    again(page(true));
    await act(async () => {});
    again(page(false));
    expect(await screen.findByRole('list', { name: en.backupCodes.listLabel(2) })).toHaveTextContent('zq7k-9mwd');
    await user.click(screen.getByRole('checkbox', { name: en.backupCodes.saved }));
    await user.click(button(en.backupCodes.finish));
    await waitFor(() => expect(outcome()).toHaveTextContent('transferred'));
  });

  it('are dropped when the component is unmounted, and another one can ask again', async () => {
    const { user, show: again, transfer } = await passed();
    again(<p>Gone</p>);
    await act(async () => {});
    transfer.mockRejectedValueOnce({ code: 'REAUTH_REQUIRED', reauth: 'code' });
    again(<Page action={({ guard }) => guard(transfer)} />);
    await user.click(button('Transfer'));
    expect(await screen.findByLabelText(en.code.label(6))).toBeVisible();
  });
});

describe('tokens that the confirmation of a standalone setup rotates', () => {
  it('are delivered to the host before onEnrolled is called', async () => {
    const { adapter } = tokenBackend();
    const order: unknown[] = [];
    const onSession = async (session: unknown): Promise<void> => {
      await Promise.resolve();
      order.push(session);
    };
    const { user } = show(<TotpSetup onEnrolled={({ method }) => order.push(method)} />, { adapter }, { onSession });
    await user.click(button(en.setup.totp.start));
    await screen.findByLabelText(en.code.label(6));
    await user.type(codeField(), CODE);
    await waitFor(() => expect(order).toEqual([{ tokens: 'fresh' }, 'totp']));
  });
});

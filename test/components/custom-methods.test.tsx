import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import {
  MfaChallenge,
  MfaChallengeDialog,
  type MfaCustomMethod,
  MfaFlow,
  MfaSettings,
  useMfaStatus,
  useStepUp,
} from '../../src/index.js';
import type { Sandbox, SandboxOptions, SandboxUserSeed } from '../../src/sandbox/index.js';
import { en } from '../words.js';
import {
  anna,
  announced,
  button,
  callsOf,
  challengeOf,
  codeField,
  root,
  sandboxWith,
  show,
  signedInAs,
  status,
} from './screen.js';

const ICON = 'M3 5h14v10H3z';
const reader: MfaCustomMethod = {
  id: 'card',
  name: 'Card reader',
  icon: ICON,
  description: 'The one your bank sent you.',
  hint: 'Put your card into the reader to get the code.',
  kind: 'code',
};
const call: MfaCustomMethod = { id: 'voice', name: 'Phone call', icon: 'sms', kind: 'code', sends: true };

/** Anna's bank, which has given her a card reader, and an authenticator app if the test says so. */
const bank = (
  seed: Partial<SandboxUserSeed> = { methods: ['card'] },
  methods: MfaCustomMethod[] = [reader, call],
  options: SandboxOptions = {},
): Sandbox => sandboxWith(seed, { methods, ...options });

async function challenged(sandbox: Sandbox) {
  const onVerified = vi.fn();
  const challenge = await challengeOf(sandbox);
  const ui = <MfaChallenge challenge={challenge} onVerified={onVerified} onRestart={() => {}} />;
  return { sandbox, challenge, ...show(ui, sandbox), onVerified };
}

/** Opens her list of methods. */
async function choosing(sandbox: Sandbox) {
  const shown = await challenged(sandbox);
  await shown.user.click(button(en.challenge.useAnotherMethod));
  return shown;
}

const withApp = (...methods: NonNullable<SandboxUserSeed['methods']>) => ({ totp: true, methods });
const iconIn = (element: HTMLElement): string | null | undefined => element.querySelector('path')?.getAttribute('d');

describe('a method that the adapter declares', () => {
  it('is listed with its name, icon and description', async () => {
    await choosing(bank(withApp('card')));
    const option = button(/^Card reader/);
    expect(option).toHaveTextContent('The one your bank sent you.');
    expect(iconIn(option)).toBe(ICON);
  });

  it("is listed with the user's name for it", async () => {
    await choosing(bank(withApp({ method: 'card', label: 'My Visa' })));
    expect(button(/^My Visa/)).toHaveTextContent('Card reader');
  });

  it('has a phone icon if the adapter gives none, and the icon of a built-in method if it names one', async () => {
    const { icon: _, ...plain } = reader;
    await choosing(bank(withApp('card', 'voice'), [plain, call]));
    const drawn = (name: RegExp) => button(name).querySelector('svg')?.dataset.icon;
    expect([drawn(/^Card reader/), drawn(/^Phone call/)]).toEqual(['app', 'sms']);
  });

  it('asks for its code, says where to get it, and signs in with it', async () => {
    const { user, sandbox, onVerified } = await choosing(bank(withApp('card')));
    await user.click(button(/^Card reader/));
    expect(status()).toBe('awaiting-code');
    expect(root()).toHaveAccessibleName(en.challenge.title.code);
    expect(root()).toHaveTextContent('Put your card into the reader to get the code.');
    expect(iconIn(root())).toBe(ICON);
    expect(screen.queryByRole('button', { name: en.challenge.resend })).toBeNull();
    await user.click(screen.getByRole('checkbox'));
    await user.type(codeField(), sandbox.deviceCode(anna.email, 'card'));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'verifyChallenge')).toMatchObject([{ method: 'card', trustDevice: true }]);
    expect(callsOf(sandbox, 'sendChallenge')).toEqual([]);
    expect(onVerified.mock.calls[0]?.[0].by).toBe('card');
    expect(signedInAs(sandbox, onVerified)).toBe(anna.email);
  });

  it('refuses a wrong code', async () => {
    const { user, sandbox } = await challenged(bank());
    await user.type(codeField(), sandbox.wrongCode());
    await waitFor(() => expect(codeField()).toHaveAccessibleDescription(new RegExp(en.errors.INVALID_CODE)));
  });

  it('shows its name above the field if the adapter gives no hint', async () => {
    const { hint: _, ...plain } = reader;
    await challenged(bank({ methods: ['card'] }, [plain]));
    expect(root()).toHaveTextContent('Card reader');
  });

  it('has as many digits as the adapter says', async () => {
    await challenged(bank({ methods: ['card'] }, [reader], { codeLength: { card: 8 } }));
    expect(codeField(8)).toBeVisible();
  });

  it('gets its code sent if it needs one, once, and another one on click', async () => {
    const { user, sandbox, challenge } = await choosing(
      bank(withApp({ method: 'voice', destination: '+15550136677' })),
    );
    await user.click(button(/^Phone call/));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    const { challengeId } = challenge;
    expect(callsOf(sandbox, 'sendChallenge')).toMatchObject([{ challengeId, method: 'voice' }]);
    expect(sandbox.outbox).toHaveLength(1);
    expect(announced()).toContain(en.challenge.sent);
    expect(button(/^Send a new code in/)).toBeVisible();
  });

  it('works for a step-up', async () => {
    const sandbox = bank();
    sandbox.signIn(anna.email);
    const passed = vi.fn();
    function Page() {
      const { stepUp, reauth } = useStepUp();
      return (
        <>
          <button type="button" onClick={() => void stepUp().then(passed)}>
            Delete
          </button>
          <MfaChallengeDialog reauth={reauth} />
        </>
      );
    }
    const { user } = show(<Page />, sandbox);
    await user.click(button('Delete'));
    expect(await screen.findByText('Put your card into the reader to get the code.')).toBeVisible();
    await user.type(codeField(), sandbox.deviceCode(anna.email, 'card'));
    await waitFor(() => expect(passed).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'verifyChallenge')).toMatchObject([{ method: 'card' }]);
  });

  it('works in a login through the whole flow', async () => {
    const sandbox = bank();
    const result = await sandbox.adapter.login(anna);
    const onComplete = vi.fn();
    const { user } = show(<MfaFlow result={result} onComplete={onComplete} onRestart={() => {}} />, sandbox);
    await user.type(codeField(), sandbox.deviceCode(anna.email, 'card'));
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(signedInAs(sandbox, onComplete)).toBe(anna.email);
  });

  it('is shown in the language of the adapter as soon as the host changes it', async () => {
    const { sandbox, show, challenge } = await choosing(bank(withApp('card')));
    const german = { ...sandbox.adapter, methods: [{ ...reader, name: 'Kartenleser' }] };
    show(<MfaChallenge challenge={challenge} onRestart={() => {}} />, { adapter: german });
    expect(button(/^Kartenleser/)).toBeVisible();
  });
});

describe('a method that the adapter declares, in settings', () => {
  async function settings(sandbox: Sandbox) {
    sandbox.signIn(anna.email);
    const shown = show(<MfaSettings />, sandbox);
    const row = async (name: string): Promise<HTMLElement> => {
      const title = await screen.findByText(name, { selector: 'li *' });
      const found = title.closest('li');
      if (!found) throw new Error(`${name} is in no row.`);
      return found;
    };
    return { ...shown, row };
  }

  it('has a row with its icon and name', async () => {
    const { row } = await settings(bank(withApp('card')));
    const found = await row('Card reader');
    expect(iconIn(found)).toBe(ICON);
    expect(within(found).getByRole('button', { name: en.settings.makeDefault('Card reader') })).toBeVisible();
  });

  it('can be renamed, and keeps the name of the method', async () => {
    const { user, row } = await settings(bank(withApp('card')));
    await user.click(within(await row('Card reader')).getByRole('button', { name: en.settings.rename('Card reader') }));
    const field = await screen.findByRole('textbox');
    await user.clear(field);
    await user.type(field, 'My Visa{Enter}');
    expect(await row('My Visa')).toHaveTextContent('Card reader');
  });

  it('can be removed', async () => {
    const sandbox = bank(withApp('card'));
    const { user, row } = await settings(sandbox);
    await user.click(within(await row('Card reader')).getByRole('button', { name: en.settings.remove('Card reader') }));
    await user.click(await screen.findByRole('button', { name: en.settings.removeConfirm }));
    await waitFor(() => expect(screen.queryByText('Card reader')).toBeNull());
    expect(callsOf(sandbox, 'removeFactor')).toMatchObject([{ method: 'card' }]);
  });

  it('is not offered for setup, and appears when the component of the host has set it up', async () => {
    const sandbox = bank({ totp: true });
    sandbox.signIn(anna.email);
    function Page() {
      const { refresh } = useMfaStatus();
      const setUp = () => {
        sandbox.addFactor(anna.email, 'card');
        refresh();
      };
      return (
        <>
          <MfaSettings />
          <button type="button" onClick={setUp}>
            Set up a reader
          </button>
        </>
      );
    }
    const { user } = show(<Page />, sandbox);
    await screen.findByText(en.methods.totp.title);
    expect(screen.queryByText('Card reader')).toBeNull();
    await user.click(button('Set up a reader'));
    expect(await screen.findByText('Card reader')).toBeVisible();
  });
});

describe('an undeclared method', () => {
  const card = { id: 'card-1', method: 'card' };
  const fax = { id: 'x', method: 'fax' };

  it('is left out of the list and of settings', async () => {
    const sandbox = bank(withApp('card'));
    sandbox.faults.answer('login', (answer) => {
      const login = answer as { factors: object[] };
      return { ...login, factors: [...login.factors, fax] };
    });
    const { show, user } = await choosing(sandbox);
    expect(button(/^Card reader/)).toBeVisible();
    expect(document.body).not.toHaveTextContent('fax');
    await user.click(button(/^Card reader/));
    sandbox.signIn(anna.email);
    sandbox.faults.answer('getStatus', () => ({ enrolled: true, factors: [{ id: 'a', method: 'totp' }, fax] }));
    show(<MfaSettings />);
    await screen.findByText(en.methods.totp.title);
    expect(document.body).not.toHaveTextContent('fax');
  });

  it('is reported as unusable if there is no other', async () => {
    const sandbox = bank();
    const challenge = await challengeOf(sandbox);
    const adapter = { ...sandbox.adapter, methods: [] };
    show(<MfaChallenge challenge={challenge} onRestart={() => {}} />, { adapter });
    expect(root()).toHaveTextContent(en.errors.METHOD_UNAVAILABLE);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(button(en.common.signInAgain)).toBeVisible();
  });

  it('is reported as unusable by the whole flow, too', async () => {
    const sandbox = bank({ totp: true });
    const result = { ...(await sandbox.adapter.login(anna)), factors: [{ ...card, method: 'fax' }] };
    show(<MfaFlow result={result} onRestart={() => {}} />, sandbox);
    expect(root()).toHaveTextContent(en.errors.METHOD_UNAVAILABLE);
  });

  it("doesn't break the screens when its adapter is replaced", async () => {
    const { sandbox, show, challenge } = await challenged(bank(withApp('card')));
    show(<MfaChallenge challenge={challenge} onRestart={() => {}} />, { adapter: { ...sandbox.adapter, methods: [] } });
    expect(codeField()).toBeVisible();
  });
});

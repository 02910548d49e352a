import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import {
  type MfaAdapter,
  MfaChallenge,
  MfaChallengeDialog,
  type MfaCustomMethod,
  type MfaFactor,
  MfaFlow,
  MfaSettings,
  useStepUp,
} from '../../src/index.js';
import { en } from '../words.js';
import { anna, announced, button, codeField, codeOf, root, sandboxWith, show, signedInAs, status } from './screen.js';

const ICON = 'M3 5h14v10H3z';
const reader: MfaCustomMethod = {
  id: 'card',
  name: 'Card reader',
  icon: ICON,
  description: 'The one your bank sent you.',
  hint: 'Put your card into the reader to get the code.',
  kind: 'code',
};
const card: MfaFactor = { id: 'card-1', method: 'card' };
const app: MfaFactor = { id: 'app-1', method: 'totp' };

/** Anna's backend, and a card reader with the same codes as her authenticator app. */
function bank(methods: readonly MfaCustomMethod[] | undefined, factors: MfaFactor[]) {
  const sandbox = sandboxWith({ totp: true, backupCodes: true }, { trustDevice: true });
  const { adapter } = sandbox;
  const sendChallenge = vi.fn<NonNullable<MfaAdapter['sendChallenge']>>(async () => {});
  const verifyChallenge = vi.fn<MfaAdapter['verifyChallenge']>(async ({ factorId: _, method: __, ...p }, ctx) =>
    adapter.verifyChallenge(p, ctx),
  );
  const removeFactor = vi.fn<NonNullable<MfaAdapter['removeFactor']>>(async () => {});
  const getStatus = async () => ({ enrolled: true, factors });
  const changed = { sendChallenge, verifyChallenge, removeFactor, getStatus };
  return { sandbox, adapter: { ...adapter, ...changed, ...(methods && { methods }) } as MfaAdapter, ...changed };
}

async function challenged(methods: readonly MfaCustomMethod[] | undefined, factors: MfaFactor[]) {
  const setting = bank(methods, factors);
  const onVerified = vi.fn();
  const login = await setting.sandbox.adapter.login(anna);
  const challenge = { challengeId: login.challengeId ?? '', factors };
  const ui = <MfaChallenge challenge={challenge} onVerified={onVerified} onRestart={() => {}} />;
  return { ...setting, ...show(ui, setting), onVerified, challenge };
}

/** Opens her list of methods. */
async function choosing(methods: readonly MfaCustomMethod[], factors: MfaFactor[]) {
  const shown = await challenged(methods, factors);
  await shown.user.click(button(en.challenge.useAnotherMethod));
  return shown;
}

const iconIn = (element: HTMLElement): string | null | undefined => element.querySelector('path')?.getAttribute('d');

describe('a custom method of the adapter', () => {
  it('is listed with its name, icon and description', async () => {
    await choosing([reader], [app, card]);
    const option = button(/^Card reader/);
    expect(option).toHaveTextContent('The one your bank sent you.');
    expect(iconIn(option)).toBe(ICON);
  });

  it("is listed with the user's name for it", async () => {
    await choosing([reader], [app, { ...card, label: 'My Visa' }]);
    expect(button(/^My Visa/)).toHaveTextContent('Card reader');
  });

  it('has a phone icon if the adapter gives none, and the icon of a built-in method if it names one', async () => {
    const { icon: _, ...plain } = reader;
    await choosing(
      [plain, { ...plain, id: 'voice', name: 'Phone call', icon: 'sms' }],
      [app, card, { id: 'v', method: 'voice' }],
    );
    const drawn = (name: RegExp) => button(name).querySelector('svg')?.dataset.icon;
    expect([drawn(/^Card reader/), drawn(/^Phone call/)]).toEqual(['app', 'sms']);
  });

  it('asks for its code, says where to get it, and signs in with it', async () => {
    const { user, sandbox, verifyChallenge, sendChallenge, onVerified } = await choosing([reader], [app, card]);
    await user.click(button(/^Card reader/));
    expect(status()).toBe('awaiting-code');
    expect(root()).toHaveAccessibleName(en.challenge.title.code);
    expect(root()).toHaveTextContent('Put your card into the reader to get the code.');
    expect(iconIn(root())).toBe(ICON);
    expect(screen.queryByRole('button', { name: en.challenge.resend })).toBeNull();
    await user.click(screen.getByRole('checkbox'));
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(verifyChallenge.mock.calls[0]?.[0]).toMatchObject({
      factorId: 'card-1',
      method: 'card',
      trustDevice: true,
    });
    expect(sendChallenge).not.toHaveBeenCalled();
    expect(onVerified.mock.calls[0]?.[0].by).toBe('card');
    expect(signedInAs(sandbox, onVerified)).toBe(anna.email);
  });

  it('shows its name above the field if the adapter gives no hint', async () => {
    const { hint: _, ...plain } = reader;
    await challenged([plain], [card]);
    expect(root()).toHaveTextContent('Card reader');
  });

  it('has as many digits as the adapter says', async () => {
    const { adapter, challenge, show } = await challenged([reader], [card]);
    const eight = { ...adapter, features: { codeLength: { card: 8 } } };
    show(<MfaChallenge challenge={challenge} onRestart={() => {}} />, { adapter: eight });
    expect(codeField(8)).toBeVisible();
  });

  it('gets its code sent if it needs one, once, and another one on click', async () => {
    const call: MfaCustomMethod = { id: 'voice', name: 'Phone call', kind: 'code', sends: true };
    const factors: MfaFactor[] = [app, { id: 'v', method: 'voice', destination: '+15550136677' }];
    const { user, sendChallenge, challenge } = await choosing([call], factors);
    await user.click(button(/^Phone call/));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    const { challengeId } = challenge;
    expect(sendChallenge.mock.calls.map(([p]) => p)).toEqual([{ challengeId, factorId: 'v', method: 'voice' }]);
    expect(announced()).toContain(en.challenge.sent);
    expect(button(/^Send a new code in/)).toBeVisible();
  });

  it('works for a step-up', async () => {
    const { sandbox, adapter, verifyChallenge } = bank([reader], []);
    sandbox.signIn(anna.email);
    const startStepUp: MfaAdapter['startStepUp'] = async (ctx) => {
      const challenge = await sandbox.adapter.startStepUp(ctx);
      return challenge && { ...challenge, factors: [card] };
    };
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
    const { user } = show(<Page />, { adapter: { ...adapter, startStepUp } });
    await user.click(button('Delete'));
    expect(await screen.findByText('Put your card into the reader to get the code.')).toBeVisible();
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(passed).toHaveBeenCalledOnce());
    expect(verifyChallenge.mock.calls[0]?.[0]).toMatchObject({ factorId: 'card-1', method: 'card' });
  });

  it('is listed in settings, where it can be removed', async () => {
    const { adapter, removeFactor } = bank([reader], [app, card]);
    const { user } = show(<MfaSettings />, { adapter });
    await user.click(await screen.findByRole('button', { name: en.settings.remove('Card reader') }));
    await user.click(await screen.findByRole('button', { name: en.settings.removeConfirm }));
    await waitFor(() => expect(removeFactor).toHaveBeenCalledOnce());
    expect(removeFactor.mock.calls[0]?.[0]).toEqual({ factorId: 'card-1', method: 'card' });
    expect([...document.querySelectorAll('path')].map((path) => path.getAttribute('d'))).toContain(ICON);
  });
});

describe('an undeclared method', () => {
  it('is left out of the list and of settings', async () => {
    const { user, show, adapter } = await challenged([reader], [app, card, { id: 'x', method: 'fax' }]);
    await user.click(button(en.challenge.useAnotherMethod));
    expect(button(/^Card reader/)).toBeVisible();
    expect(document.body).not.toHaveTextContent('fax');
    show(<MfaSettings />, {
      adapter: {
        ...adapter,
        getStatus: async () => ({ enrolled: true, factors: [app, { id: 'x', method: 'fax' }] }),
      },
    });
    await screen.findByText(en.methods.totp.title);
    expect(document.body).not.toHaveTextContent('fax');
  });

  it('is reported as unusable if there is no other', async () => {
    await challenged(undefined, [card]);
    expect(root()).toHaveTextContent(en.errors.METHOD_UNAVAILABLE);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(button(en.common.signInAgain)).toBeVisible();
  });

  it('is reported as unusable by the whole flow, too', async () => {
    const { sandbox, adapter } = bank(undefined, []);
    const result = { ...(await sandbox.adapter.login(anna)), factors: [card] };
    show(<MfaFlow result={result} onRestart={() => {}} />, { adapter });
    expect(root()).toHaveTextContent(en.errors.METHOD_UNAVAILABLE);
  });

  it("doesn't break the screens when its adapter is replaced", async () => {
    const { sandbox, show, challenge } = await challenged([reader], [card, app]);
    show(<MfaChallenge challenge={challenge} onRestart={() => {}} />, { adapter: sandbox.adapter });
    expect(codeField()).toBeVisible();
  });
});

it('works in a login through the whole flow', async () => {
  const { sandbox, adapter } = bank([reader], []);
  const factors = [card];
  const result = { ...(await sandbox.adapter.login(anna)), factors };
  const onComplete = vi.fn();
  const { user } = show(<MfaFlow result={result} onComplete={onComplete} onRestart={() => {}} />, { adapter });
  await user.type(codeField(), codeOf(sandbox));
  await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
});

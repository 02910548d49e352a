import { act, screen, waitFor } from '@testing-library/react';
import { type ReactElement, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BackupCodesPanel, type BackupCodesPanelProps, EmailSetup, MfaProvider } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { Hidable } from './Hidable.js';
import { anna, button, callsOf, sandboxWith, show, status } from './screen.js';

const { backupCodes: words, enrollment } = en;
const CODES = ['zq7k-9mwd', 'b3nf-x8tp'];

function signedIn(): Sandbox {
  const sandbox = sandboxWith({ totp: true, backupCodes: true });
  sandbox.signIn(anna.email);
  return sandbox;
}
const listed = (): (string | null)[] => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);
/** Whether the browser would ask before leaving the page. */
const asksBeforeLeaving = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

/** New codes are being created; the response is held. */
async function making(props: BackupCodesPanelProps = {}) {
  const sandbox = signedIn();
  const element = (more: BackupCodesPanelProps = {}, hidden = false): ReactElement => (
    <Hidable hidden={hidden}>
      <BackupCodesPanel {...props} {...more} />
    </Hidable>
  );
  const shown = show(element(), sandbox);
  await shown.user.click(button(words.regenerate));
  const held = sandbox.faults.hold('regenerateBackupCodes');
  await shown.user.click(button(words.confirm));
  await waitFor(() => expect(status()).toBe('generating'));
  const again = (more: BackupCodesPanelProps, hidden = false): void => shown.show(element(more, hidden));
  return { ...shown, sandbox, again, answer: () => act(async () => held.release()) };
}

describe('codes that the host passes', () => {
  it.each([
    ['two that are the same', ['aaaa-bbbb', 'aaaa-bbbb']],
    ['thousands', Array.from({ length: 5000 }, (_, i) => `code-${i}`)],
    ['one that isn’t text', ['aaaa-bbbb', 7 as unknown as string]],
  ])('are rejected with a sentence for the developer: %s', (_, codes) => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => show(<BackupCodesPanel codes={codes} />, signedIn())).toThrow(
      /^@protekt\/react-mfa: .*codes.* 1 to 100 different/,
    );
    quiet.mockRestore();
  });

  it("aren't shown again, and don't clear the checkbox, if they are passed inline", async () => {
    const sandbox = signedIn();
    const { user, show: again } = show(<BackupCodesPanel codes={[...CODES]} />, sandbox);
    await user.click(screen.getByRole('checkbox', { name: words.saved }));
    again(<BackupCodesPanel codes={[...CODES]} />);
    expect(screen.getByRole('checkbox', { name: words.saved })).toBeChecked();
    await user.click(button(words.finish));
    again(<BackupCodesPanel codes={[...CODES]} />);
    expect(status()).toBe('saved');
  });
});

describe('on the server', () => {
  const container = document.createElement('div');
  afterEach(() => container.remove());

  it.each([false, true])(
    'renders no code on the server, and all of them after hydration (StrictMode: %s)',
    async (strict) => {
      const recovered = vi.fn();
      const within = (
        <MfaProvider adapter={signedIn().adapter} issuer="Harbour">
          <BackupCodesPanel codes={CODES} />
        </MfaProvider>
      );
      const element = strict ? <StrictMode>{within}</StrictMode> : within;
      const html = renderToString(element);
      expect(html).toContain(words.title);
      for (const code of CODES) expect(html).not.toContain(code);
      document.body.append(container);
      container.innerHTML = html;
      const root = await act(async () => hydrateRoot(container, element, { onRecoverableError: recovered }));
      expect(listed()).toEqual(CODES);
      expect(recovered).not.toHaveBeenCalled();
      act(() => root.unmount());
    },
  );
});

describe('while new codes are being created', () => {
  it('leaving the page asks first, but not before or after', async () => {
    const { answer, user } = await making();
    expect(asksBeforeLeaving()).toBe(true);
    await answer();
    await screen.findByRole('list', { name: words.listLabel(10) });
    expect(asksBeforeLeaving()).toBe(true);
    await user.click(screen.getByRole('checkbox', { name: words.saved }));
    await user.click(button(words.finish));
    expect(asksBeforeLeaving()).toBe(false);
  });

  it('asks nothing while nothing has been created yet', () => {
    show(<BackupCodesPanel ask />, signedIn());
    expect(asksBeforeLeaving()).toBe(false);
  });

  it('they are shown even if others were passed meanwhile, which they have invalidated', async () => {
    const { answer, again, sandbox } = await making();
    again({ codes: CODES });
    await answer();
    await screen.findByRole('list', { name: words.listLabel(10) });
    expect(listed()).not.toContain(CODES[0]);
    expect(callsOf(sandbox, 'regenerateBackupCodes')).toHaveLength(1);
  });

  it('codes passed meanwhile are shown if none could be created', async () => {
    const sandbox = signedIn();
    const { user, show: again } = show(<BackupCodesPanel />, sandbox);
    await user.click(button(words.regenerate));
    let refuse = (): void => undefined;
    const refused = new Promise<never>((_, reject) => {
      refuse = () => reject({ code: 'SERVER' });
    });
    again(<BackupCodesPanel />, { adapter: { ...sandbox.adapter, regenerateBackupCodes: () => refused } });
    await user.click(button(words.confirm));
    again(<BackupCodesPanel codes={CODES} />, {
      adapter: { ...sandbox.adapter, regenerateBackupCodes: () => refused },
    });
    await act(async () => refuse());
    await waitFor(() => expect(listed()).toEqual(CODES));
  });

  it('they are shown if the screen was hidden meanwhile', async () => {
    const { answer, again } = await making();
    again({}, true);
    await answer();
    again({});
    expect(await screen.findByRole('list', { name: words.listLabel(10) })).toBeVisible();
  });
});

describe('an invisible name', () => {
  it('counts as no name', async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const { user } = show(<EmailSetup askName />, sandbox);
    await user.type(screen.getByLabelText(enrollment.nameLabel), '\u200B \u2060{Enter}');
    await waitFor(() => expect(callsOf(sandbox, 'enrollEmail')).toEqual([{}]));
  });
});

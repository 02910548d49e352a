import { screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { describe, expect, it, vi } from 'vitest';
import { type DialogProps, MfaChallengeDialog, MfaSettings, type MfaSlots, useStepUp } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { enAccount } from '../../src/locales/en-account.js';
import { anna, button, callsOf, sandboxWith, show } from './screen.js';

/** As in a modal dialog, unless a field inside already has the focus. */
const takeFocus = (dialog: HTMLElement | null): void => {
  if (!dialog?.contains(document.activeElement)) dialog?.focus();
};

/** A custom dialog of the host. It takes no ref, and doesn't know where the focus was. */
function OwnDialog({ label, lang, onCancel, children }: DialogProps): ReactElement {
  return createPortal(
    <div
      ref={takeFocus}
      role="dialog"
      tabIndex={-1}
      data-own="dialog"
      lang={lang}
      aria-label={label}
      aria-modal="true"
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
    >
      {children}
    </div>,
    document.body,
  );
}
const slots: MfaSlots = { Dialog: OwnDialog };
const own = (name: string): Promise<HTMLElement> => screen.findByRole('dialog', { name });
const OURS = '[data-mfa-part="dialog"], [data-mfa-part="dialog-layer"], [data-mfa-part="dialog-backdrop"]';

async function expectClosed(opener: HTMLElement): Promise<void> {
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(opener).toHaveFocus());
}

describe('a custom dialog', () => {
  it('asks before something is turned off, and Escape cancels', async () => {
    const sandbox = sandboxWith({ totp: true });
    sandbox.signIn(anna.email);
    const { user } = show(<MfaSettings slots={slots} />, sandbox);
    const opener = await screen.findByRole('button', { name: enAccount.settings.disable });
    await user.click(opener);
    const dialog = await own(enAccount.settings.disableTitle);
    expect(dialog).toHaveAttribute('data-own');
    expect(dialog).toHaveAttribute('lang', 'en');
    expect(document.querySelectorAll(OURS)).toHaveLength(0);
    expect(dialog).toContainElement(document.activeElement as HTMLElement);
    await user.keyboard('{Escape}');
    await expectClosed(opener);
    expect(callsOf(sandbox, 'disable')).toHaveLength(0);
  });

  it('asks for the proof that a change requires', async () => {
    const sandbox = sandboxWith({ totp: true }, { requireReauth: 'password' });
    sandbox.signIn(anna.email);
    const saved = vi.fn();
    const Page = () => {
      const { reauth, guard } = useStepUp();
      const save = () =>
        guard((proof) => sandbox.adapter.enrollEmail({ email: 'anna@new.example' }, proof && { proof })).then(
          saved,
          () => undefined,
        );
      return (
        <>
          <button type="button" onClick={() => void save()}>
            Save
          </button>
          <MfaChallengeDialog reauth={reauth} slots={slots} />
        </>
      );
    };
    const { user } = show(<Page />, sandbox);
    await user.click(button('Save'));
    const dialog = await own(en.reauth.title);
    expect(dialog).toHaveAttribute('data-own');
    expect(document.querySelectorAll(OURS)).toHaveLength(0);
    await user.keyboard('{Escape}');
    await expectClosed(button('Save'));
    await user.click(button('Save'));
    await own(en.reauth.title);
    await user.type(screen.getByLabelText(en.reauth.label), anna.password);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    await expectClosed(button('Save'));
  });
});

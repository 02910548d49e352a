import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ReactElement, useState } from 'react';
import { expect, waitFor, within } from 'storybook/test';
import { Button, isMfaError, MfaChallengeDialog, type MfaChallengeDialogProps, useStepUp } from '../src/index.js';
import { clickButton, enterCode, enterText, expectScreen, expectText } from './actions.js';
import { anna, type StageSetting, staged, stageOf } from './Stage.js';
import { words } from './words.js';

const requiresCode: StageSetting = {
  anna: { totp: true, backupCodes: true },
  sandbox: { requireReauth: 'code' },
  session: 'signed-in',
};
const requiresPassword: StageSetting = { ...requiresCode, sandbox: { requireReauth: 'password' } };

const meta: Meta<typeof MfaChallengeDialog> = {
  title: 'Drop-ins/MfaChallengeDialog',
  component: MfaChallengeDialog,
  parameters: staged(requiresCode),
  render: (args, context) => {
    const { disable } = stageOf(context).sandbox.adapter;
    return <Account {...args} turnOff={(proof) => disable({}, proof && { proof })} />;
  },
};
export default meta;
type Story = StoryObj<typeof MfaChallengeDialog>;

interface AccountProps extends Partial<MfaChallengeDialogProps> {
  /** A call of the host app, for which the server requires fresh proof. */
  turnOff: (proof?: { password: string }) => Promise<void>;
}

/** A page of the host app with a sensitive action. */
function Account({ turnOff, ...args }: AccountProps): ReactElement {
  const { reauth, guard } = useStepUp();
  const [outcome, setOutcome] = useState('Two-step verification is on.');
  const act = async (): Promise<void> => {
    try {
      await guard(turnOff);
      setOutcome(words.settings.done.disable);
    } catch (error) {
      setOutcome(
        isMfaError(error) && error.code === 'CANCELLED'
          ? 'Two-step verification is still on.'
          : 'Something went wrong. Try again.',
      );
    }
  };
  return (
    <main>
      <p>{outcome}</p>
      <Button onClick={() => void act()}>{words.settings.disableConfirm}</Button>
      <MfaChallengeDialog {...args} reauth={reauth} />
    </main>
  );
}

export const Idle: Story = {
  name: 'Closed',
  play: async (context) => {
    await expectText(context, 'Two-step verification is on.');
    await expect(within(context.canvasElement).queryByRole('dialog')).toBeNull();
  },
};

export const AskingCode: Story = {
  name: 'Code',
  play: async (context) => {
    await clickButton(context, words.settings.disableConfirm);
    const screen = await expectScreen(context, words.challenge.title.totp, 'awaiting-code');
    await expect(screen.closest('[role="dialog"]')).toHaveAccessibleName(words.reauth.title);
    await expect(within(screen).getByLabelText(words.code.label(6))).toHaveFocus();
  },
};

/** Some backends return new backup codes with the proof. The user saves them before the call is repeated. */
export const SavingCodes: Story = {
  name: 'New backup codes',
  play: async (context) => {
    const { sandbox, appCode } = stageOf(context);
    const backupCodes = ['Harbor-1-Anchor', 'Harbor-2-Anchor', 'Harbor-3-Anchor', 'Harbor-4-Anchor'];
    sandbox.faults.answer('verifyChallenge', () => ({ verified: true, backupCodes }));
    await clickButton(context, words.settings.disableConfirm);
    await enterCode(context, appCode);
    const screen = await expectScreen(context, words.backupCodes.title, 'showing');
    await expect(within(screen).getAllByRole('listitem')).toHaveLength(4);
  },
};

export const AskingCodeAfterTooManyAttempts: Story = {
  name: 'Too many incorrect codes',
  parameters: staged({ ...requiresCode, sandbox: { requireReauth: 'code', limits: { attempts: 1 } } }),
  play: async (context) => {
    await clickButton(context, words.settings.disableConfirm);
    await enterCode(context, stageOf(context).sandbox.wrongCode());
    const screen = await expectScreen(context, words.challenge.tooManyCodesTitle, 'expired');
    await expect(within(screen).getByRole('button')).toHaveTextContent(words.common.close);
  },
};

export const AskingPassword: Story = {
  name: 'Password',
  parameters: staged(requiresPassword),
  play: async (context) => {
    await clickButton(context, words.settings.disableConfirm);
    const screen = await expectScreen(context, words.reauth.title, 'asking-password');
    await expect(within(screen).getByLabelText(words.reauth.label)).toHaveFocus();
  },
};

/** The host says what the confirmation is for. */
export const AskingPasswordWithPurpose: Story = {
  name: 'Password, with the action named',
  parameters: staged(requiresPassword),
  args: { purpose: 'You’re about to turn off two-step verification.' },
  play: async (context) => {
    await clickButton(context, words.settings.disableConfirm);
    const screen = await expectScreen(context, words.reauth.title, 'asking-password');
    const dialog = screen.closest('[role="dialog"]');
    await expect(dialog).toHaveAccessibleDescription('You’re about to turn off two-step verification.');
  },
};

export const CheckingPassword: Story = {
  name: 'Checking password',
  parameters: staged(requiresPassword),
  play: async (context) => {
    await clickButton(context, words.settings.disableConfirm);
    await enterText(context, words.reauth.label, anna.password);
    stageOf(context).sandbox.faults.drop('disable');
    await clickButton(context, words.reauth.confirm);
    await expectScreen(context, words.reauth.title, 'checking-password');
  },
};

export const IdleAfterCode: Story = {
  name: 'Closed after a code',
  play: async (context) => {
    await clickButton(context, words.settings.disableConfirm);
    await enterCode(context, stageOf(context).appCode);
    await expectText(context, words.settings.done.disable);
    await waitFor(() => expect(within(context.canvasElement).getByRole('button')).toHaveFocus());
  },
};

export const IdleAfterCancel: Story = {
  name: 'Closed by Cancel',
  play: async (context) => {
    await clickButton(context, words.settings.disableConfirm);
    await clickButton(context, words.common.cancel);
    await expectText(context, 'Two-step verification is still on.');
  },
};

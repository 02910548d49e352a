import type { StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { MfaChallenge, MfaSettings, TotpSetup } from '../../src/index.js';
import { clickButton, enterCode, enterText, expectScreen, expectText, readKey, tickCheckbox } from '../actions.js';
import { staged, stageOf } from '../Stage.js';
import { words } from '../words.js';

interface Spies {
  /** Called when the flow is over. */
  onDone?: () => void;
}

/**
 * A story of a recipe: a flow in the components of its library. One more shows the built-in components in the library's
 * colors.
 */
export type RecipeStory = StoryObj<Spies>;
const spies = (): Spies => ({ onDone: fn() });
const all = { totp: true, sms: '+15550136677', backupCodes: true };

export const setUp: RecipeStory = {
  args: spies(),
  parameters: staged({ session: 'signed-in' }),
  render: ({ onDone }) => <TotpSetup onEnrolled={() => onDone?.()} onRestart={fn()} onCancel={fn()} />,
  play: async (context) => {
    await clickButton(context, words.setup.totp.start);
    const code = stageOf(context).sandbox.codeFor(await readKey(context));
    await enterText(context, words.code.label(6), code === '000000' ? '111111' : '000000');
    await expectText(context, words.errors.INVALID_CODE);
    await expect(within(context.canvasElement).getByLabelText(words.code.label(6))).toHaveFocus();
    await enterCode(context, code);
    await tickCheckbox(context, words.backupCodes.saved);
    await clickButton(context, words.backupCodes.finish);
    await waitFor(() => expect(context.args.onDone).toHaveBeenCalled());
  },
};

export const challenge: RecipeStory = {
  args: spies(),
  parameters: staged({ anna: all }),
  render: ({ onDone }, context) => (
    <MfaChallenge
      challenge={stageOf(context).challenge}
      onVerified={() => onDone?.()}
      onRestart={fn()}
      onCancel={fn()}
    />
  ),
  play: async (context) => {
    const { appCode } = stageOf(context);
    const field = await within(context.canvasElement).findByLabelText(words.code.label(6));
    await enterText(context, words.code.label(6), appCode === '000000' ? '111111' : '000000');
    await expectText(context, words.errors.INVALID_CODE);
    await expect(field).toBeInvalid();
    await expect(field).toHaveFocus();
  },
};

export const variablesAlone: RecipeStory = {
  ...challenge,
  parameters: { ...challenge.parameters, provider: null }, // an object would be merged with the file's
};

export const settings: RecipeStory = {
  parameters: staged({ anna: all, session: 'signed-in' }),
  render: () => <MfaSettings onRestart={fn()} />,
  play: async (context) => {
    await expectScreen(context, words.settings.title, 'overview');
    await expect(within(context.canvasElement).getByRole('list', { name: words.settings.factorsTitle })).toBeVisible();
  },
};

export const dialog: RecipeStory = {
  parameters: settings.parameters ?? {},
  render: () => <MfaSettings onRestart={fn()} />,
  play: async (context) => {
    await clickButton(context, words.settings.disable);
    const open = await within(document.body).findByRole('dialog', { name: words.settings.disableTitle });
    await context.userEvent.keyboard('{Escape}');
    await waitFor(() => expect(open).not.toBeInTheDocument());
    await clickButton(context, words.settings.disable);
    await within(document.body).findByRole('button', { name: words.settings.disableConfirm });
  },
};

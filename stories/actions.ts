import type { StoryContext } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { words } from './words.js';

/** The part of a play function's context that is used here. */
type Play = Pick<StoryContext, 'canvasElement' | 'userEvent'>;

/**
 * For a story of a screen that is left: a Cancel waits three seconds for the backend, and here it waits forever. Pass it
 * as `beforeEach`.
 */
export function neverStopsWaiting(): () => void {
  const real = globalThis.setTimeout;
  const patient = (run: () => void, ms?: number): unknown => (ms === 3000 ? undefined : real(run, ms));
  globalThis.setTimeout = patient as typeof setTimeout;
  return () => {
    globalThis.setTimeout = real;
  };
}

/** Waits for a screen by a text on it and by its status. */
export async function expectScreen(
  { canvasElement }: Play,
  title: string | RegExp,
  status: string,
): Promise<HTMLElement> {
  return await waitFor(() => {
    const heading = within(canvasElement).getByRole('heading', { name: title });
    const screen = heading.closest<HTMLElement>('[data-status]');
    expect(screen).toHaveAttribute('data-status', status);
    if (!screen) throw new Error(`The title “${title}” is outside of a screen.`);
    return screen;
  });
}

export async function expectText({ canvasElement }: Play, text: string | RegExp): Promise<void> {
  const shown = { ignore: '[data-mfa-part="announcer"]' };
  await expect(await within(canvasElement).findByText(text, shown)).toBeVisible();
}

export async function clickButton({ canvasElement, userEvent }: Play, name: string | RegExp): Promise<void> {
  await userEvent.click(await within(canvasElement).findByRole('button', { name }));
}

/** Chooses a method of the challenge, with the link to the only alternative or from the list. */
export async function chooseMethod(play: Play, title: string): Promise<void> {
  const shown = within(play.canvasElement);
  const only = shown.queryByRole('button', { name: words.challenge.useBackupCode });
  await clickButton(play, only ? words.challenge.useBackupCode : words.challenge.useAnotherMethod);
  if (!only) await clickButton(play, new RegExp(`^${title}`));
}

export async function tickCheckbox({ canvasElement, userEvent }: Play, name: string | RegExp): Promise<void> {
  await userEvent.click(await within(canvasElement).findByRole('checkbox', { name }));
}

export async function enterText(
  { canvasElement, userEvent }: Play,
  label: string | RegExp,
  text: string,
): Promise<void> {
  const field = await within(canvasElement).findByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

/** Enters a code. Six digits are checked at once. */
export const enterCode = (play: Play, code: string): Promise<void> => enterText(play, words.code.label(6), code);

/** Reads the key that the QR code contains, as a scan would. */
export async function readKey({ canvasElement }: Play): Promise<string> {
  const key = await within(canvasElement).findByText(/^([A-Z2-7]{4} ?)+$/);
  return key.textContent ?? '';
}

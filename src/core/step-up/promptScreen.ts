import type { ReauthState } from './reauthFlow.js';

/** The component next to which the prompt is rendered. Undefined while no prompt is shown. */
export function promptScreen(state: ReauthState): string | undefined {
  if (state.status === 'idle' || state.status === 'starting') return undefined;
  if (state.status === 'repeating' && !state.challenge) return undefined;
  return state.calls.find(({ stage }) => stage !== 'ended')?.screen;
}

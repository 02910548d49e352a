'use client';
import { type ChallengeMethod, type ChallengeState, methodOf } from '../../core/challenge/challengeState.js';
import type { ChallengeMessages, MfaSignInMessages } from '../../core/contract/messages.js';
import { leftToRight } from '../../core/text/text.js';
import type { FactorOption } from '../../parts/form/FactorPicker.js';

/** Title and one sentence of the method on screen. */
export function challengeWords(
  state: ChallengeState,
  words: ChallengeMessages,
): { title: string; description?: string } {
  const method = methodOf(state);
  const title = words.title[method];
  if (method === 'passkey' && !state.can.passkey) return { title };
  if (method !== 'sms' && method !== 'email') return { title, description: words.description[method] };
  const destination = leftToRight(state.selected.kind === 'code' ? state.selected.factor?.destination : undefined);
  const sent =
    state.selected.kind === 'code' && state.selected.factor && state.deliveries.has(state.selected.factor.id);
  if (state.status === 'sending') return { title, description: words.sending(destination) };
  return { title, description: sent ? words.sentTo(destination, method) : words.notSent(destination) };
}

/** A method as an option of the list. A factor's value is its id behind a mark, so that no id equals another option's value. */
export function optionOf(selected: ChallengeMethod, { methods, challenge }: MfaSignInMessages): FactorOption {
  if (selected.kind === 'backup-code')
    return {
      value: 'backup-code',
      title: challenge.backupCodeLabel,
      description: challenge.backupCodeOption,
      icon: 'backup',
    };
  const { factor } = selected;
  if (!factor) return { value: '#', title: challenge.title.code, icon: 'app' };
  const { method, label, destination, id } = factor;
  const named = methods[method].title;
  return {
    value: `#${id}`,
    title: label ?? named,
    description: leftToRight(destination) ?? (label ? named : undefined),
    icon: method === 'totp' ? 'app' : method,
  };
}

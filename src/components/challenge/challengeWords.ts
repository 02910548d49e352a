'use client';
import { type ChallengeMethod, type ChallengeState, isSent, methodOf } from '../../core/challenge/challengeState.js';
import type { ChallengeMessages } from '../../core/contract/messages.js';
import { leftToRight } from '../../core/text/text.js';
import type { FactorOption } from '../../parts/form/FactorPicker.js';
import type { MfaContextValue } from '../../provider/context.js';
import { methodInfo } from '../shared/methodInfo.js';

type Mfa = Pick<MfaContextValue, 'adapter' | 'messages'>;

/** Title and one sentence of the method on screen. */
export function challengeWords(state: ChallengeState, mfa: Mfa): { title: string; description?: string | undefined } {
  const { challenge: words } = mfa.messages;
  const method = methodOf(state) as keyof ChallengeMessages['title']; // or one of the adapter's own
  const { hint } = methodInfo(method, mfa);
  const title = hint ? words.title.code : words.title[method];
  if (method === 'passkey' && !state.can.passkey) return { title };
  const description = hint ?? words.description[method as keyof ChallengeMessages['description']];
  if (!isSent(state)) return { title, description };
  const destination = leftToRight(state.selected.kind === 'code' ? state.selected.factor?.destination : undefined);
  const sent =
    state.selected.kind === 'code' && state.selected.factor && state.deliveries.has(state.selected.factor.id);
  if (state.status === 'sending') return { title, description: words.sending(destination) };
  return {
    title,
    description: sent ? (hint ?? words.sentTo(destination, method as 'sms' | 'email')) : words.notSent(destination),
  };
}

/** A method as an option of the list. A factor's value is its id behind a mark, so that no id equals another option's value. */
export function optionOf(selected: ChallengeMethod, mfa: Mfa): FactorOption {
  const { challenge } = mfa.messages;
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
  const { title, icon, description } = methodInfo(method, mfa);
  return {
    value: `#${id}`,
    title: label ?? title,
    description: leftToRight(destination) ?? (label ? title : description),
    icon,
  };
}

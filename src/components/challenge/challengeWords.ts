'use client';
import { type ChallengeMethod, factorOf, isUsable } from '../../core/challenge/challengeMethod.js';
import { type ChallengeState, isSent, methodOf, sendOf } from '../../core/challenge/challengeState.js';
import type { ChallengeMessages } from '../../core/contract/messages.js';
import { leftToRight } from '../../core/text/text.js';
import type { SubjectIconName } from '../../parts/feedback/subjectIcons.js';
import type { FactorOption } from '../../parts/form/FactorPicker.js';
import type { MfaContextValue } from '../../provider/context.js';
import { methodInfo } from '../shared/methodInfo.js';

type Mfa = Pick<MfaContextValue, 'adapter' | 'messages'>;

/** The icon, title and description of the method on screen, the list of methods, or help. */
export function challengeWords(
  state: ChallengeState,
  mfa: Mfa,
): { title: string; description?: string | undefined; icon?: SubjectIconName | undefined } {
  const { challenge: words } = mfa.messages;
  if (state.status === 'choosing-method') return { title: words.chooseTitle, description: words.chooseDescription };
  if (state.status === 'lost-access') return { title: words.helpTitle, description: words.helpDescription };
  const method = methodOf(state) as keyof ChallengeMessages['title']; // or a custom method of the adapter
  const { selected } = state;
  const { title: name, hint } = methodInfo(method, mfa);
  const { icon } = optionOf(selected, mfa);
  const description = isUsable(selected, state.can)
    ? (hint ?? words.description[method as keyof ChallengeMessages['description']])
    : mfa.messages.errors.METHOD_UNAVAILABLE;
  if (selected.kind === 'approval') return { title: name, icon, description };
  const shown = { title: hint ? words.title.code : words.title[method], icon };
  if (!isSent(state)) return { ...shown, description };
  const destination = leftToRight(factorOf(selected)?.destination);
  if (state.status === 'sending') return { ...shown, description: words.sending(destination) };
  if (!sendOf(state)) return { ...shown, description: words.notSent(destination) };
  return { ...shown, description: hint ?? words.sentTo(destination, method as 'sms' | 'email') };
}

/**
 * A method as an option of the list. A factor's value starts with a prefix, so that no id can equal the
 * value of another option.
 */
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

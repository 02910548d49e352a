import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { type MfaAdapter, MfaChallenge, type MfaChallengeInfo, MfaSettings } from '../../src/index.js';
import { en } from '../words.js';
import { anna, button, promptStatus, root, sandboxWith, show } from './screen.js';

/** Reverses the text that follows it (CVE-2021-42574), unless it is removed. */
const OVERRIDE = '\u202e';
const texts = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  `${OVERRIDE}elpoep tseb eht\u2069\u200f`,
  'line\u2028two\u0000\u001b[31m',
];
/** Except the isolates around the text that we write from left to right. */
const BIDI_OR_CONTROL = /(?![\u2066\u2069\n])[\p{Cc}\p{Bidi_C}\u2028\u2029]/u;

/** Nothing has become markup, a link, or a direction. */
function staysText(): void {
  for (const element of root().querySelectorAll('*')) {
    expect(['img', 'script', 'iframe', 'a', 'object', 'style', 'link']).not.toContain(element.localName);
    const handlers = [...element.attributes].filter(({ name }) => /^on|^(src|href|action|formaction)$/.test(name));
    expect(handlers).toEqual([]);
    for (const { value } of element.attributes) expect(value).not.toMatch(BIDI_OR_CONTROL);
  }
  expect(root().textContent).not.toMatch(BIDI_OR_CONTROL);
}

it.each(texts)('a factor named %j is shown in a challenge as plain text', async (text) => {
  const sandbox = sandboxWith({ totp: true });
  const challenge: MfaChallengeInfo = {
    challengeId: text,
    factors: [
      { id: text, method: 'totp', label: text },
      { id: '__proto__', method: 'sms', destination: text, label: text },
    ],
    sentTo: '__proto__',
  };
  const { user } = show(<MfaChallenge onRestart={() => {}} challenge={challenge} />, sandbox);
  staysText();
  await user.click(button(en.challenge.useAnotherMethod));
  staysText();
  expect(Object.prototype).not.toHaveProperty('challengeId');
});

it.each(texts)('a factor named %j is shown in account settings and their questions as plain text', async (text) => {
  const sandbox = sandboxWith({ totp: true });
  sandbox.signIn(anna.email);
  const factors = [
    { id: text, method: 'totp', label: text, isDefault: true },
    { id: 'constructor', method: 'email', destination: text },
  ];
  const getStatus = async () => JSON.parse(JSON.stringify({ enrolled: true, factors, __proto__: { polluted: true } }));
  const { user } = show(<MfaSettings />, { adapter: { ...sandbox.adapter, getStatus } as MfaAdapter });
  await screen.findByRole('list', { name: en.settings.factorsTitle });
  staysText();
  await user.click(screen.getAllByRole('button', { name: /^Remove: / })[0] as HTMLElement);
  await waitFor(() => expect(promptStatus()).toBe('confirming'));
  staysText();
  expect({}).not.toHaveProperty('polluted');
});

import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type MfaFactor, MfaSettings } from '../../src/index.js';
import { en } from '../words.js';
import { sandboxWith, show } from './screen.js';

function settingsOf(factors: MfaFactor[]) {
  const { adapter } = sandboxWith();
  return show(<MfaSettings />, { adapter: { ...adapter, getStatus: async () => ({ enrolled: true, factors }) } });
}
const names = (): string[] =>
  screen
    .getAllByRole('button', { name: new RegExp(`^${en.settings.actions.remove}`) })
    .map((button) => button.getAttribute('aria-label')?.replace(/[\u2066-\u2069]/g, '') ?? '');

describe('the factors in <MfaSettings />', () => {
  it('has no button to remove a factor that has to stay', async () => {
    settingsOf([
      { id: 'a', method: 'totp', canRemove: false },
      { id: 'b', method: 'sms', destination: '+15550136677' },
    ]);
    await screen.findByText(en.methods.totp.title);
    expect(names()).toEqual([en.settings.remove(en.methods.sms.title)]);
  });

  it('distinguishes two unnamed numbers in the names of their buttons', async () => {
    settingsOf([
      { id: 'a', method: 'sms', destination: '+15550136677' },
      { id: 'b', method: 'sms', destination: '+15550136611' },
    ]);
    await screen.findAllByText(en.methods.sms.title);
    expect(names()).toEqual([
      en.settings.remove(`${en.methods.sms.title} •••• 77`),
      en.settings.remove(`${en.methods.sms.title} •••• 11`),
    ]);
  });
});

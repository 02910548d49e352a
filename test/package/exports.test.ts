import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entries } from '../../scripts/entries.mjs';
import { filesIn } from './sources.js';

/** What each entry exports at run time. A change here changes the public interface, so it needs a changeset. */
const MANIFEST: Record<string, readonly string[]> = {
  '.': [
    'BackupCodeList',
    'BackupCodesPanel',
    'Button',
    'Checkbox',
    'CodeInput',
    'CopyButton',
    'Countdown',
    'DownloadButton',
    'EmailSetup',
    'FactorPicker',
    'Form',
    'Icon',
    'MfaChallenge',
    'MfaChallengeDialog',
    'MfaEnrollment',
    'MfaError',
    'MfaFlow',
    'MfaProvider',
    'MfaSettings',
    'Notice',
    'PasskeySetup',
    'PhoneInput',
    'QrCode',
    'RadioGroup',
    'ResendButton',
    'Screen',
    'SecretKey',
    'SmsSetup',
    'TextField',
    'TotpSetup',
    'availableMethods',
    'canSend',
    'resendAt',
    'checkCode',
    'normalizeCode',
    'formatDuration',
    'useMfaFlow',
    'usePendingLogin',
    'isMfaError',
    'mfaErrors',
    'nextMfaStep',
    'toMfaError',
    'useBackupCodes',
    'useEmailSetup',
    'useFailureFocus',
    'useMfaChallenge',
    'useMfaEnrollment',
    'useMfaSettings',
    'useMfaStatus',
    'usePasskeySetup',
    'useScreenFocus',
    'useSmsSetup',
    'useStepUp',
    'useTotpSetup',
  ],
  './approval': ['ApprovalStep', 'useApproval'],
  './admin': ['MfaPolicyPanel', 'MfaUserReset', 'useMfaPolicy', 'useMfaUserReset'],
  './adapters/allauth': ['allauthAdapter'],
  './adapters/amplify': ['amplifyAdapter', 'amplifyError', 'amplifyLoginResult'],
  './adapters/aspnet-identity': ['aspnetIdentityAdapter'],
  './adapters/auth0': ['auth0Adapter', 'auth0Error', 'auth0LoginResult'],
  './adapters/better-auth': ['betterAuthAdapter', 'betterAuthError', 'betterAuthLoginResult'],
  './adapters/firebase': ['firebaseAdapter', 'firebaseError', 'firebaseLoginResult'],
  './adapters/fortify': ['fortifyAdapter'],
  './adapters/http': ['httpAdapter', 'httpAdminAdapter'],
  './adapters/passkey': ['withPasskey'],
  './adapters/protekt': ['protektAdapter'],
  './adapters/supabase': ['supabaseAdapter', 'supabaseError'],
  './locales/en': ['en'],
  './locales/en-account': ['enAccount'],
  './sandbox': ['createSandbox'],
  './testing': ['describeAdapter'],
};

const modules = import.meta.glob<object>('../../src/**/*.{ts,tsx}');
const code = entries().filter(({ dist }) => dist.endsWith('.js'));

describe('the exports of package.json', () => {
  it.each(code)('$subpath exports exactly these names', async ({ subpath, source }) => {
    const module = await modules[`../../${source}`]?.();
    expect(new Set(Object.keys(module ?? {}))).toEqual(new Set(MANIFEST[subpath]));
  });

  it('are all in the list above', () => {
    expect(new Set(code.map(({ subpath }) => subpath))).toEqual(new Set(Object.keys(MANIFEST)));
  });

  it('all have a source', () => {
    const missing = entries().filter(({ source }) => !existsSync(source));
    expect(missing.map(({ subpath, source }) => `${subpath}: ${source}`)).toEqual([]);
  });

  // A public file has the kebab-case name of its subpath. A camelCase file is internal to an adapter.
  it('include every adapter and every locale', () => {
    const published = new Set(code.map(({ source }) => source.replace('src/', '')));
    const files = [...filesIn('src', /^(adapters|locales)[/\\].+\.tsx?$/).keys()];
    expect(files.filter((file) => !/[A-Z]/.test(file) && !published.has(file))).toEqual([]);
  });

  it('have types beside the code, with the types first', () => {
    const { exports }: { exports: Record<string, object | string> } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const { subpath, dist } of code) {
      const types = `./${dist.replace(/\.js$/, '.d.ts')}`;
      expect(JSON.stringify(exports[subpath])).toBe(JSON.stringify({ types, default: `./${dist}` }));
    }
  });
});

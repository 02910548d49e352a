import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, sources } from './sources.js';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/hooks.md'), 'utf8');
const code = sources();
const lists = `${code.get('index.ts')}${code.get('admin.ts')}${code.get('approval.ts')}`;
const hooks = [...lists.matchAll(/export \{[^}]*\b(use[A-Z]\w+),?\s*(?:type [^}]*)?\} from '\.\/hooks\//g)].map(
  ([, name = '']) => name,
);
const headings = [...page.matchAll(/^### (.+)$/gm)].flatMap(([, names = '']) => names.split(', '));
const samples = [...page.matchAll(/^```tsx$([\s\S]*?)^```$/gm)].map(([, sample = '']) => sample).join('');

/** The type of the state below each heading; `useApproval` and `useStepUp` have none of their own. */
const STATES = {
  useMfaFlow: 'SignInState',
  usePendingLogin: 'PendingLoginState',
  useMfaChallenge: 'ChallengeState',
  useMfaEnrollment: 'EnrollmentState',
  'useTotpSetup, useSmsSetup, useEmailSetup, usePasskeySetup': 'SetupState',
  useBackupCodes: 'BackupCodesState',
  useMfaStatus: 'StatusState',
  useMfaSettings: 'SettingsState',
  useMfaPolicy: 'PolicyState',
  useMfaUserReset: 'UserResetState',
};
const reports = [...filesIn('api', /^(index|admin)\.api\.md$/).values()].join('\n// @');

const sectionOf = (heading: string): string =>
  page.split(/^### /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';

/** In a list after “Statuses:”, or in the first column of a table. */
function statusesIn(section: string): string[] {
  const [, list = ''] = /Statuses:([^.]*)\./.exec(section) ?? [];
  const rows = [...section.matchAll(/^\| (`[\w-]+`) \|/gm)].map(([, first = '']) => first).join();
  return [...`${list}${rows}`.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name);
}

/** From the report of the public interface, with the types that a union is made of. */
function statusesOf(type: string): Set<string> {
  const [, body = ''] = new RegExp(`^(?:export )?type ${type}(?:<.*?>)? =([\\s\\S]*?)^// @`, 'm').exec(reports) ?? [];
  const own = [...body.matchAll(/status: ((?:\s*\|?\s*'[\w-]+')+)/g)].flatMap(
    ([, names = '']) => names.match(/[\w-]+/g) ?? [],
  );
  const parts = [...body.matchAll(/(?<=[(|&] ?)([A-Z]\w+)(?= ?[|&)])/g)].flatMap(([, part = '']) => [
    ...statusesOf(part),
  ]);
  return new Set([...own, ...parts]);
}

/** The type of what the hooks below each heading return. A setup of one method returns a part of `SetupControls`. */
const CONTROLS = {
  useMfaFlow: 'MfaFlowVerbs',
  usePendingLogin: 'PendingLoginControls',
  useMfaChallenge: 'ChallengeControls',
  useStepUp: 'StepUpControls',
  useMfaEnrollment: 'EnrollmentControls',
  'useTotpSetup, useSmsSetup, useEmailSetup, usePasskeySetup': 'SetupControls',
  useBackupCodes: 'BackupCodesControls',
  useMfaStatus: 'StatusControls',
  useMfaSettings: 'SettingsControls',
  useMfaPolicy: 'PolicyControls',
  useMfaUserReset: 'UserResetControls',
};

/** In the list after “Action:” or “Actions:”, or in the last column of a table. */
function actionsIn(section: string): string[] {
  const [, list = ''] = /Actions?:([^.]*)\./.exec(section) ?? [];
  const cells = [...section.matchAll(/^\|.*\|(.*)\|$/gm)].map(([, last = '']) => last).join();
  return [...`${list}${cells}`.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
}

/** The functions of an interface in the report, without those for our own components. */
function actionsOf(type: string): string[] {
  const [, body = ''] = new RegExp(`^(?:export )?interface ${type}\\b.*\\{$([\\s\\S]*?)^\\}`, 'm').exec(reports) ?? [];
  const open = body.replace(/^ {4}\/\/ @internal.*\n.*$/gm, '');
  return [...open.matchAll(/^ {4}(\w+): (?:<.*>)?\(/gm)].map(([, name = '']) => name);
}

describe('docs/hooks.md', () => {
  it('lists every public hook, and no other', () => {
    expect(hooks.length).toBeGreaterThan(10);
    expect(new Set(headings)).toEqual(new Set(hooks));
  });

  it.each(hooks)('shows how to use %s', (hook) => {
    expect(samples).toMatch(new RegExp(`\\b${hook}\\(`));
  });

  it.each(Object.entries(STATES))('lists every status of %s, and no other', (heading, state) => {
    const listed = new Set(statusesIn(sectionOf(heading)));
    expect(listed.size).toBeGreaterThan(2);
    expect(listed).toEqual(statusesOf(state));
  });

  it.each(Object.entries(CONTROLS))('lists every action of %s, and no other', (heading, controls) => {
    const listed = actionsIn(sectionOf(heading));
    expect(listed).not.toEqual([]);
    expect(new Set(listed)).toEqual(new Set(actionsOf(controls)));
  });
});

import { describe, expect, it } from 'vitest';
import { filesIn, sources } from '../package/sources.js';

const flows = {
  backupCodes: ['core/backup-codes/backupCodesFlow.ts', 'BackupCodesState'],
  challenge: ['core/challenge/challengeState.ts', 'ChallengeState'],
  enrollment: ['core/enrollment/enrollmentFlow.ts', 'EnrollmentState'],
  policy: ['core/admin/policyFlow.ts', 'PolicyState'],
  reauth: ['core/step-up/reauthFlow.ts', 'ReauthState'],
  settings: ['core/settings/settingsFlow.ts', 'SettingsState'],
  setup: ['core/enrollment/setupState.ts', 'SetupState'],
  signIn: ['core/sign-in/startSignIn.ts', 'SignInState'],
  status: ['core/settings/statusState.ts', 'StatusState'],
  userReset: ['core/admin/userResetFlow.ts', 'UserResetState'],
} as const;
type Flow = keyof typeof flows;

/** Only for a host's own screens. */
const HEADLESS = ['PendingLoginState'];
/** Once a factor is confirmed, a drop-in has left its setup. */
const MOVED_ON = ['enrolled'];
/** A drop-in for one method starts with its setup. */
const BEFORE_SET_UP = ['introducing', 'choosing-method', 'setting-up'];
/** It looks the same everywhere, so only the stories of MfaEnrollment show it. */
const LEAVING = ['leaving'];
/** A passkey is created and confirmed in one ceremony. */
const WITH_CODES = ['awaiting-code', 'resending', 'confirming'];

/** A challenge is being requested, or was just passed: nothing new is on screen. */
const UNSEEN_REAUTH = ['starting', 'repeating'];

/** The flows whose states a drop-in shows, and the states that it never reaches. */
const dropIns: Record<string, { shows: Flow[]; never?: string[] }> = {
  // the stories of MfaChallengeDialog show the codes of a step-up
  BackupCodesPanel: { shows: ['backupCodes', 'reauth'], never: [...UNSEEN_REAUTH, 'saving-codes'] },
  EmailSetup: { shows: ['setup', 'enrollment'], never: [...MOVED_ON, ...BEFORE_SET_UP, ...LEAVING] },
  MfaChallenge: { shows: ['challenge'] },
  MfaChallengeDialog: { shows: ['reauth'], never: UNSEEN_REAUTH },
  MfaEnrollment: { shows: ['enrollment'] },
  MfaFlow: { shows: ['signIn'] },
  MfaPolicyPanel: { shows: ['policy'] },
  // the overview shows the user's status
  MfaSettings: { shows: ['settings', 'status'], never: ['ready'] },
  MfaUserReset: { shows: ['userReset'] },
  PasskeySetup: { shows: ['setup', 'enrollment'], never: [...MOVED_ON, ...BEFORE_SET_UP, ...LEAVING, ...WITH_CODES] },
  SmsSetup: { shows: ['setup', 'enrollment'], never: [...MOVED_ON, ...BEFORE_SET_UP, ...LEAVING] },
  TotpSetup: { shows: ['setup', 'enrollment'], never: [...MOVED_ON, ...BEFORE_SET_UP, ...LEAVING, 'resending'] },
};

const code = sources();
const stories = filesIn('stories', /\.stories\.tsx$/);

/** Every literal after `status:` in the declaration of a type, and in the types that it contains. */
function statusesIn(source: string, type: string): string[] {
  const body = new RegExp(`type ${type}(?:<[^>]*>)? =([\\s\\S]*?);\\n(?=\\n|export|/\\*\\*|$)`).exec(source)?.[1];
  if (body === undefined) throw new Error(`There is no type ${type}.`);
  const own = [...body.matchAll(/status: ((?:\s*\|?\s*'[a-z-]+')+)/g)].flatMap(([, literals = '']) =>
    [...literals.matchAll(/'([a-z-]+)'/g)].map(([, status = '']) => status),
  );
  const parts = [...body.matchAll(/\| ([A-Z]\w+)/g)].flatMap(([, part = '']) => statusesIn(source, part));
  return [...new Set([...parts, ...own])];
}

function statusesOf(flow: Flow): string[] {
  const [file, type] = flows[flow];
  return statusesIn(code.get(file) ?? '', type);
}

const pascal = (status: string): string =>
  status.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
const storiesOf = (file: string): string[] =>
  [...(stories.get(file) ?? '').matchAll(/^export const (\w+): Story/gm)].map(([, name = '']) => name);

/** The public components of a layer, by file name. For some, only the props are public. */
function componentsOf(layer: 'components' | 'parts'): string[] {
  const entries = `${code.get('index.ts')}${code.get('admin.ts')}`;
  const exported = entries.matchAll(
    new RegExp(`export \\{[^}]+\\} from '\\./${layer}/(?:(?!shared/)[\\w-]+/)?([A-Z]\\w+)\\.js'`, 'g'),
  );
  return [...exported].map(([, name = '']) => name);
}

describe('the stories', () => {
  it('exist for every drop-in', () => {
    expect(Object.keys(dropIns)).toEqual(componentsOf('components').sort((a, b) => a.localeCompare(b)));
  });

  it('exist for parts too', () => {
    expect(componentsOf('parts')).toContain('Button');
  });

  it.each(componentsOf('parts'))('show the part %s', (part) => {
    expect(storiesOf(`parts/${part}.stories.tsx`).length).toBeGreaterThan(0);
  });

  it.each(Object.entries(dropIns))('of %s show every status', (name, { shows, never = [] }) => {
    const wanted = shows.flatMap(statusesOf).filter((status) => !never.includes(status));
    const shown = storiesOf(`${name}.stories.tsx`);
    expect(wanted.map(pascal).filter((status) => !shown.includes(status))).toEqual([]);
  });

  it.each(Object.keys(dropIns))('of %s are named after a status, or after a status and a detail', (name) => {
    const statuses = (dropIns[name]?.shows ?? []).flatMap(statusesOf).map(pascal);
    const others = storiesOf(`${name}.stories.tsx`).filter(
      (story) => !statuses.some((status) => story.startsWith(status)),
    );
    expect(others).toEqual([]);
  });

  it('cover every flow', () => {
    const withStates = [...code].flatMap(([file, source]) =>
      file.startsWith('core/')
        ? [...source.matchAll(/export type (\w+State)(?:<[^>]*>)? =/g)].map(([, type = '']) => type)
        : [],
    );
    const shown = Object.values(flows).map(([, type]) => type);
    expect(withStates.filter((type) => !HEADLESS.includes(type)).sort()).toEqual(shown.sort());
  });
});

describe('the names of the stories', () => {
  const files = [...stories].filter(([file]) => !file.startsWith('PlaygroundPlayed'));

  it.each(files)('in %s are plain: Storybook would write each word of an export with a capital', (_, source) => {
    const unnamed = [...source.matchAll(/^export const (\w+): \w*Story\w*(?:<\w+>)? = ([\s\S]*?;)$/gm)]
      .filter(([, , story = '']) => !/\bname: '/.test(story))
      .map(([, name = '']) => name);
    expect(unnamed.filter((name) => /[a-z][A-Z]/.test(name))).toEqual([]);
  });

  it.each(files)('in %s differ', (_, source) => {
    const names = [...source.matchAll(/^ {2}name: '(.*)',$/gm)].map(([, name]) => name);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('the list of statuses', () => {
  it.each([
    ['challenge', 13],
    ['setup', 8],
    ['signIn', 9],
    ['reauth', 7],
  ] as const)('of %s is read from its type', (flow, count) => {
    expect(statusesOf(flow)).toHaveLength(count);
  });

  it('contains literals, and the types in a union', () => {
    const source = `type Open = {\n  status: 'a' | 'b-c';\n};\n\nexport type XState =\n  | Open\n  | { status: 'd'; x: 1 };\n\n`;
    expect(statusesIn(source, 'XState')).toEqual(['a', 'b-c', 'd']);
  });

  it('says where it found nothing', () => {
    expect(() => statusesIn('', 'XState')).toThrow('There is no type XState.');
  });
});

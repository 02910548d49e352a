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

/** For a host's own screens alone. */
const HEADLESS = ['PendingLoginState'];
/** Once a factor is proved, a drop-in has moved on from its set-up. */
const MOVED_ON = ['enrolled'];
/** A drop-in for one method starts at its set-up. */
const BEFORE_SET_UP = ['introducing', 'choosing-method', 'setting-up'];
/** One screen for all: the stories of MfaEnrollment show it. */
const LEAVING = ['leaving'];
/** A passkey is made and proved in one ceremony. */
const WITH_CODES = ['awaiting-code', 'resending', 'confirming'];

/** A challenge is being fetched, or was passed a moment ago: nothing new is on screen. */
const UNSEEN_REAUTH = ['starting', 'repeating'];

/** The flows whose states a drop-in shows, and those of them that it never gets to. */
const dropIns: Record<string, { shows: Flow[]; never?: string[] }> = {
  // codes of a step-up: the stories of MfaChallengeDialog show them
  BackupCodesPanel: { shows: ['backupCodes', 'reauth'], never: [...UNSEEN_REAUTH, 'saving-codes'] },
  EmailSetup: { shows: ['setup', 'enrollment'], never: [...MOVED_ON, ...BEFORE_SET_UP, ...LEAVING] },
  MfaChallenge: { shows: ['challenge'] },
  MfaChallengeDialog: { shows: ['reauth'], never: UNSEEN_REAUTH },
  MfaEnrollment: { shows: ['enrollment'] },
  MfaFlow: { shows: ['signIn'] },
  MfaPolicyPanel: { shows: ['policy'] },
  // what is known of the person is shown by the overview
  MfaSettings: { shows: ['settings', 'status'], never: ['ready'] },
  MfaUserReset: { shows: ['userReset'] },
  PasskeySetup: { shows: ['setup', 'enrollment'], never: [...MOVED_ON, ...BEFORE_SET_UP, ...LEAVING, ...WITH_CODES] },
  SmsSetup: { shows: ['setup', 'enrollment'], never: [...MOVED_ON, ...BEFORE_SET_UP, ...LEAVING] },
  TotpSetup: { shows: ['setup', 'enrollment'], never: [...MOVED_ON, ...BEFORE_SET_UP, ...LEAVING, 'resending'] },
};

const code = sources();
const stories = filesIn('stories', /\.stories\.tsx$/);

/** Every literal behind `status:` in the declaration of a type, and in those that it is made of. */
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

/** The public components of a layer, by the file that each has for itself; of some only the props are public. */
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

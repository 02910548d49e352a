import { challengeOf } from '../src/core/challenge/challengeOf.js';
import type { MfaAdapter, MfaChallengeInfo } from '../src/index.js';
import { createSandbox, type Sandbox, type SandboxOptions, type SandboxUserSeed } from '../src/sandbox/index.js';

export const anna = { email: 'anna@example.com', password: 'correct horse battery' };
export const phone = '+15550136677';

/** The backend that a story starts with. */
export interface StageSetting {
  /** The methods that Anna has set up. */
  anna?: Partial<SandboxUserSeed> | undefined;
  sandbox?: SandboxOptions | undefined;
  /** Whether she has entered her password, or is signed in. @default 'password-entered' */
  session?: 'password-entered' | 'signed-in' | undefined;
  /** The methods that this backend lacks. */
  without?: readonly (keyof MfaAdapter)[] | undefined;
}

type LoginResult = Awaited<ReturnType<Sandbox['adapter']['login']>>;

/**
 * The backend of a single story: a sandbox, which computes codes and has limits and expiry. Each story gets a new one.
 */
export class Stage {
  readonly sandbox: Sandbox;
  readonly adapter: MfaAdapter;
  /** The response of the login call. */
  readonly result: LoginResult | undefined;

  constructor(sandbox: Sandbox, adapter: MfaAdapter, result: LoginResult | undefined) {
    this.sandbox = sandbox;
    this.adapter = adapter;
    this.result = result;
  }

  get loginResult(): LoginResult {
    if (!this.result)
      throw new Error('The story has no pending sign-in, because its session isn’t `password-entered`.');
    return this.result;
  }

  get challenge(): MfaChallengeInfo {
    const challenge = challengeOf(this.loginResult);
    if (!challenge) throw new Error('This story’s sign-in requires no second step.');
    return challenge;
  }

  /** The code that Anna's authenticator app shows now. */
  get appCode(): string {
    return this.sandbox.codeFor(this.sandbox.user(anna.email).totpSecret);
  }
}

/** A class, because Storybook merges plain objects of a story and its file, and a setting must not be merged. */
class Setting {
  readonly of: StageSetting;
  constructor(of: StageSetting) {
    this.of = of;
  }
}

/** The parameters of a story, or of a file, whose backend isn't empty. */
export const staged = (setting: StageSetting): { stage: unknown } => ({ stage: new Setting(setting) });

/** The loader of every story. Its seed makes a story look the same in every run. */
export async function setStage({ parameters }: { parameters: Record<string, unknown> }): Promise<{ stage: Stage }> {
  const set: StageSetting = parameters.stage instanceof Setting ? parameters.stage.of : {};
  const sandbox = createSandbox({
    issuer: 'Harbour',
    seed: 'stories',
    users: [{ ...anna, ...set.anna }],
    ...set.sandbox,
  });
  const adapter: MfaAdapter = { ...sandbox.adapter };
  for (const member of set.without ?? []) Reflect.deleteProperty(adapter, member);
  if (set.session === 'signed-in') {
    sandbox.signIn(anna.email);
    return { stage: new Stage(sandbox, adapter, undefined) };
  }
  return { stage: new Stage(sandbox, adapter, await sandbox.adapter.login(anna)) };
}

export function stageOf({ loaded }: { loaded: Record<string, unknown> }): Stage {
  if (loaded.stage instanceof Stage) return loaded.stage;
  throw new Error('The story has no backend, because the loader in .storybook/preview.tsx did not run.');
}

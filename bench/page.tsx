// The page that `npm run bench` drives: one subject at a time, mounted and left at its word, with React's commits counted.
import { CodeInput, MfaChallenge, MfaProvider } from '@protekt/react-mfa';
import { OTPInput } from 'input-otp';
import { Profiler, type ReactElement, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { watchCommits } from './watchCommits.js';

const SLOTS = [0, 1, 2, 3, 4, 5];
const SLOT = { height: 20 }; // without a size nothing can be typed into it

/** What all others are compared with. */
function PlainInput(): ReactElement {
  const [code, setCode] = useState('');
  return (
    <form>
      <label>
        Code
        <input autoComplete="one-time-code" value={code} onChange={(event) => setCode(event.target.value)} />
      </label>
    </form>
  );
}

function BareInputOtp(): ReactElement {
  const [code, setCode] = useState('');
  return (
    <form>
      <OTPInput
        aria-label="Code"
        maxLength={SLOTS.length}
        value={code}
        onChange={setCode}
        render={({ slots }) =>
          slots.map(({ char }, index) => (
            <div key={SLOTS[index]} style={SLOT}>
              {char}
            </div>
          ))
        }
      />
    </form>
  );
}

/** Answers nothing: no code is ever complete here. */
const adapter = { verifyChallenge: () => new Promise<never>(() => {}) };
const challenge = { challengeId: 'bench', factors: [{ id: 'app', method: 'totp' as const }] };

const SUBJECTS = {
  'plain input': () => <PlainInput />,
  'bare input-otp': () => <BareInputOtp />,
  CodeInput: () => (
    <form>
      <CodeInput label="Code" />
    </form>
  ),
  MfaChallenge: () => (
    <MfaProvider adapter={adapter}>
      <MfaChallenge challenge={challenge} onVerified={() => {}} onRestart={() => {}} autoFocus={false} />
    </MfaProvider>
  ),
};
export type Subject = keyof typeof SUBJECTS;

let mounted: { root: Root; container: HTMLElement } | undefined;
let commits = 0;
let outside: string[] = [];
const countCommit = (): void => {
  commits += 1;
};
watchCommits('[data-mfa-part="code-input"]', (names) => outside.push(...names));

function mount(subject: Subject): void {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  mounted = { root, container };
  flushSync(() =>
    root.render(
      <Profiler id={subject} onRender={countCommit}>
        {SUBJECTS[subject]()}
      </Profiler>,
    ),
  );
  container.getBoundingClientRect(); // the layout that a user would wait for
}

function unmount(): void {
  mounted?.root.unmount();
  mounted?.container.remove();
  mounted = undefined;
}

/** Mounts it so many times, each in its turn. */
function warmMount(subject: Subject, times: number): void {
  unmount();
  for (let count = 0; count < times; count += 1) {
    mount(subject);
    unmount();
  }
}

/** Commits since the last time, and the components that rendered outside the code field. */
function takeCounts(): { commits: number; outside: string[] } {
  const counts = { commits, outside };
  commits = 0;
  outside = [];
  return counts;
}

const bench = { mount, warmMount, takeCounts };
export type Bench = typeof bench;
Object.assign(window, { bench });

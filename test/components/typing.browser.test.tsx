import { MfaChallenge, MfaProvider } from '@protekt/react-mfa';
import { render } from '@testing-library/react';
import { Profiler } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { en } from '../words.js';
import '../../src/styles/index.css';

const KEYS = ['1', '2', '3', '4', '5', '{Backspace}', '{Backspace}', '{ArrowLeft}', '9'];
/** The cost of input-otp alone: the value, then the selection, once from an event and once from a timer. */
const MOST_COMMITS = 3;

const committed = vi.fn<() => void>();
/** The form around the field reads the label from here each time it renders. */
const label = vi.fn(en.code.label);
const adapter = { verifyChallenge: () => new Promise<never>(() => {}) };
const challenge = { challengeId: 'typing', factors: [{ id: 'app', method: 'totp' as const }] };
const messages = { code: { label } };

/** Waits until nothing has been committed for some frames. input-otp last reads the selection after 50 ms. */
async function quiet(frames = 8): Promise<void> {
  let commits = committed.mock.calls.length;
  for (let frame = 0; frame < frames; frame += 1) {
    await new Promise(requestAnimationFrame);
    if (committed.mock.calls.length > commits) frame = 0;
    commits = committed.mock.calls.length;
  }
}

beforeEach(async () => {
  committed.mockClear();
  label.mockClear();
  render(
    <Profiler id="challenge" onRender={() => committed()}>
      <MfaProvider adapter={adapter} messages={messages}>
        <MfaChallenge challenge={challenge} onVerified={() => {}} onRestart={() => {}} />
      </MfaProvider>
    </Profiler>,
  );
  await page.getByRole('textbox').click();
  await quiet();
});

/** The cost of each key after the first, which may remove an error. */
async function costs(): Promise<{ commits: number; outside: number }[]> {
  const counts: { commits: number; outside: number }[] = [];
  for (const key of KEYS) {
    committed.mockClear();
    label.mockClear();
    await userEvent.keyboard(key);
    await quiet();
    counts.push({ commits: committed.mock.calls.length, outside: label.mock.calls.length });
  }
  return counts;
}

describe('a keystroke in the code field', () => {
  it('renders nothing around the field, and commits no more often than the library alone', async () => {
    expect(label.getMockImplementation()).toBe(en.code.label);
    const counts = await costs();
    expect(Math.max(...counts.map(({ commits }) => commits))).toBeLessThanOrEqual(MOST_COMMITS);
    expect(counts.reduce((sum, { commits }) => sum + commits, 0)).toBeGreaterThan(0);
    expect(counts.map(({ outside }) => outside)).toEqual(KEYS.map(() => 0));
  });
});

import { describe, expect, it } from 'vitest';
import { problemsOf, samples, samplesOf } from '../../scripts/samples.mjs';

describe('the samples of the documentation', () => {
  it('all compile', () => {
    const list = samples();
    expect(list.map(({ page }) => page)).toContain('README.md');
    expect(problemsOf(list)).toEqual([]);
  }, 60_000);

  it('are reported by page and line', () => {
    const page = ['# A page', '', '```tsx', 'const onRetry = () => {};', '<MfaFlow onRestart={1} />', '```', ''].join(
      '\n',
    );
    expect(problemsOf(samplesOf('docs/a.md', page))).toEqual([
      expect.stringMatching(/^docs\/a\.md:5 error TS2322: Type 'number' is not assignable/),
    ]);
  }, 60_000);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration } from '../../../src/core/text/duration.js';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('a duration as text', () => {
  it.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [30, '30 seconds'],
    [59, '59 seconds'],
    [60, '1 minute'],
    [61, '1 minute 1 second'],
    [120, '2 minutes'],
    [860, '14 minutes 20 seconds'],
    [HOUR - 1, '59 minutes 59 seconds'],
    [HOUR, '1 hour'],
    [HOUR + 60, '1 hour 1 minute'],
    [2 * HOUR + 30 * 60, '2 hours 30 minutes'],
    [DAY, '24 hours'],
    [2 * DAY - 1, '47 hours 59 minutes'],
    [2 * DAY, '2 days'],
    [30 * DAY, '30 days'],
  ])('of %i seconds is %s', (seconds, words) => {
    expect(formatDuration(seconds, 'en')).toBe(words);
  });

  it.each([
    ['leaves out the seconds of an hour', HOUR + 59, '1 hour'],
    ['rounds to the next unit, not past it', 59.6, '1 minute'],
    ['rounds before it counts hours', HOUR - 0.4, '1 hour'],
    ['rounds down below half a second', 0.4, '0 seconds'],
    ['is over when the time has passed', -5, '0 seconds'],
    ['is over without a time', Number.NaN, '0 seconds'],
  ])('%s', (_, seconds, words) => {
    expect(formatDuration(seconds, 'en')).toBe(words);
  });

  it.each([
    ['de', 860, '14 Minuten 20 Sekunden'],
    ['de', 3661, '1 Stunde 1 Minute'],
    ['fr', 60, '1 minute'],
    ['pl', 2, '2 sekundy'],
    ['pl', 5, '5 sekund'],
    ['ar', 120, 'دقيقتان'],
    ['ar-EG', 180, '٣ دقائق'],
    ['ja', 860, '14 分 20 秒'],
    ['en-GB', 3 * DAY, '3 days'],
  ])('uses the plurals and digits of %s: %i', (locale, seconds, words) => {
    expect(formatDuration(seconds, locale)).toBe(words);
  });
});

describe('any duration', () => {
  const sizes: Record<string, number> = { second: 1, minute: 60, hour: HOUR, day: DAY };
  /** The seconds that the English text means. */
  const spoken = (words: string): number =>
    [...words.matchAll(/([\d,]+) (\w+?)s?(?= |$)/g)].reduce(
      (sum, [, count = '', name = '']) => sum + Number(count.replaceAll(',', '')) * (sizes[name] ?? Number.NaN),
      0,
    );
  const seconds = fc.oneof(fc.integer({ min: 0, max: 2 * HOUR }), fc.integer({ min: 0, max: 60 * DAY }));

  it('is exact to the second below an hour, to the minute below two days, then to the day', () => {
    fc.assert(
      fc.property(seconds, (wait) => {
        const spokenSeconds = spoken(formatDuration(wait, 'en'));
        const exact = wait < HOUR ? wait : wait < 2 * DAY ? wait - (wait % 60) : Math.round(wait / DAY) * DAY;
        expect(spokenSeconds).toBe(exact);
      }),
    );
  });

  it('is never less than a shorter one', () => {
    fc.assert(
      fc.property(seconds, fc.integer({ min: 0, max: 3 * HOUR }), (wait, more) => {
        const spokenSeconds = spoken(formatDuration(wait, 'en'));
        expect(spoken(formatDuration(wait + more, 'en'))).toBeGreaterThanOrEqual(spokenSeconds);
      }),
    );
  });

  it('has one or two units, none of them zero, unless nothing is left', () => {
    fc.assert(
      fc.property(seconds, (wait) => {
        const words = formatDuration(wait, 'en').split(' ');
        expect([2, 4]).toContain(words.length);
        if (wait >= 1) expect(words).not.toContain('0');
      }),
    );
  });

  it('is written in every language, without an error', () => {
    fc.assert(
      fc.property(fc.double(), fc.constantFrom('en', 'de', 'ar', 'he', 'ja', 'hi', 'fa'), (wait, locale) => {
        expect(formatDuration(wait, locale)).toMatch(/\S/u);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../../src/core/time/retryAfter.js';

const DATE = 'Tue, 24 Nov 2026 10:00:00 GMT';

describe('parseRetryAfter', () => {
  it.each([
    ['30', 30],
    ['0', 0],
    [' 120 ', 120],
    ['007', 7],
    ['1.2', 2],
    ['0.0', 0],
    ['86400', 86_400],
    ['86401', 86_400],
    ['9'.repeat(400), 86_400],
  ])('reads %j as seconds', (header, seconds) => {
    expect(parseRetryAfter(header)).toBe(seconds);
    expect(parseRetryAfter(header, DATE)).toBe(seconds);
  });

  it.each([
    ['Tue, 24 Nov 2026 10:00:30 GMT', DATE, 30],
    ['Tuesday, 24-Nov-26 10:00:30 GMT', DATE, 30],
    ['Tue Nov 24 10:00:30 2026', DATE, 30],
    ['Tue Nov  3 10:00:00 2026', 'Tue, 03 Nov 2026 09:59:00 GMT', 60],
    ['Tue, 24 Nov 2026 10:00:30 GMT', 'Tuesday, 24-Nov-26 10:00:00 GMT', 30],
    ['Tue, 24 Nov 2026 10:00:30 GMT', 'Tue Nov 24 10:00:00 2026', 30],
    ['Fri, 01 Jan 2027 00:00:00 GMT', 'Thu, 31 Dec 2026 23:59:30 GMT', 30],
    [DATE, DATE, 0],
    ['Tue, 24 Nov 2026 09:00:00 GMT', DATE, 0],
    ['Sat, 24 Nov 2029 10:00:00 GMT', DATE, 86_400],
  ])('compares the date %j with %j', (header, date, seconds) => {
    expect(parseRetryAfter(header, date)).toBe(seconds);
  });

  it.each([
    [undefined, undefined],
    [null, null],
    ['', DATE],
    ['  ', DATE],
    ['-5', DATE],
    ['+5', DATE],
    ['1e3', DATE],
    ['0x10', DATE],
    ['NaN', DATE],
    ['Infinity', DATE],
    ['1,5', DATE],
    ['5 s', DATE],
    ['soon', DATE],
    ['2026-11-24T10:00:30Z', DATE],
    ['24 Nov 2026 10:00:30 GMT', DATE],
    ['Tue, 24 Nov 2026 10:00:30', DATE],
    ['Tue, 24 Nov 2026 10:00:30 CET', DATE],
    ['Tue, 24 Xyz 2026 10:00:30 GMT', DATE],
    ['Tue, 24 Nov 2026 99:00:30 GMT', DATE],
    ['Tue, 24 Nov 2026 10:00:30 GMT', undefined],
    ['Tue, 24 Nov 2026 10:00:30 GMT', null],
    ['Tue, 24 Nov 2026 10:00:30 GMT', 'now'],
  ])('returns nothing for %j with Date %j', (header, date) => {
    expect(parseRetryAfter(header, date)).toBeUndefined();
  });

  it("doesn't use the device's clock", () => {
    const date = new Date('2001-01-01T00:00:00Z').toUTCString();
    expect(parseRetryAfter(new Date('2001-01-01T00:01:00Z').toUTCString(), date)).toBe(60);
  });

  it('reads every date format that servers use', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-30'), noInvalidDate: true }),
        fc.nat(86_400),
        (sent, wait) => {
          const until = new Date(sent.getTime() + wait * 1000);
          expect(parseRetryAfter(until.toUTCString(), sent.toUTCString())).toBe(wait);
        },
      ),
    );
  });

  it('is undefined or a whole number of seconds within a day, whatever the header', () => {
    const header = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.date().map((date) => date.toString()),
      fc.constant(DATE),
    );
    fc.assert(
      fc.property(header, header, (retryAfter, date) => {
        const seconds = parseRetryAfter(retryAfter, date);
        expect(seconds === undefined || (Number.isInteger(seconds) && seconds >= 0 && seconds <= 86_400)).toBe(true);
      }),
    );
  });
});

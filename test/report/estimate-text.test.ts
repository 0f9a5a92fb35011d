import { describe, expect, it } from 'vitest';
import { estimateText, intervalText, levelPercent, likelyText } from '../../src/report/estimate-text.ts';
import { english, wordsIn } from '../../src/words/index.ts';
import { findingsOf } from './fixture.ts';

const [finding] = findingsOf().findings;
if (finding === undefined) throw new Error('no finding');

const of = (as: 'percent' | 'duration' | 'days' | 'number' | 'score', unit = '') => ({ as, unit });

describe('estimates for statisticians', () => {
  it.each([
    ['a share in points', of('percent'), -0.042, -0.121, 0.039, '−4.2 points', '−12 to 4 points'],
    ['a time in minutes', of('duration'), -495, -642, -243, '−8 min 15 s', '−10 min 42 s to −4 min 3 s'],
    ['days', of('days'), 2, -3.66, 1, '2 days', '−3.7 to 1.0 days'],
    [
      'a number in its own unit',
      of('number', 'participants'),
      1.42,
      -3.72,
      6.55,
      '1.4 participants',
      '−4 to 7 participants',
    ],
    ['a score without one', of('score'), 0.24, -0.09, 0.55, '0.24', '−0.09 to 0.55'],
    ['none at all', of('percent'), 0, 0, 0, '0 points', '0 to 0 points'],
  ] as const)('tell a difference as %s', (_, shown, estimate, low, high, point, range) => {
    expect(estimateText({ scale: 'difference', estimate }, shown, english)).toBe(point);
    expect(intervalText({ low, high, scale: 'difference' }, shown, english)).toBe(range);
  });

  it('tell a ratio as a number, and an open end in words', () => {
    expect(estimateText({ scale: 'ratio', estimate: 0.7312 }, of('duration'), english)).toBe('0.73');
    expect(intervalText({ low: 0.5, high: { bound: 'none' }, scale: 'ratio' }, of('score'), english)).toBe(
      '0.50 or more, with no upper limit',
    );
  });

  it('give a level no nought that says nothing', () => {
    expect([0.95, 0.9833, 0.9667].map((level) => levelPercent(level, english))).toEqual(['95', '98.3', '96.7']);
  });

  it('never give a level as all of it: no interval is of 100 %', () => {
    expect([0.9996, 0.99997, 1].map((level) => levelPercent(level, english))).toEqual(['99.96', '99.997', '100']);
  });

  it('name the unit of a likely range once, and keep a per cent sign at both ends', () => {
    const range = (shown: ReturnType<typeof of>, low: number, high: number): string =>
      likelyText({ ...finding, shown }, { low, high }, english);
    expect(range(of('number', 'participants'), 10.7, 16.8)).toBe('11 to 17 participants');
    expect(range(of('percent'), 0.49, 0.61)).toBe('49 % to 61 %');
    expect(likelyText({ ...finding, shown: of('days') }, { low: 1, high: 2 }, wordsIn('es'))).toBe('1 a 2 días');
  });
});

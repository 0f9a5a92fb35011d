import { describe, expect, it } from 'vitest';
import {
  changeAmount,
  changePercent,
  changeText,
  countRange,
  expectedText,
  levelAside,
  levelSentence,
  levelText,
  smallestText,
} from '../../src/report/quantity.ts';
import { rangeText, ratioText, valueText } from '../../src/report/range-text.ts';
import type { Change, EstimatedChange, Finding, Level } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { findingsOf } from './fixture.ts';

const open = { bound: 'none' } as const;
const counted = findingsOf().findings[0] as Finding;
const found = counted.changes.baseline as EstimatedChange;
const change = (parts: Partial<EstimatedChange>): EstimatedChange => ({ ...found, ...parts });

describe('a change of what is counted in full', () => {
  const level = counted.now as Extract<Level, { status: 'estimated' }>;
  const of = (now: number, before: number | null, shown: Finding['shown'], reason = 'whole-coalition'): string => {
    const withheld = {
      status: 'withheld',
      reason,
      window: null,
      ...(before === null ? {} : { before: { value: before, n: 9 } }),
    };
    return changeText({ ...counted, shown, now: { ...level, value: now } }, withheld as unknown as Change, english);
  };
  const percent = { as: 'percent', unit: '' } as const;

  it('is told, and why no verdict follows', () => {
    const why = '(all of them are counted, so no test of chance applies)';
    expect(of(0.78, 1, percent)).toBe(`22 points fewer ${why}`);
    // as they are written, 92 % and 69 % are 23 points apart, and 0.07 and 0.04 are 0.03
    expect(of(0.694, 0.918, percent)).toBe(`22.4 points fewer ${why}`);
    expect(of(0.0393, 0.0749, { as: 'number', unit: '' })).toBe(`0.036 lower ${why}`);
    expect(of(5.614, 7.35, { as: 'money', unit: 'dollars' })).toBe(`1.74 dollars less ${why}`);
    expect(of(0.8823, 0.8, percent)).toBe(`8.2 points more ${why}`);
    expect(of(0.428, 0.421, { as: 'number', unit: '' })).toBe(`0.01 higher ${why}`);
    expect(of(10464, 9979, { as: 'money', unit: 'dollars' })).toMatch(/^485 dollars \S+ \(all of them/);
  });

  it('is none where there was nothing before, where both are alike, or where another reason stands', () => {
    expect(of(0.78, null, percent)).toBe('not given: all of them are counted, so no test of chance applies');
    expect(of(0.78, 0.78, percent)).toMatch(/^78 % before; not given/);
    expect(of(0.78, 1, percent, 'too-few-measured')).toMatch(/^100 % before; not given/);
  });
});

describe('countRange', () => {
  it.each([
    [-64, -20, '20 to 64 fewer'],
    [20, 64, '20 to 64 more'],
    [-13.4, 32.2, 'from 13 fewer to 32 more'],
    [-0.2, 0.3, 'no difference'],
    [0.4, 5, '1 to 5 more'],
    [-5, -0.3, '1 to 5 fewer'],
    [-1234, 0.2, 'from 1,234 fewer to 0'],
    [-107.05, -46.43, '46 to 107 fewer'],
    [0.2, 0.9, '1 more'],
  ])('words %d and %d as %j', (low, high, text) => expect(countRange(low, high, english)).toBe(text));

  it('words an open end and never draws it', () => {
    expect(countRange(-4, open, english)).toBe('from 4 fewer to any number more');
    expect(countRange(3, open, english)).toBe('at least 3 more');
    expect(rangeText({ low: 0.2, high: open }, english)).toBe('0.20 or more, with no upper limit');
  });
});

describe('percentages', () => {
  it('stand only where both counts allow', () => {
    const adjusted = { level: 0.95, low: 0.6, high: 0.9 };
    expect(changePercent(change({ percentAllowed: true, estimate: 0.73, adjusted }), english)).toBe(
      '−27\u00a0% (−40\u00a0% to −10\u00a0%)',
    );
    expect(changePercent(change({ percentAllowed: false, estimate: 0.73, adjusted }), english)).toBe('small counts');
  });
});

describe('a rise from none', () => {
  const rise = change({ estimate: open, percentAllowed: false });
  it('is worded and never a number', () => {
    expect(changePercent(rise, english)).toBe('from none before');
    expect(changeText(counted, rise, english)).toContain('(from none before)');
    expect(ratioText(open, english)).toBe('from none before');
    expect(ratioText(0.731, english)).toBe('0.73');
  });
});

describe('a range that holds none and many times the expected number', () => {
  const compared = { n: 9, events: 9, exposure: 100, areas: 1 };
  const wide = (high: number): string =>
    changeText(
      counted,
      change({
        events: 192,
        exposure: 1200,
        compared,
        absolute: { estimate: 4, low: -16, high },
        percentAllowed: true,
        estimate: 1.25,
      }),
      english,
    );

  it('says that it cannot be told, keeps the range, and gives no percentage', () => {
    expect(wide(13_577)).toBe('too wide to tell, from 16 fewer to 13,577 more');
    expect(wide(81)).toMatch(/^too wide to tell, /);
    expect(wide(80)).toMatch(/^from 16 fewer to 80 more \(/);
  });
});

describe('expectedText', () => {
  it.each([
    [60, 'about 5 expected'],
    [1, 'under 1 expected'],
    [0, 'none counted'],
  ])('of %d events words what they lead to over the time now', (events, text) =>
    expect(
      expectedText(change({ events, exposure: 1200, compared: { n: 9, events: 9, exposure: 100, areas: 1 } }), english),
    ).toBe(text),
  );
});

describe('smallestText', () => {
  it.each([
    [0.72, true, 'a fall of 28\u00a0% or more'],
    [1.3, true, 'a rise of 30\u00a0% or more'],
    [0.3, false, 'a fall to about 3 in 10 of the usual number, or lower'],
    [2.5, false, 'a rise to about 2.50 times the usual number, or higher'],
    [null, false, 'no change, however large, could have been shown with so few events'],
  ])('words %d', (smallestDetectable, percentAllowed, text) =>
    expect(smallestText(counted, change({ smallestDetectable, percentAllowed }), english)).toBe(text),
  );
});

it.each([
  [312, '312'],
  [66.04, '66'],
  [12.34, '12.3'],
])('valueText(%d) is %j', (value, text) => expect(valueText(value, english)).toBe(text));

describe('measures that are no counts', () => {
  const noun = { one: 'call', many: 'calls' };
  const level = (parts: Partial<Level>): Level => ({ ...(counted.now as object), missing: null, ...parts }) as Level;
  const of = (as: Finding['shown']['as'], unit = ''): Finding => ({ ...counted, noun, shown: { as, unit } });
  const shares = level({ value: 0.72, n: 100, events: 72, exposure: 100 } as Partial<Level>);
  const plain = (value: number): Level => level({ value, n: 412, events: null, exposure: null } as Partial<Level>);

  it.each([
    [of('percent'), shares, '72 of 100', '72 %', '72 of 100 calls (72 %)'],
    [of('duration'), plain(560), '9 min 20 s', 'from 412 calls', '9 min 20 s (from 412 calls)'],
    [of('money', 'dollars'), plain(1234.5), '1,235 dollars', 'from 412 calls', '1,235 dollars (from 412 calls)'],
    [of('days'), plain(1), '1 day', 'from 412 calls', '1 day (from 412 calls)'],
    [of('score'), plain(3.456), '3.46', 'from 412 calls', '3.46 (from 412 calls)'],
    [of('number', 'people'), plain(5), '5 people', 'from 412 calls', '5 people (from 412 calls)'],
  ] as const)('%#: are told by their value, and what it rests on', (finding, now, text, aside, sentence) => {
    expect(levelText(finding, now, english)).toBe(text);
    expect(levelAside(finding, now, english)).toBe(aside);
    expect(levelSentence(finding, now, english)).toBe(sentence);
  });

  it.each([
    [of('percent'), 0.04, 0.11, 'between 4 and 11 points more'],
    [of('duration'), -130, -20, 'between 20 s and 2 min 10 s shorter'],
    [of('score'), -0.2, 0.004, 'anything from 0.20 lower to under 0.01 higher'],
  ] as const)('%#: change in their own unit', (finding, low, high, text) => {
    const moved = change({ scale: 'difference', absolute: { estimate: 0, low, high } });
    expect(changeAmount(finding, moved, english)).toBe(text);
    expect(changeText(finding, moved, english)).toBe(text);
  });

  it('say the smallest change in their own unit', () => {
    const moved = change({ scale: 'difference', smallestDetectable: -0.08 });
    expect(smallestText(of('percent'), moved, english)).toBe('8 points fewer, or a larger difference');
    const none = change({ scale: 'difference', smallestDetectable: null });
    expect(smallestText(of('percent'), none, english)).toContain('so few calls');
  });
});

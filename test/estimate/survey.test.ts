import { describe, expect, it } from 'vitest';
import type { AnswerRow, AnswersStat } from '../../src/crosstab/index.ts';
import { measureMethods } from '../../src/estimate/measures/index.ts';
import type { Asked, Metric } from '../../src/spec/index.ts';
import { metric } from './town.ts';

/** Answers by how people were drawn, worked out by hand. */

const wave = (name: string, changes: Partial<Asked['waves'][number]> = {}) => ({
  wave: name,
  from: `${name}-01`,
  to: `${name}-28`,
  wording: 0,
  mode: null,
  invited: null,
  ...changes,
});
const asked: Asked = {
  scale: { min: 1, max: 5 },
  hasFrame: true,
  margins: [],
  lonelyStrata: 'adjust',
  wordings: ['I feel safe.', 'I feel safe here.'],
  waves: [wave('2023-02'), wave('2023-08')],
};
const own = (changes: Partial<Asked> = {}): Metric =>
  metric({
    measure: { kind: 'survey-share', item: 'safe', values: [4, 5] },
    shownAs: 'percent',
    asked: { ...asked, ...changes },
  });
const person: AnswerRow = {
  area: 'A',
  start: '2023-02-01',
  wave: '2023-02',
  stratum: '',
  cluster: null,
  respondent: null,
  base: 1,
  weight: 1,
  groups: [],
  isCounted: true,
  answer: 5,
  n: 1,
};
const people = (yes: number, no: number, changes: Partial<AnswerRow> = {}): readonly AnswerRow[] =>
  [
    { ...person, ...changes, answer: 5, n: yes },
    { ...person, ...changes, answer: 1, n: no },
  ].filter(({ n }) => n > 0);
const later = { start: '2023-08-01', wave: '2023-08' } as const;
const stat = (...rows: readonly (readonly AnswerRow[])[]): AnswersStat => ({
  kind: 'answers',
  rows: rows.flat(),
  unfitted: [],
});
const levelOf = (all: AnswersStat, changes: Partial<Asked> = {}, part = all) =>
  measureMethods()(own(changes)).level(part, { metric: own(changes), pairs: () => [], everyone: () => all });
/** Low and high on the logit, from a standard error and the quantile of t that goes with it. */
const logit = (p: number, error: number, t: number): { readonly low: number; readonly high: number } => {
  const [middle, reach] = [Math.log(p / (1 - p)), (t * error) / (p * (1 - p))];
  return { low: 1 / (1 + Math.exp(reach - middle)), high: 1 / (1 + Math.exp(-middle - reach)) };
};

describe('waves in one window', () => {
  it('are samples of their own: what sets them apart is no chance', () => {
    const level = levelOf(stat(people(6, 4), people(16, 4, later)));
    // each wave n ÷ (n − 1) × n p (1 − p), over all 30 people squared; 28 degrees of freedom
    const error = Math.sqrt((10 / 9) * 10 * 0.24 + (20 / 19) * 20 * 0.16) / 30;
    const { low, high } = logit(22 / 30, error, 2.048407142);
    expect(level).toMatchObject({ value: 22 / 30, n: 30, low: expect.closeTo(low, 7), high: expect.closeTo(high, 7) });
  });
  it('are one sample of people where they ask the same: who answers twice is one unit', () => {
    const both = Array.from({ length: 12 }, (_, index) => {
      const said = { respondent: `p${index}`, answer: index % 3 === 0 ? 5 : 1 };
      return [
        { ...person, ...said },
        { ...person, ...later, ...said },
      ];
    });
    const level = levelOf(stat(both.flat()));
    // as if each had answered once: 4 of 12
    const { low, high } = logit(1 / 3, Math.sqrt(((12 / 11) * 12 * (1 / 3) * (2 / 3)) / 144), 2.20098516);
    expect(level).toMatchObject({ value: 1 / 3, low: expect.closeTo(low, 7), high: expect.closeTo(high, 7) });
  });
  it.each([
    ['in other words', { wording: 1 }, 'wording-changed'],
    ['in another way', { mode: 'web' }, 'mode-changed'],
  ] as const)('have no number together where one asked %s', (_, changes, reason) => {
    const waves = [wave('2023-02'), wave('2023-08', changes)];
    expect(levelOf(stat(people(6, 4), people(16, 4, later)), { waves })).toEqual({ status: 'withheld', reason });
    // a wave that asked something else altogether is none of them
    const silent = people(0, 9, later).map((row) => ({ ...row, answer: null }));
    expect(levelOf(stat(people(6, 4), silent), { waves })).toMatchObject({ value: 0.6, missing: null });
  });
});

describe('an area', () => {
  it('has the answers of its own months alone: a site that was closed has none', () => {
    const all = stat(people(6, 4), people(16, 4, later));
    expect(levelOf(all, {}, stat(people(6, 4)))).toMatchObject({ value: 0.6, n: 10 });
  });
  it('and the people of a metric’s filter are parts of the sample: those outside add to the variance', () => {
    const outside = people(10, 10, { isCounted: false });
    const level = levelOf(stat(people(6, 4), outside));
    // n = 30 drawn; those outside are zeros: 30 ÷ 29 × 10 × 0.24 ÷ 10²; 9 degrees of freedom
    const { low } = logit(0.6, Math.sqrt((30 / 29) * 10 * 0.24) / 10, 2.262157163);
    expect(level).toMatchObject({ value: 0.6, n: 10, low: expect.closeTo(low, 7) });
  });
  it('of which nobody meets the filter has no records of the kind', () => {
    expect(levelOf(stat(people(6, 4, { isCounted: false })))).toMatchObject({ reason: 'no-eligible-records' });
  });
});

describe('a stratum with one unit', () => {
  const two = [
    ...people(6, 4, { cluster: 'a1', stratum: 'a' }),
    ...people(4, 6, { cluster: 'a2', stratum: 'a' }),
    ...people(3, 7, { cluster: 'b1', stratum: 'b' }),
  ];
  const errorOf = (rule: Asked['lonelyStrata']): number | null => {
    const level = levelOf(stat(two), { lonelyStrata: rule });
    if (level.status === 'withheld' || level.low === null) return null;
    const p = level.value;
    // one degree of freedom: t is 12.706
    return (((Math.log(p / (1 - p)) - Math.log(level.low / (1 - level.low))) / 12.70620474) * p * (1 - p)) as number;
  };
  // 13 of 30 say yes: blocks lie 6 − 10 × 13/30 = 5/3, −1/3 and −4/3 from that, over 30 people
  const [a1, a2, b1] = [5 / 3 / 30, -1 / 3 / 30, -4 / 3 / 30];
  const within = 2 * ((a1 - (a1 + a2) / 2) ** 2 + (a2 - (a1 + a2) / 2) ** 2);
  it.each([
    ['adjust', Math.sqrt(within + b1 ** 2)],
    ['average', Math.sqrt(2 * within)],
    ['certainty', Math.sqrt(within)],
  ] as const)('adds what is declared: %s', (rule, error) => {
    expect(errorOf(rule)).toBeCloseTo(error, 6);
  });
  it('may leave no range: by declaration, or where no other stratum can tell', () => {
    expect(errorOf('withhold')).toBeNull();
    const alone = stat(people(6, 4, { cluster: 'b1', stratum: 'b' }));
    for (const rule of ['adjust', 'average', 'certainty', 'withhold'] as const)
      expect(levelOf(alone, { lonelyStrata: rule })).toMatchObject({ value: 0.6, low: null, method: 'none' });
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { studentQuantile } from '../../src/stats/index.ts';
import { csv, type Outcome, readings, runSmall, type SmallCoalition } from './small-coalition.ts';

/** Scores of partners on a few questions; twelve of them in each year, so that every figure can be worked by hand. */

type Row = readonly (number | '')[];

/** Reliable, shared, open; the last is worded the other way. Then two questions that have nothing to do with them. */
const now: readonly Row[] = [
  [5, 5, 1, 1, 3, 5, ''],
  [4, 5, 2, 5, 3, 4, 2],
  [4, 4, 2, 2, 3, 4, ''],
  [5, 4, 1, 4, 3, 5, 3],
  [3, 4, 3, 1, 3, 3, ''],
  [4, 3, 2, 5, 3, 4, 4],
  [2, 3, 4, 2, 3, 2, ''],
  [3, 2, 3, 4, 3, 3, 2],
  [5, 5, 1, 3, 3, 5, ''],
  [4, 4, 1, 1, 3, 4, 5],
  [3, 3, 3, 5, 3, 3, ''],
  [4, 5, 2, 2, 3, 3, 1],
];
const before: readonly Row[] = now.map(([a = 3, b = 3, c = 3, ...rest]) => [
  Math.max(1, Number(a) - 1),
  Math.max(1, Number(b) - 1),
  Math.min(5, Number(c) + 1),
  ...rest,
]);

const columns = ['reliable', 'mission', 'closed', 'weather', 'flat', 'new', 'half'];
const answersOf = (year: number, rows: readonly Row[]): readonly Row[] =>
  rows.map(([a = '', b = '', c = '', d = '', e = '', f = '', g = '']) => [
    year,
    a,
    b,
    c,
    d,
    e,
    year === 2022 ? '' : f,
    g,
  ]);

const scale = (items: string, more = ''): SmallCoalition['metrics'][string] => ({
  kind: 'surveys',
  source: 'partners',
  measure: `{ kind: scale, items: [${items}]${more} }`,
});
const item = (name: string, more = ''): string =>
  `      ${name}: { wording: How ${name} is it?, scale: { min: 1, max: 5 }${more} }`;

const coalition: SmallCoalition = {
  sources: `  partners:
    kind: surveys
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/partners.csv
    audience: partner
    frame: all partners
    columns:
      wave: wave
    waves:
      - { wave: 2022, from: 2022-05-01, to: 2022-05-31 }
      - { wave: 2023, from: 2023-05-01, to: 2023-05-31 }
    items:
${item('reliable')}
${item('mission')}
${item('closed', ', reverse: true')}
${item('weather')}
${item('flat')}
${item('new')}
${item('half')}
      worded:
        wording:
          - { text: Do you feel heard?, waves: [2022], from: reliable }
          - { text: Are you heard?, waves: [2023], from: reliable }
        scale: { min: 1, max: 5 }`,
  metrics: {
    trust: scale('reliable, mission, closed'),
    pair: scale('reliable, mission'),
    unlike: scale('reliable, weather'),
    flat: scale('flat, flat2'),
    started: scale('reliable, new'),
    few: scale('mission, half'),
    'few-will-do': scale('reliable, mission, half', ', answered: 2'),
    reworded: scale('worded, mission'),
  },
  files: {
    'data/partners.csv': csv(['wave', ...columns].join(','), [...answersOf(2022, before), ...answersOf(2023, now)]),
  },
};
// two questions that everybody answers alike
const whole: SmallCoalition = {
  ...coalition,
  sources: coalition.sources.replace(item('new'), `${item('flat2', ', from: flat')}\n${item('new')}`),
};

const variance = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
};
const turned = (rows: readonly Row[]): readonly (readonly [number, number, number])[] =>
  rows.map(([a, b, c]) => [Number(a), Number(b), 6 - Number(c)]);
const scores = (rows: readonly Row[]): readonly number[] => turned(rows).map(([a, b, c]) => (a + b + c) / 3);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

let run: Outcome;
let of: ReturnType<typeof readings>;
beforeAll(async () => {
  run = await runSmall(whole);
  of = readings(run);
}, 120_000);

describe('a scale', () => {
  it('is the mean of its questions, of which one is turned round', () => {
    expect(of.now('trust')).toMatchObject({
      value: expect.closeTo(mean(scores(now)), 12),
      n: 12,
      method: 'survey-logit',
    });
    expect(of.finding('trust').shown.as).toBe('score');
    expect(of.change('trust').estimate).toBeCloseTo(mean(scores(now)) - mean(scores(before)), 12);
    expect(of.change('trust').method).toBe('survey-difference-t');
  });

  it('has the range of a mean on the logit of its scale', () => {
    const value = mean(scores(now));
    const error = Math.sqrt(variance(scores(now)) / 12);
    const place = (value - 1) / 4;
    const reach = (studentQuantile(0.975, 11) * error) / 4 / (place * (1 - place));
    const back = (sign: number): number => 1 + 4 / (1 + Math.exp(-(Math.log(place / (1 - place)) + sign * reach)));
    expect(of.now('trust').low).toBeCloseTo(back(-1), 9);
    expect(of.now('trust').high).toBeCloseTo(back(1), 9);
  });

  it('states how well its questions hang together', () => {
    const items = [0, 1, 2].map((at) => turned(now).map((row) => row[at] ?? 0));
    const total = turned(now).map(([a, b, c]) => a + b + c);
    const alpha = 1.5 * (1 - items.reduce((sum, own) => sum + variance(own), 0) / variance(total));
    const { beside } = of.now('trust');
    expect(beside).toMatchObject({ kind: 'scale', items: 3, complete: 12, alpha: expect.closeTo(alpha, 12) });
    expect(beside?.kind === 'scale' && (beside.low ?? 0) < alpha && alpha < (beside.high ?? 0)).toBe(true);
    expect(of.caveats('trust')).toContain(
      `The score is the mean of 3 questions, which hang together (alpha ${alpha.toFixed(2)}`,
    );
    expect(run.analyst).toContain('Several questions as one score');
  });

  it('of two questions has Spearman and Brown’s, without a range', () => {
    const [one, two] = [now.map(([a]) => Number(a)), now.map(([, b]) => Number(b))];
    const [ma, mb] = [mean(one), mean(two)];
    const together = one.reduce((sum, a, row) => sum + (a - ma) * ((two[row] ?? 0) - mb), 0) / 11;
    const r = together / Math.sqrt(variance(one) * variance(two));
    expect(of.now('pair').beside).toMatchObject({
      alpha: expect.closeTo((2 * r) / (1 + r), 12),
      low: null,
      high: null,
    });
  });

  it('is withheld where its questions do not hang together', () => {
    expect(of.reason('unlike')).toBe('items-disagree');
    expect(of.changeReason('unlike')).toBe('items-disagree');
    expect(of.finding('unlike').sentence.text).toContain('the questions do not hang together enough to make one score');
  });

  it('has each question by itself beside the score, one turned round, and wave by wave', () => {
    const profile = of.finding('trust').survey?.profile ?? [];
    expect(profile.map(({ of: window, label, n }) => [window, label, n])).toEqual([
      ['now', '2023-Q1 to 2023-Q4', 12],
      ['wave', '2022', 12],
      ['wave', '2023', 12],
    ]);
    const means = (rows: readonly Row[]) =>
      [0, 1, 2].map((at) => expect.closeTo(mean(turned(rows).map((row) => row[at] ?? 0)), 12));
    expect(profile[0]?.items.map((own) => own.mean?.value)).toEqual(means(now));
    expect(profile[1]?.items.map((own) => own.mean?.value)).toEqual(means(before));
    expect(profile[0]?.score).toEqual({
      value: of.now('trust').value,
      low: of.now('trust').low,
      high: of.now('trust').high,
    });
    expect(profile[0]?.items[2]).toMatchObject({ item: 'closed', wording: 'How closed is it?', reversed: true, n: 12 });
    expect(run.board).toMatch(/2023-Q4: highest “How .{5,40}” \(\d\.\d\), lowest “.{5,40}All together \d\.\d\./);
    // the score is not given, and its questions are
    expect(of.finding('unlike').survey?.profile?.[0]).toMatchObject({ score: null, n: 12 });
    expect(run.board).toContain('The questions do not hang together: there is no score.');
    // six of twelve answered one of them
    expect(of.finding('few-will-do').survey?.profile?.[0]?.items[2]).toMatchObject({ n: 6, mean: null });
  });

  it('does not say how well where all gave the same answers', () => {
    expect(of.now('flat')).toMatchObject({ value: 3, n: 12, beside: { alpha: null, complete: 12 } });
    expect(of.caveats('flat')).toContain('whether they hang together cannot be told');
  });

  it('needs enough people who answered enough questions', () => {
    // six answered both; with two of three, twelve have a score and six answered all
    expect(of.reason('few')).toBe('too-few-answers');
    expect(of.now('few-will-do')).toMatchObject({ n: 12, beside: { alpha: null, complete: 6 } });
    const own = now.map(([a, b, , , , , g]) => mean([a, b, g].filter((one) => one !== '').map(Number)));
    expect(of.now('few-will-do').value).toBeCloseTo(mean(own), 12);
  });

  it('has no change from a year that did not ask, nor from one that asked in other words', () => {
    expect(of.now('started').n).toBe(12);
    expect(of.changeReason('started')).toBe('too-few-answers');
    expect(of.changeReason('reworded')).toBe('wording-changed');
    expect(of.finding('reworded').movement).toBe('not-comparable');
  });
});

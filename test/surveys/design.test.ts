import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { caveatsOf, changeOf, drawn, figures, findingIn, type Made, nowOf, surveyRun } from './project.ts';

/**
 * Answers by their design, from the declaration to the finding, against R's survey package: `fixture/figures.R` says how
 * the answers were made and what R made of them.
 */

const metrics = {
  'feel-safe': '{ kind: survey-share, item: safe, values: [4, 5] }',
  'women-safe': '{ kind: survey-share, item: safe, values: [4, 5], where: { gender: f } }',
  safety: '{ kind: survey-mean, item: safe }',
};
const areas = `areas:
  list: [{ area: North, role: comparison }, { area: South, role: comparison }, { area: West, role: comparison }]`;
const ageByWave = `age,wave,people
18-34,2022,31000
35-64,2022,42000
65+,2022,17000
18-34,2023,32000
35-64,2023,41500
65+,2023,18500
`;
const margins = (...known: readonly string[]): string => `margins:
  of: residents of 18 years and over
  origin: the census
  known:
    ${known.map((one) => `- ${one}`).join('\n    ')}`;
const byAge = '{ by: age, file: data/age.csv }';
const byGender = '{ by: gender, totals: { f: 51, m: 49 } }';

const sources = {
  plain: drawn(''),
  stratified: drawn(margins(byAge)),
  raked: drawn(margins(byAge, byGender)),
} as const;
type Kind = keyof typeof sources;

describe.each(Object.keys(sources) as Kind[])('a survey with strata, blocks and weights (%s)', (kind) => {
  let made: Made;
  const expected = figures[kind];
  beforeAll(async () => {
    made = await surveyRun({ source: sources[kind], metrics, pipeline: areas, files: { 'data/age.csv': ageByWave } });
    if (made.findings === null) throw new Error(made.ended.stderr + made.ended.stdout);
  }, 60_000);

  it('gives shares and means with R’s intervals', () => {
    for (const [id, own] of [
      ['feel-safe', expected.share],
      ['women-safe', expected.women],
      ['safety', expected.mean],
    ] as const) {
      const { value, low, high, method } = nowOf(made, id);
      expect(value).toBeCloseTo(own.value, 9);
      expect(low).toBeCloseTo(own.low, 7);
      expect(high).toBeCloseTo(own.high, 7);
      expect(method).toBe('survey-logit');
    }
  });
  it('counts answers, and what they are worth: by weights (Kish) and by design', () => {
    const { n, effectiveN } = nowOf(made, 'feel-safe');
    expect([n, effectiveN]).toEqual([expected.share.n, expect.closeTo(expected.share.effective, 6)]);
    const [now] = findingIn(made, 'feel-safe').survey?.answers ?? [];
    expect(now).toMatchObject({ of: 'now', n, df: expected.share.df });
    expect(now?.designEffect).toBeCloseTo(expected.share.deff, 6);
  });
  it('keeps the whole sample behind one of its areas', () => {
    const north = nowOf(made, 'feel-safe', 'North');
    expect(north.value).toBeCloseTo(expected.north.value, 9);
    expect(north.low).toBeCloseTo(expected.north.low, 7);
    expect(north.n).toBe(expected.north.n);
  });
  it('tells all answers, each place with its range', () => {
    const [now] = findingIn(made, 'safety').survey?.answers ?? [];
    for (const [index, place] of (now?.shares ?? []).entries()) {
      expect(place.places).toEqual([index + 1]);
      expect(place.share).toBeCloseTo(expected.places[index].value, 9);
      expect(place.low).toBeCloseTo(expected.places[index].low, 7);
      expect(place.high).toBeCloseTo(expected.places[index].high, 7);
    }
    expect(now?.shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  });
  it('shows all answers on the page, with how much they are worth and who gave none', () => {
    const { share } = expected;
    const effect = share.deff.toFixed(2);
    const worth = `${share.n} answers, worth ${Math.round(share.effective)} with equal weights, design effect ${effect}`;
    expect(made.board).toContain(worth);
    expect(made.board).toContain('How each wave asked');
    expect(caveatsOf(made, 'feel-safe').join()).toMatch(
      /more residents gave no answer: at the lowest, the share would be/,
    );
  });
  it('exports each answer with its count, share and range', () => {
    const rows: readonly Readonly<Record<string, string>>[] = parse(made.csv, { columns: true });
    const own = rows.filter(
      ({ record, metric, area }) => record === 'answer' && metric === 'safety' && area === "'@all",
    );
    expect(own.map(({ answer }) => answer)).toEqual(['1', '2', '3', '4', '5']);
    expect(Number(own[4]?.value)).toBeCloseTo(expected.places[4].value, 9);
    expect(Number(own[4]?.effective_n)).toBeCloseTo(expected.share.effective, 6);
  });
  it('compares waves with other people by the intervals of both', () => {
    for (const [id, own] of [
      ['feel-safe', expected.change],
      ['women-safe', expected.women_change],
      ['safety', expected.meanChange],
    ] as const) {
      const change = changeOf(made, id);
      expect(change.method).toBe('survey-difference-t');
      expect(change.estimate).toBeCloseTo(own.value, 9);
      expect(change.low).toBeCloseTo(own.low, 7);
      expect(change.high).toBeCloseTo(own.high, 7);
    }
  });
  it('says what answers were weighed to, who is in no group, and which strata stand alone', () => {
    const { survey } = findingIn(made, 'feel-safe');
    expect(survey?.weighting).toBe({ plain: 'given', stratified: 'post-stratified', raked: 'raked' }[kind]);
    expect(survey?.lonelyStrata).toEqual({ n: 1, rule: 'adjust' });
    const told = caveatsOf(made, 'feel-safe').join('\n');
    expect(told).toContain('In 1 stratum a single unit was drawn: each adds its distance from the mean of all.');
    expect(told).toContain('tell as much as');
    if (kind === 'plain') expect(told).not.toContain('weighed to');
    else {
      expect(told).toContain('Answers are weighed to residents of 18 years and over by age');
      expect(told).toContain('are in no group that answers are weighed to, and in none of these figures.');
      expect(made.analyst).toContain('Answers weighed to known numbers of people');
    }
  });
});

describe('what margins leave open is no figure', () => {
  const whyNot = async (known: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<string> => {
    const made = await surveyRun({
      source: drawn(margins(...known)),
      metrics: { 'feel-safe': metrics['feel-safe'] },
      files: { 'data/age.csv': ageByWave, ...files },
    });
    const { now } = findingIn(made, 'feel-safe');
    return now.status === 'withheld' ? now.reason : 'estimated';
  };
  it('where nobody answered from a group with people in it', async () => {
    expect(await whyNot(['{ by: gender, totals: { f: 50, m: 49, x: 1 } }'])).toBe('margin-empty');
  });
  it('where many respondents are in no group', async () => {
    expect(await whyNot(['{ by: gender, totals: { f: 50 } }'])).toBe('too-many-missing');
  });
  it('where no weights meet all margins together', async () => {
    // everybody in area North is of the one group, and everybody else of the other: 30 and 70 against 50 and 50
    const crossed = (area: string): string => (area === 'North' ? 'n' : 'o');
    const [head = '', ...lines] = (await import('./project.ts')).files['data/answers.csv'].trimEnd().split('\n');
    const answers = [
      head,
      ...lines.map((line) => {
        const cells = line.split(',');
        return cells.with(7, crossed(cells[2] ?? '')).join(',');
      }),
    ].join('\n');
    expect(
      await whyNot(
        ['{ by: gender, totals: { n: 30, o: 70 } }', '{ by: area, totals: { North: 50, South: 30, West: 20 } }'],
        {
          'data/answers.csv': `${answers}\n`,
        },
      ),
    ).toBe('did-not-converge');
  });
  it('but groups crossed in a file are one margin', async () => {
    const cells = ['18-34', '35-64', '65+'].flatMap((age) => [`${age},f,30`, `${age},m,28`]).join('\n');
    expect(
      await whyNot(['{ by: [age, gender], file: data/cells.csv }'], {
        'data/cells.csv': `age,gender,people\n${cells}\n`,
      }),
    ).toBe('estimated');
  });
});

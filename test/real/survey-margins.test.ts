import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../program.ts';
import { caveatsOf, findingIn, type Made, nowOf, surveyRun } from '../surveys/project.ts';
import { realDataHere, realTitle } from './conform-real.ts';

/**
 * The happiness survey of Somerville, weighed to as many women as men: gender was asked in 2017 and 2019 alone. What is
 * expected is worked out here by plain loops over the file.
 */

const file = join(projectRoot, '../shared/data/somerville/happiness-survey-2011-2019.csv');
const source = `files: data/happiness.csv
covers: { from: 2011-01-01, to: 2019-12-31 }
missing: [NA]
waves:
  - { wave: 2017, from: 2017-01-01, to: 2017-12-31 }
  - { wave: 2019, from: 2019-01-01, to: 2019-12-31 }
  - { wave: 2015, from: 2015-01-01, to: 2015-12-31 }
  - { wave: 2013, from: 2013-01-01, to: 2013-12-31 }
  - { wave: 2011, from: 2011-01-01, to: 2011-12-31 }
columns:
  wave: Year
  gender: { from: What.is.your.gender, values: [Female, Male], refuse: value }
items:
  happy: { from: How.happy.do.you.feel.right.now, wording: How happy do you feel right now?, scale: { min: 1, max: 10 }, missing: [999] }
margins: { of: "women and men, as many of each", origin: a trial, known: [{ by: gender, totals: { Female: 50, Male: 50 } }] }`;

type Row = Readonly<Record<string, string>>;

describe.skipIf(!realDataHere)(realTitle('the happiness survey, weighed by gender'), () => {
  let made: Made;
  let rows: readonly Row[] = [];
  beforeAll(async () => {
    const text = await readFile(file, 'utf8');
    rows = parse(text, { columns: true });
    made = await surveyRun({
      source,
      metrics: { happy: '{ kind: survey-mean, item: happy }' },
      files: { 'data/happiness.csv': text },
      asOf: '2019',
      baseline: '{ kind: fixed, from: 2017-01-01, to: 2017-12-31, reason: the wave before }',
    });
  }, 60_000);

  const meanIn = (year: string): { readonly mean: number; readonly n: number } => {
    let [sum, weight, n] = [0, 0, 0];
    const own = rows.filter(({ Year }) => Year === year);
    for (const gender of ['Female', 'Male']) {
      const group = own.filter((row) => row['What.is.your.gender'] === gender);
      const answers = group
        .map((row) => Number(row['How.happy.do.you.feel.right.now']))
        .filter((answer) => Number.isInteger(answer) && answer >= 1 && answer <= 10);
      sum += answers.reduce((total, answer) => total + answer, 0) / group.length;
      weight += answers.length / group.length;
      n += answers.length;
    }
    return { mean: sum / weight, n };
  };

  it('has the mean in which women and men count alike, and its change', () => {
    const [now, before] = [meanIn('2019'), meanIn('2017')];
    expect(nowOf(made, 'happy').value).toBeCloseTo(now.mean, 10);
    expect(nowOf(made, 'happy').n).toBe(now.n);
    const { baseline } = findingIn(made, 'happy').changes;
    expect(baseline).toMatchObject({ status: 'estimated', estimate: expect.closeTo(now.mean - before.mean, 10) });
  });

  it('says that people were not drawn, and withholds waves that were not asked their gender', () => {
    const { series, survey } = findingIn(made, 'happy');
    expect(series.filter(({ value }) => value !== null).map(({ period }) => period)).toEqual(['2017', '2019']);
    expect(survey?.answers.map(({ label }) => label)).toEqual(['2019', '2017', '2019']);
    expect(caveatsOf(made, 'happy').join('\n')).toMatch(
      /People were not drawn from a list.*women and men.*in no group that answers are weighed to/s,
    );
  });
});

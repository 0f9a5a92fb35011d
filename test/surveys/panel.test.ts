import { describe, expect, it } from 'vitest';
import { caveatsOf, changeOf, figures, files, findingIn, type Made, nowOf, surveyRun, waves } from './project.ts';

/** Waves that ask the same people: figures by R's t.test, binom.test and svycontrast, in `fixture/figures.R`. */

const metrics = {
  'trust-us': '{ kind: survey-share, item: trust, values: [4, 5] }',
  trust: '{ kind: survey-mean, item: trust }',
};
const panel = (file: string, columns: string): string => `frame: the members
columns: { wave: wave, ${columns} }
files: data/${file}.csv
${waves}
items: { trust: { wording: I trust our partners., scale: { min: 1, max: 5 } } }`;
const run = (file: string, columns = 'respondent: person'): Promise<Made> =>
  surveyRun({ source: panel(file, columns), metrics });

describe('people who were asked twice', () => {
  it('are compared with themselves: a mean by the paired t', async () => {
    const made = await run('panel');
    const change = changeOf(made, 'trust');
    const { paired } = figures;
    expect(change).toMatchObject({ method: 'survey-paired-t', n: 60, compared: { n: 60 } });
    expect(change.estimate).toBeCloseTo(paired.mean.value, 10);
    expect(change.low).toBeCloseTo(paired.mean.low, 8);
    expect(change.high).toBeCloseTo(paired.mean.high, 8);
    expect(change.p).toBeCloseTo(paired.mean.p, 8);
    // the level is that of all who answered now
    expect(nowOf(made, 'trust').n).toBe(77);
    expect(caveatsOf(made, 'trust')).toContain(
      'The change is that of the 60 residents who answered both times, of 77 who answered now.',
    );
    expect(made.analyst).toContain('The same people asked twice');
  });

  it('and a share by those who changed their answer (exact McNemar)', async () => {
    const made = await run('panel');
    const change = changeOf(made, 'trust-us');
    const { share } = figures.paired;
    expect(change.method).toBe('mcnemar-exact');
    expect(change.estimate).toBeCloseTo(share.value, 10);
    expect(change.low).toBeCloseTo(share.low, 8);
    expect(change.high).toBeCloseTo(share.high, 8);
    expect(change.p).toBeCloseTo(share.p, 8);
  });

  it('and with weights by the design of the changes', async () => {
    const change = changeOf(await run('panel', 'respondent: person, weight: weight'), 'trust');
    const { weighed } = figures.paired;
    expect(change.method).toBe('survey-paired-t');
    expect(change.estimate).toBeCloseTo(weighed.value, 10);
    expect((Number(change.high) - change.low) / 2 / weighed.error).toBeCloseTo(2.000995, 5); // qt(0.975, 59)
  });

  it('are one unit of one sample where most of those who answered did so once', async () => {
    const made = await run('rotating');
    const change = changeOf(made, 'trust');
    const { overlap } = figures;
    expect(change.method).toBe('survey-overlap-t');
    expect(change.estimate).toBeCloseTo(overlap.value, 10);
    expect((Number(change.high) - change.low) / 2 / overlap.error).toBeCloseTo(1.978099, 5); // qt(0.975, 132)
    expect(caveatsOf(made, 'trust').join()).toContain('Some people answered both times');
  });

  it('are taken for others where nothing links them', async () => {
    expect(changeOf(await run('panel', 'age: person'), 'trust').method).toBe('survey-difference-t');
  });

  it('are told where they answered twice in a wave: they count more than others', async () => {
    const [head = '', ...rows] = files['data/panel.csv'].trimEnd().split('\n');
    const twice = [head, ...rows, ...rows.slice(0, 3)].join('\n');
    const made = await surveyRun({
      source: panel('twice', 'respondent: person'),
      metrics,
      files: { 'data/twice.csv': `${twice}\n` },
    });
    const check = made.findings?.checks.find(({ rule }) => rule === 'answered-twice');
    expect(check).toMatchObject({ observed: 3, passed: false, n: rows.length + 3 });
    // and are one unit of the sample all the same
    expect(changeOf(made, 'trust')).toMatchObject({ n: 60, estimate: expect.closeTo(figures.paired.mean.value, 10) });
  });

  it('leave no trace of who they are in any document', async () => {
    const made = await surveyRun({
      source: panel('people', 'respondent: person'),
      metrics,
      files: { 'data/people.csv': named() },
    });
    expect(findingIn(made, 'trust').now.status).toBe('estimated');
    for (const text of [JSON.stringify(made.findings), made.board, made.analyst, made.ended.stdout])
      expect(text).not.toContain('Zebedee');
  });
});

/** Thirty people with a name each, who say the same twice. */
function named(): string {
  const rows = Array.from({ length: 30 }, (_, n) => [2022, 2023].map((wave) => `${wave},Zebedee ${n},${1 + (n % 5)}`));
  return `wave,person,trust\n${rows.flat().join('\n')}\n`;
}

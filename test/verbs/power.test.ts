import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sight } from '../../src/estimate/index.ts';
import { sightText } from '../../src/verbs/power-lines.ts';
import { smallProject, temporaryFolder, townCrime, townPipeline, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
/** Two areas with 24 shootings a quarter between them, until the last year; A2 had two in all of the baseline. */
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  const crime = townCrime()
    .split('\n')
    .filter((line) => !/,A2,SHOT/.test(line) || line.includes('2021-03-01') || line.includes('2023-03'))
    .join('\n');
  await smallProject(folder, {
    'data/crime.csv': crime,
    'pipelines/town.yaml': townPipeline
      .replace(
        'source: crime, exposure: people }',
        'source: crime, exposure: people, decision: { smallest-worthwhile: -10%, declared: 2021-12-01 } }',
      )
      .replace(
        'metrics:\n',
        'events: [{ date: 2022-06-01, kind: measurement, label: New system, breaks: true, source: other }]\nmetrics:\n',
      )
      .replace(
        '  people:\n',
        '  other:\n    kind: incidents\n    repeats: keep\n    files: data/crime.csv\n    covers: { from: 2020-01-01, to: 2023-12-31 }\n    columns:\n      id: ID\n      occurred_at: { from: DATE, formats: ["%Y-%m-%d"] }\n      area: BEAT\n      offense: { from: CODE, codes: { shooting: [SHOT], burglary: [BURG] } }\n  people:\n',
      )
      .replace('outcomes/burglaries, source: crime', 'outcomes/burglaries, source: other'),
  });
  const { code, stderr } = await yardline(['ingest', 'town', '-q'], { cwd: folder });
  expect(code, stderr).toBe(0);
});
afterAll(() => remove());

const power = (...args: string[]): ReturnType<typeof yardline> =>
  yardline(['power', 'town', ...args, '-q'], { cwd: folder });

describe('power', () => {
  it('says the smallest change that would show, for longer windows too, and how long what is worthwhile takes', async () => {
    const { code, stdout } = await power('shooting-victims');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^With about 79 shooting victims in 2023\S* to 2023\S* if nothing changes, only a fall to [45]\d or fewer \(−\d\d %\), or a rise to 1\d\d or more \(\+\d\d %\), would show\.$/m,
    );
    expect(stdout).toMatch(/^Each would show 80 times in 100, at the 95 % level of its verdict/m);
    expect(stdout).toMatch(/^8 quarters {2}about 15\d {2}a fall to /m);
    expect(stdout).toMatch(
      /^The smallest worthwhile change was declared as −10 %: not even 40 quarters would be enough/m,
    );
    expect(stdout).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
  });

  it('answers in JSON with the numbers of the finding, and asks for more where it must show more often', async () => {
    const read = async (...args: string[]) => JSON.parse((await power('shooting-victims', '--json', ...args)).stdout);
    const [usual, often] = [await read(), await read('--power', '95%')];
    expect(usual).toMatchObject({
      schema: 'yardline.power/1',
      status: 'ok',
      exitCode: 0,
      pipeline: 'town',
      metric: 'shooting-victims',
      area: '*',
      level: 0.95,
      power: 0.8,
      comparison: { status: 'estimated', needed: { worthwhile: -0.1, periods: null, most: 40 } },
    });
    const { stdout } = await yardline(['evaluate', 'town', '--json', '-q'], { cwd: folder });
    const [finding] = JSON.parse(stdout).findings;
    expect(usual.comparison.now.fall).toBe(finding.changes.baseline.smallestDetectable);
    expect(often.comparison.now.fall).toBeLessThan(usual.comparison.now.fall);
    expect(often.comparison.now.rise).toBeGreaterThan(usual.comparison.now.rise);
  });

  it('is not given where it would tell a small count', async () => {
    const { code, stdout } = await power('shooting-victims', '--area', 'A2');
    expect([code, stdout]).toEqual([0, expect.stringContaining('What could be seen is not given: ')]);
    expect(stdout).toMatch(/hidden|protect/);
  });

  it('is not given across a break in the records, or where nothing is counted', async () => {
    const { code, stdout } = await power('burglaries');
    expect(code).toBe(0);
    expect(stdout).toContain('What could be seen is not given: a change in how it is measured lies between the two.');
  });

  it('wants a metric that there is, and a power that makes sense', async () => {
    const unknown = await power('shooting-victim');
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('did you mean "shooting-victims"?')]);
    for (const share of ['20%', '100%', '0.9']) {
      const { code, stderr } = await power('shooting-victims', '--power', share);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`(got "${share}")`)]);
    }
  });
});

describe('the sentence of what could be seen', () => {
  const ratio = fc.option(fc.double({ min: 0.001, max: 0.999, noNaN: true }));
  const more = fc.option(fc.double({ min: 1.001, max: 1e5, noNaN: true }));
  const sights: fc.Arbitrary<Sight> = fc.record({
    status: fc.constant('estimated' as const),
    window: fc.constant({ from: '2023-01-01', to: '2023-03-31' }),
    scale: fc.constantFrom('ratio' as const, 'difference' as const),
    expected: fc.record({
      value: fc.double({ min: 0, max: 1e6, noNaN: true }),
      events: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
    }),
    before: fc.record({ n: fc.nat({ max: 1000 }), events: fc.option(fc.nat({ max: 1000 })) }),
    fall: ratio,
    rise: more,
  });
  const finding = {
    now: { status: 'withheld', reason: 'not-reported', from: '', to: '', label: '2023-Q1' },
    noun: { one: 'robbery', many: 'robberies' },
    shown: { as: 'rate', unit: '' },
  } as const;

  it('is made for every one, without a number that is none, and says of each side whether anything would show', () => {
    fc.assert(
      fc.property(sights, (sight) => {
        const text = sightText(sight, finding);
        expect(text).toMatch(/^[A-Z].*\.$/);
        expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
        if (sight.status !== 'estimated') return;
        expect(/a fall (to|of)/.test(text)).toBe(sight.fall !== null);
        expect(/a rise (to|of)/.test(text)).toBe(sight.rise !== null);
      }),
      { numRuns: 300 },
    );
  });
});

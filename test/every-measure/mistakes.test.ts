import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, temporaryFolder, writeFiles, yardline } from '../program.ts';
import { projectOf, type SmallCoalition } from './small-coalition.ts';

/** Declarations of the measures of a coalition's own work that cannot be meant so, all told in one pass. */

const sources = `  work:
    kind: activities
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/work.csv
    columns:
      date: { from: date, formats: ["%Y-%m-%d"] }
      kind: kind
      agencies: { from: agencies, separator: "/" }
      hours: { from: hours, unit: hours }
      completed_on: { from: done, formats: ["%Y-%m-%d"] }
  partners:
    kind: surveys
    repeats: keep
    files: data/partners.csv
    columns:
      completed_at: { from: date, formats: ["%Y-%m-%d"] }
    items:
      reliable: { wording: Are they reliable?, scale: { min: 1, max: 5 } }
      mission: { wording: Do you share a mission?, scale: { min: 1, max: 5 } }
      mood: { wording: How are you?, scale: { min: 1, max: 7 } }`;

const work = (measure: string) => ({ kind: 'activities', source: 'work', measure });

const asks = (measure: string) => ({ kind: 'surveys', source: 'partners', measure });

const mistakes: readonly (readonly [id: string, metric: SmallCoalition['metrics'][string], told: readonly string[]])[] =
  [
    [
      'unknown-end',
      work('{ kind: elapsed, from: date, to: complted_on, empty: zero }'),
      [
        'metric "unknown-end" counts days to "complted_on", which source "work" does not map',
        'did you mean "completed_on"?',
      ],
    ],
    [
      'no-date',
      work('{ kind: elapsed, from: date, to: kind, empty: zero }'),
      ['metric "no-date" counts days to "kind", which is not a date', 'take columns such as date and completed_on'],
    ],
    [
      'same-day',
      work('{ kind: elapsed, from: date, to: date, empty: zero }'),
      ['metrics/same-day.yaml:10:10', 'two columns: from one day to another'],
    ],
    [
      'percents',
      work('{ kind: elapsed, from: date, to: completed_on, p: 90, empty: zero }'),
      ['metrics/percents.yaml:10:60', '"p" must be a number between 0 and 1 (got 90)'],
    ],
    [
      'silent',
      work('{ kind: elapsed, from: date, to: completed_on }'),
      ['metrics/silent.yaml:10:1', '"empty" is required'],
    ],
    [
      'unknown-partner',
      work('{ kind: concentration, over: partner, empty: zero }'),
      ['metric "unknown-partner" spreads over "partner", which source "work" does not map'],
    ],
    [
      'over-days',
      work('{ kind: concentration, over: date, empty: zero }'),
      ['metric "over-days" spreads over "date", which is not a text or a list', 'such as partner, agencies or area'],
    ],
    [
      'sum-of-words',
      work('{ kind: concentration, over: agencies, sum: kind, empty: zero }'),
      ['metric "sum-of-words" adds up "kind", which is not a whole number, a duration or money'],
    ],
    [
      'no-list',
      work('{ kind: network, among: kind, empty: zero }'),
      [
        'metric "no-list" ties those in "kind", which is not a list of partners',
        'agencies: { from: HEADER, separator: ";" }',
      ],
    ],
    [
      'no-statistic',
      work('{ kind: network, among: agencies, statistic: betweenness, empty: zero }'),
      ['metrics/no-statistic.yaml:10:55', '"statistic" must be one of: density, centralisation, components'],
    ],
    [
      'no-tie',
      work('{ kind: network, among: agencies, least: 0, empty: zero }'),
      ['metrics/no-tie.yaml:10:', '"least" must be'],
    ],
    [
      'unlike-scales',
      asks('{ kind: scale, items: [reliable, mood] }'),
      [
        'metric "unlike-scales" puts "reliable" (1 to 5) and "mood" (1 to 7) into one score',
        'all questions of a scale have the same lowest and highest answer',
      ],
    ],
    [
      'unknown-question',
      asks('{ kind: scale, items: [reliable, misson] }'),
      [
        'metric "unknown-question" asks for "misson", which is no question of source "partners"',
        'did you mean "mission"?',
      ],
    ],
    ['one-question', asks('{ kind: scale, items: [reliable] }'), ['metrics/one-question.yaml:10:32', 'at least 2']],
    ['twice', asks('{ kind: scale, items: [reliable, reliable] }'), ['a scale that has each question once']],
    [
      'too-many',
      asks('{ kind: scale, items: [reliable, mission], answered: 3 }'),
      ['metrics/too-many.yaml:10:10', 'no more answers than it has questions'],
    ],
  ];

let ended: Ended;
beforeAll(async () => {
  const { folder, remove } = await temporaryFolder();
  const metrics = Object.fromEntries(mistakes.map(([id, metric]) => [id, metric]));
  const files = {
    'data/work.csv': 'date,kind,agencies,hours,done\n2023-01-01,meeting,A/B,1,2023-01-02\n',
    'data/partners.csv': 'date,reliable,mission,mood\n2023-01-01,3,4,5\n',
  };
  await writeFiles(folder, projectOf({ sources, metrics, files }));
  ended = await yardline(['validate', 'small'], { cwd: folder });
  await remove();
}, 60_000);

describe('validate', () => {
  it.each(mistakes)('tells what is wrong with %s, and where', (_, __, told) => {
    expect(ended.code).toBe(2);
    for (const words of told) expect(ended.stdout + ended.stderr).toContain(words);
  });
});

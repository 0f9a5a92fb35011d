import { beforeAll, describe, expect, it } from 'vitest';
import { type AgencyName, agencies } from './agencies.ts';
import { foundIn, plantedIn } from './planted.ts';
import {
  answersApart,
  differences,
  documentsApart,
  type Published,
  publish,
  told,
  withoutLastDigits,
} from './published.ts';
import { apart, townFiles } from './swapped.ts';

/**
 * Two towns as their police, dispatch, partners, residents and statistics offices know them, which differ in hidden counts
 * alone: not one byte of what is published of their records may tell them apart.
 */
const names = Object.keys(agencies) as readonly AgencyName[];
/** Every one evaluates all sources anew: a few of those that are asked of thefts alone (see twins.test.ts). */
const asked = [
  ['show', 'small', 'arrests', '--json'],
  ['explain', 'small', 'arrests', '--area', '@all', '--json'],
  ['explain', 'small', 'response-p90', '--area', 'P2'],
  ['power', 'small', 'arrests', '--area', '@all', '--json'],
  ['evaluate', 'small', '--json'],
  ['diff', 'small/2023-Q3', 'small/2023-Q4', '--json'],
  ['export', 'small', '--csv', '--xlsx', '--svg', '--bundle', '--to', 'given'],
];
let [one, other]: [Published | null, Published | null] = [null, null];
const both = (): readonly [Published, Published] => {
  if (!one || !other) throw new Error('two towns');
  return [one, other];
};

beforeAll(async () => {
  [one, other] = await Promise.all([
    publish(townFiles('one', names), asked),
    publish(townFiles('other', names), asked),
  ]);
}, 900_000);

describe('two towns of which no kind of source may tell them apart', () => {
  it.each(names)('differ, and not where anything is told: %s', (name) => {
    const { findings } = both()[0].findings;
    const hidden = apart.filter(([area, quarter]) =>
      findings.some((own) => own.source === name && own.area === area && own.series[quarter]?.value === null),
    );
    expect(hidden.length).toBeGreaterThan(3);
  });

  it('are told of by the same findings', () => {
    const [own, another] = both();
    expect(differences(told(own.findings), told(another.findings))).toEqual([]);
  });

  it('are told of by the same documents, byte for byte, in files of the same names', () => {
    const [own, another] = both();
    expect([...another.documents.keys()]).toEqual([...own.documents.keys()]);
    expect(documentsApart(own, another, withoutLastDigits)).toEqual([]);
  });

  it('are told of by the same answers of every verb, and the same exports', () => {
    const [own, another] = both();
    expect([...another.answers.keys()]).toEqual([...own.answers.keys()]);
    expect(answersApart(own, another, withoutLastDigits)).toEqual([]);
  });
});

describe('numbers that would be told if nothing were hidden', () => {
  it('stand nowhere, however they are written, and would be found', async () => {
    const files = townFiles('one', names);
    const open = (files['pipelines/small.yaml'] ?? '').replace(
      '{ minimum: 5 }',
      '{ minimum: 0, public-record: made up }',
    );
    const whole = await publish({ ...files, 'pipelines/small.yaml': open });
    const [own] = both();
    const [, earlier] = [...own.answers].find(([name]) => /earlier\/.*\.json$/.test(name)) ?? ['', ''];
    const planted = plantedIn([own.findings, JSON.parse(earlier)], whole.findings);
    expect(planted.marks.size).toBeGreaterThan(1000);
    expect(foundIn(own, planted)).toEqual([]);
    expect(foundIn(whole, planted).length).toBeGreaterThan(1000);
  }, 300_000);
});

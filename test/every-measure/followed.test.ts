import { beforeAll, describe, expect, it } from 'vitest';
import type { Ended } from '../program.ts';
import { askSmall, csv, dayAfter, type Outcome, readings, runSmall, type SmallCoalition } from './small-coalition.ts';

/** Those who are followed for some time, the whole way: counted, compared, explained. */

/** Each household is seen in 2021 or 2022; every fourth (of 2021) or every second (of 2022) is seen again 100 days later. */
const households = [2021, 2022].flatMap((year) =>
  Array.from({ length: 80 }, (_, n) => ({ name: `${year}/${n}`, day: dayAfter(`${year}-01-05`, n * 4), n, year })),
);
const incidents = households.flatMap(({ name, day, n, year }) => {
  const isAgain = n % (year === 2021 ? 4 : 2) === 0;
  return isAgain
    ? [
        [day, name],
        [dayAfter(day, 100), name],
      ]
    : [[day, name]];
});
/** Of the last year nobody is followed to the end yet; without them nothing would have come in most of its months. */
const unfollowed = Array.from({ length: 80 }, (_, n) => [dayAfter('2023-01-05', n * 4), `2023/${n}`]);
const referrals = [2022, 2023].flatMap((year) =>
  Array.from({ length: 60 }, (_, n) => {
    const day = dayAfter(`${year}-01-05`, n * 6);
    return [day, n % 3 === 0 ? '' : dayAfter(day, year === 2022 ? 5 + (n % 40) : 5 + (n % 20))];
  }),
);

const coalition: SmallCoalition = {
  sources: `  crimes:
    kind: incidents
    covers: { from: 2020-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/crimes.csv
    columns:
      occurred_at: { from: day, formats: ["%Y-%m-%d"] }
      area: { value: city }
      offense: { value: assault }
      household: household
  work:
    kind: activities
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/work.csv
    columns:
      date: { from: day, formats: ["%Y-%m-%d"] }
      kind: { value: referral }
      completed_on: { from: done, formats: ["%Y-%m-%d"] }`,
  metrics: {
    again: {
      kind: 'incidents',
      source: 'crimes',
      measure: '{ kind: share, hits: { again: household, within: 365d, after: 365d }, empty: zero }',
    },
    served: {
      kind: 'activities',
      source: 'work',
      measure: '{ kind: share, hits: { from: date, to: completed_on, within: 30d }, empty: zero }',
    },
  },
  more: 'areas: { list: [{ area: city, role: comparison }] }\n',
  files: {
    'data/crimes.csv': csv('day,household', [...incidents, ...unfollowed]),
    'data/work.csv': csv('day,done', referrals),
    'key.txt': 'a key of made-up households\n',
  },
};
const keyed = (text: string): string => text.replace(', public-record:', ', key: { file: key.txt }, public-record:');

let answers: ReadonlyMap<string, Ended>;
let of: ReturnType<typeof readings>;
let run: Outcome;
beforeAll(async () => {
  run = await runSmall(coalition, ['run'], keyed);
  of = readings(run);
  const asks = [
    ['ingest', 'small'],
    ['explain', 'small', 'again'],
    ['explain', 'small', 'served'],
    ['power', 'small', 'again'],
  ];
  const ended = await askSmall(coalition, asks, keyed);
  answers = new Map(asks.map((ask, n) => [ask.filter((word) => word !== 'small').join(' '), ended[n] as Ended]));
}, 120_000);

const said = (name: string): string => {
  const { code, stdout, stderr } = answers.get(name) ?? { code: null, stdout: '', stderr: '' };
  return `${code}\n${stdout}${stderr}`.replace(/\s+/g, ' ');
};

describe('seen again within a year', () => {
  it('tells of those first seen in the year before, and sets them against the year before that', () => {
    expect(of.now('again')).toMatchObject({ events: 40, n: 80, value: 0.5 });
    expect(of.change('again')).toMatchObject({ events: 20, n: 80, value: 0.25, estimate: 0.25, method: 'newcombe' });
  });

  it('is explained with its question, in which no household stands', () => {
    expect(said('explain again')).toMatch(/^0 /);
    expect(said('explain again')).toContain('with another of the same household within 365 days');
    expect(said('explain again')).toContain('PARTITION BY who');
    expect(said('explain again')).toContain('how many facts led to it is not given');
    expect(said('power again')).toMatch(/^0 /);
  });
});

describe('served within 30 days', () => {
  it('looks at all that are old enough: those of the last 30 days are not', () => {
    const inTime = (year: number): readonly boolean[] =>
      referrals
        .filter(([day = '']) => day.startsWith(String(year)) && dayAfter(day, 30) <= '2023-12-31')
        .map(([day = '', done = '']) => done !== '' && done <= dayAfter(day, 30));
    for (const [year, found] of [
      [2023, of.now('served')],
      [2022, of.change('served')],
    ] as const) {
      const all = inTime(year);
      expect(found).toMatchObject({ events: all.filter(Boolean).length, n: all.length });
    }
    expect(of.now('served').n).toBeLessThan(60);
  });

  it('is explained', () => {
    expect(said('explain served')).toContain('completed on at most 30 days after date, of those that are as old');
  });
});

import { csv, type SmallCoalition } from './small-coalition.ts';

/** A made-up partnership: who met whom, month by month, and what each promised and gave. */

type Meeting = readonly [day: string, kind: string, who: string];

const two = (n: number): string => String(n).padStart(2, '0');
const core = ['Police', 'City Health', 'Church Council'];

/** The core meets every month; others come as they can. August is silent, Youth Works stops after 2022, Transit comes alone. */
export const meetings: readonly Meeting[] = [2022, 2023].flatMap((year) =>
  Array.from({ length: 12 }, (_, at) => at + 1)
    .filter((month) => month !== 8)
    .flatMap((month): readonly Meeting[] => [
      [`${year}-${two(month)}-10`, 'meeting', core.join('/')],
      ...(month % 3 === 0 ? [[`${year}-${two(month)}-17`, 'meeting', 'School District/City Health'] as const] : []),
      ...(month % 4 === 0 ? [[`${year}-${two(month)}-20`, 'training', 'Union of Street Workers/Police'] as const] : []),
      ...(month % 6 === 0 ? [[`${year}-${two(month)}-21`, 'meeting', 'Transit'] as const] : []),
      ...(year === 2022 && month % 2 === 0
        ? [[`${year}-${two(month)}-22`, 'meeting', 'Youth Works/School District'] as const]
        : []),
    ]),
);

export const gifts = [
  ['Police', 40_000, 36_000],
  ['City Health', 60_000, 61_500],
  ['Church Council', 5_000, 2_500],
  ['School District', 20_000, 0],
  ['Union of Street Workers', 8_000, 8_000],
] as const;

export const partnership: SmallCoalition = {
  sources: `  work:
    kind: activities
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/work.csv
    columns:
      date: { from: day, formats: ["%Y-%m-%d"] }
      kind: kind
      agencies: { from: who, separator: "/" }
  grants:
    kind: resources
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/grants.csv
    columns:
      period: { from: day, formats: ["%Y-%m-%d"] }
      partner: partner
      committed: promised
      delivered: given`,
  metrics: {
    together: {
      kind: 'activities',
      source: 'work',
      measure: '{ kind: network, among: agencies, empty: zero }',
    },
    centre: {
      kind: 'activities',
      source: 'work',
      measure: '{ kind: network, among: agencies, statistic: centralisation, empty: zero }',
    },
    shared: {
      kind: 'resources',
      source: 'grants',
      measure: '{ kind: concentration, over: partner, sum: delivered, empty: zero }',
    },
    promised: {
      kind: 'resources',
      source: 'grants',
      measure: '{ kind: concentration, over: partner, sum: committed, empty: zero }',
    },
  },
  files: {
    'data/work.csv': csv('day,kind,who', meetings),
    'data/grants.csv': csv(
      'day,partner,promised,given',
      [2022, 2023].flatMap((year) =>
        gifts.map(([partner, promised, given]): readonly (string | number)[] => [
          `${year}-03-15`,
          partner,
          promised,
          given,
        ]),
      ),
    ),
  },
  minimum: 5,
};

import { csv } from '../../every-measure/small-coalition.ts';
import { quartersFrom, type Span } from './coalition.ts';

/** A town as its police know it: so many records of each kind in each area and quarter. An attacker wants them. */
export interface Town {
  readonly areas: readonly { readonly area: string; readonly role: string }[];
  readonly quarters: readonly Span[];
  /** By area, quarter and kind. */
  readonly counts: readonly (readonly (readonly number[])[])[];
}

/** Kinds of records, as the file says them: code and firearm. No two of them are the same. */
export const kinds = [
  ['T', 'N'],
  ['R', 'N'],
  ['S', 'Y'],
  ['S', 'N'],
] as const;

export const cellOf = ({ quarters }: Pick<Town, 'quarters'>, area: number, quarter: number, kind: number): number =>
  (area * quarters.length + quarter) * kinds.length + kind;

/** What each metric counts, by the places of its kinds; of a share, those that did. */
export const counted = {
  thefts: { of: [0], measure: '{ kind: count, count: { where: { category: theft } }, empty: zero }' },
  'theft-rate': { of: [0], measure: '{ kind: rate, count: { where: { category: theft } }, empty: zero }' },
  robberies: { of: [1], measure: '{ kind: count, count: { where: { category: robbery } }, empty: zero }' },
  shootings: { of: [2, 3], measure: '{ kind: count, count: { where: { category: shooting } }, empty: zero }' },
  'with-guns': {
    of: [2],
    measure: '{ kind: count, count: { where: { category: shooting, firearm: true } }, empty: zero }',
  },
  violence: {
    of: [1, 2, 3],
    measure: '{ kind: count, count: { where: { category: [robbery, shooting] } }, empty: zero }',
  },
  everything: { of: [0, 1, 2, 3], measure: '{ kind: count, count: {}, empty: zero }' },
  'gun-share': {
    of: [2],
    among: [2, 3],
    measure: '{ kind: share, of: { where: { category: shooting } }, hits: { where: { firearm: true } }, empty: zero }',
  },
  spread: { of: [0], measure: '{ kind: concentration, over: area, where: { category: theft }, empty: zero }' },
} as const satisfies Record<
  string,
  { readonly of: readonly number[]; readonly among?: readonly number[]; readonly measure: string }
>;

export type Counted = keyof typeof counted;

/** Numbers that look like chance and are the same every time. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function poisson(mean: number, below: () => number): number {
  let [count, product] = [-1, 1];
  const limit = Math.exp(-mean);
  while (product > limit) {
    count += 1;
    product *= below();
  }
  return count;
}

const places = [
  ['P1', 'program', 9],
  ['P2', 'program', 14],
  ['P3', 'program', 17],
  ['C1', 'comparison', 18],
  ['C2', 'comparison', 9],
  ['C3', 'comparison', 22],
  ['C4', 'comparison', 15],
  ['B1', 'buffer', 10],
  ['B2', 'buffer', 16],
] as const;

/** @param share  of each kind, how often it is for one theft */
export function townOf(seed: number, share: readonly number[] = [1, 0.9, 0.7, 0.7]): Town {
  const below = dice(seed);
  const quarters = quartersFrom(2019, 20);
  return {
    areas: places.map(([area, role]) => ({ area, role })),
    quarters,
    counts: places.map(([, role, mean]) =>
      quarters.map((_, at) =>
        share.map((part) => poisson(mean * part * (role === 'program' && at >= 12 ? 0.7 : 1), below)),
      ),
    ),
  };
}

/** Each agency has areas of its own, one of them a single one. */
export const agencies = ['City', 'County', 'Sheriff'] as const;
const agencyOf = (area: string): (typeof agencies)[number] =>
  area === 'B1' ? 'Sheriff' : area.startsWith('C') ? 'County' : 'City';

/** One line a record, in the file of its agency. Days follow from what an agency counts alone: towns alike have files alike. */
function filesOf(town: Town): Readonly<Record<string, string>> {
  return Object.fromEntries(
    agencies.map((agency) => {
      const rows = town.quarters.flatMap(({ from }, at) =>
        kinds.flatMap(([code, gun], kind) => {
          const own = town.areas.flatMap(({ area }, place) =>
            agencyOf(area) === agency ? Array.from({ length: town.counts[place]?.[at]?.[kind] ?? 0 }, () => area) : [],
          );
          return own.map((area, n) => [dayIn(from, n), area, code, gun]);
        }),
      );
      return [`data/${agency}.csv`, csv('when,where,code,gun', rows)];
    }),
  );
}

function dayIn(from: string, n: number): string {
  const month = String(Number(from.slice(5, 7)) + (n % 3)).padStart(2, '0');
  return `${from.slice(0, 4)}-${month}-${String(1 + (n % 28)).padStart(2, '0')}`;
}

const metricText = (id: string, measure: string): string => `id: ${id}
title: ${id.replaceAll('-', ' ')}
why: Because it is measured.
noun: { one: record, many: records }
question: better-off
role: goal
better: lower
kind: incidents
measure: ${measure}
owner: nobody
version: 1
`;

/** The files of a project that counts some of it. */
export function projectOf(
  town: Town,
  { metrics, privacy }: { readonly metrics: readonly Counted[]; readonly privacy: string },
): Readonly<Record<string, string>> {
  const list = town.areas.map(
    ({ area, role }) =>
      `    - { area: ${area}, role: ${role}${role === 'program' ? ', site: S, start: 2022-01-01' : ''} }`,
  );
  const pipeline = `id: small
title: Small
calendar: { grain: quarter, timezone: America/New_York }
sources:
  crimes:
    kind: incidents
    repeats: keep
    covers: { from: 2019-01-01, to: 2023-12-31 }
    files: data/{agency}.csv
    columns:
      occurred_at: { from: when, formats: ["%Y-%m-%d"] }
      area: where
      offense: { from: code, codes: { theft: [T], robbery: [R], shooting: [S] } }
      firearm: { from: gun, true: [Y], false: [N] }
  people:
    kind: populations
    repeats: drop
    key: [area, year]
    files: people.csv
    columns: { area: BEAT, year: YEAR, population: N }
areas:
  list:
${list.join('\n')}
windows:
  current: last-4-quarters
  also: [last-quarter]
  baseline: { kind: fixed, from: 2020-01-01, to: 2021-12-31, reason: two years before }
metrics:
${metrics.map((id) => `  - { use: ${id}, source: crimes${id === 'theft-rate' ? ', exposure: people' : ''} }`).join('\n')}
privacy: ${privacy}
reports: [board, analyst]
`;
  const people = town.areas.flatMap(({ area }, at) => [2019, 2023].map((year) => [area, year, 10_000 + 1_000 * at]));
  return {
    ...filesOf(town),
    'people.csv': csv('BEAT,YEAR,N', people),
    'pipelines/small.yaml': pipeline,
    ...Object.fromEntries(metrics.map((id) => [`metrics/${id}.yaml`, metricText(id, counted[id].measure)])),
  };
}

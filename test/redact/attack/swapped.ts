import { csv } from '../../every-measure/small-coalition.ts';
import { type Agency, type AgencyName, agencies, type Counts, type Line } from './agencies.ts';
import { quartersFrom } from './coalition.ts';

/** Areas by their role, and whose file they are in. */
const areas = [
  ['P1', 'program', 'City'],
  ['P2', 'program', 'County'],
  ['P3', 'program', 'City'],
  ['C1', 'comparison', 'City'],
  ['C2', 'comparison', 'County'],
  ['C3', 'comparison', 'County'],
] as const;

const quarters = quartersFrom(2019, 20);

/**
 * Where there are few: in two areas and two quarters that are always told of together. What one area has less in one of the
 * quarters it has more in the other, and the other area the other way round: no sum over both areas, or over both quarters,
 * tells them apart.
 */
const squares = [
  { areas: ['P1', 'P2'], quarters: [5, 9] },
  { areas: ['C1', 'C2'], quarters: [4, 10] },
  { areas: ['P2', 'P3'], quarters: [16, 17] },
  { areas: ['C2', 'C3'], quarters: [12, 14] },
] as const;

export type Town = 'one' | 'other';

/** How many of each kind an area has in a quarter. */
function countsOf({ usual, swing, few }: Agency, area: string, quarter: number, town: Town): Counts {
  for (const [place, square] of squares.entries()) {
    const [row, column] = [
      (square.areas as readonly string[]).indexOf(area),
      (square.quarters as readonly number[]).indexOf(quarter),
    ];
    if (row === -1 || column === -1) continue;
    const pair = few[place % few.length];
    return pair?.[(row + column + (town === 'one' ? 0 : 1)) % 2] ?? usual;
  }
  const isHigh = (quarter * 5) % 7 < 3;
  return usual.map(
    (own, kind) => own + (isHigh ? (swing?.[kind] ?? 0) : 0) + ((quarter + kind + area.charCodeAt(1)) % 3),
  );
}

/** Areas and quarters in which the two towns differ. */
export const apart: readonly (readonly [area: string, quarter: number])[] = squares.flatMap((square) =>
  square.areas.flatMap((area) => square.quarters.map((quarter): [string, number] => [area, quarter])),
);

function linesOf(agency: Agency, area: string, town: Town): readonly Line[] {
  return quarters.flatMap(({ from }, quarter) => {
    const counts = countsOf(agency, area, quarter, town);
    const lines = counts.flatMap((count, kind) =>
      agency.isSummed
        ? [{ kind, count }].filter(() => count > 0)
        : Array.from({ length: count }, () => ({ kind, count: 1 })),
    );
    return lines.map((line, n) => ({ ...line, area, day: dayIn(from, n) }));
  });
}

function dayIn(from: string, n: number): string {
  const month = String(Number(from.slice(5, 7)) + (n % 3)).padStart(2, '0');
  return `${from.slice(0, 4)}-${month}-${String(1 + (n % 28)).padStart(2, '0')}`;
}

const filesOf = (name: AgencyName, town: Town): readonly (readonly [string, string])[] =>
  ['City', 'County'].map((file) => {
    const agency: Agency = agencies[name];
    const lines = areas.flatMap(([area, , own]) => (own === file ? linesOf(agency, area, town) : []));
    return [`data/${name}-${file}.csv`, csv(agency.header, lines.map(agency.row))];
  });

const sourceText = (name: AgencyName): string => `  ${name}:
    kind: ${agencies[name].kind}
    repeats: keep
    covers: { from: 2019-01-01, to: 2023-12-31 }
    files: data/${name}-{agency}.csv
    columns:${agencies[name].columns}
`;

const metricText = (name: AgencyName, id: string, [measure, isGoal]: readonly [string, boolean]): string => `id: ${id}
title: ${id.replaceAll('-', ' ')}
why: Because it is measured.
noun: { one: record, many: records }
question: ${isGoal ? 'better-off' : 'how-much'}
role: ${isGoal ? 'goal' : 'context'}
better: ${name === 'domestic' ? 'neutral' : 'lower'}
kind: ${agencies[name].kind}
measure: ${measure}
owner: nobody
version: 1
`;

/**
 * The files of a project about one of the two towns, as these agencies know it.
 *
 * @param isGoal  its metrics are goals, so that the effect of the programme is asked for
 */
export function townFiles(town: Town, names: readonly AgencyName[], isGoal = false): Readonly<Record<string, string>> {
  const metrics = names.flatMap((name) =>
    Object.entries(agencies[name].metrics).map(([id, measure]) => ({ name, id, measure })),
  );
  const uses = metrics.map(
    ({ name, id }) => `  - { use: ${id}, source: ${name}${id.endsWith('-rate') ? ', exposure: people' : ''} }`,
  );
  const list = areas.map(
    ([area, role]) =>
      `    - { area: ${area}, role: ${role}${role === 'program' ? ', site: S, start: 2022-01-01' : ''} }`,
  );
  const people = areas.flatMap(([area], at) => [2019, 2023].map((year) => [area, year, 10_000 + 1_000 * at]));
  return {
    ...Object.fromEntries(names.flatMap((name) => filesOf(name, town))),
    'people.csv': csv('BEAT,YEAR,N', people),
    ...Object.fromEntries(
      metrics.map(({ name, id, measure }) => [`metrics/${id}.yaml`, metricText(name, id, [measure, isGoal])]),
    ),
    'pipelines/small.yaml': `id: small
title: Small
calendar: { grain: quarter, timezone: America/New_York }
sources:
${names.map(sourceText).join('')}  people:
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
${uses.join('\n')}
privacy: { minimum: 5 }
reports: [board, analyst, brief]
`,
  };
}

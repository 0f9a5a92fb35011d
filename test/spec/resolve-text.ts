import { kinds } from '../../src/conform/kinds.ts';
import { formatProblem, type Problem } from '../../src/errors.ts';
import { type Pipeline, parseDeclaration, resolvePipeline } from '../../src/spec/index.ts';

const rate = `id: robberies
title: Robberies
why: Robbery is what residents say keeps them indoors.
question: better-off
role: goal
better: lower
kind: incidents
measure: { kind: rate, count: { where: { category: robbery } }, per: 1000, empty: zero }
owner: evaluation lead
version: 1
`;
const count = rate
  .replace('id: robberies', 'id: homicides')
  .replace('title: Robberies', 'title: Homicides')
  .replace('kind: rate', 'kind: count')
  .replace(', per: 1000', '')
  .replace('robbery }', 'homicide }');
const calls = count
  .replace('id: homicides', 'id: calls')
  .replace('title: Homicides', 'title: Calls')
  .replace('kind: incidents', 'kind: responses')
  .replace(' where: { category: homicide } ', '');
const board = 'id: board\ntitle: Board report\naudience: coalition board\nsections: [page-one, methods]\n';

const sureOf = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the library of the test is not right');
  return value;
};

const library = {
  kinds,
  metrics: new Map([
    [
      'outcomes/robberies',
      sureOf(parseDeclaration('metric', { path: 'metrics/outcomes/robberies.yaml', text: rate }).value),
    ],
    [
      'outcomes/homicides',
      sureOf(parseDeclaration('metric', { path: 'metrics/outcomes/homicides.yaml', text: count }).value),
    ],
    ['response/calls', sureOf(parseDeclaration('metric', { path: 'metrics/response/calls.yaml', text: calls }).value)],
  ]),
  reports: new Map([['board', sureOf(parseDeclaration('report', { path: 'reports/board.yaml', text: board }).value)]]),
  codeLists: new Map(),
};

/** What `validate` makes of a pipeline's text, with a library of three metrics and one report. */
export function resolveText(text: string): {
  readonly pipeline: Pipeline | undefined;
  readonly problems: readonly Problem[];
} {
  return resolvePipeline(parseDeclaration('pipeline', { path: 'pipelines/east.yaml', text }), library);
}

/** `line:column id` of each problem. */
export const placesOf = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ place, id }) => `${place.replace('pipelines/east.yaml:', '')} ${id}`);

/** All of a problem's words, for looking through. */
export const wordsOf = (problems: readonly Problem[]): string => problems.map(formatProblem).join('\n');

/** A pipeline without a mistake. */
export const sound = `id: east
title: Eastside Safety Coalition
calendar: { grain: quarter, timezone: America/Chicago, fiscal-year-starts: 7 }
sources:
  crime:
    kind: incidents
    covers: { from: 2018-01-01, to: 2026-09-30 }
    reporting-lag: 45d
    repeats: drop
    key: [id]
    files: data/rms/*.csv
    columns:
      id: INCIDENT_NO
      occurred_at: { from: OCC_DATE, formats: ["%m/%d/%Y"] }
      area: BEAT
      offense: { from: OFFENSE, codes: { robbery: [120, 007, 1E3, 4E], homicide: [09A, 2903.10] } }
  people:
    kind: populations
    repeats: drop
    key: [area, year]
    files: data/population.csv
    columns: { area: area, year: year, population: population }
areas:
  list: [{ area: 007, role: program, start: 2024-01-01 }]
  universe: people
windows:
  baseline: { kind: fixed, from: 2022-01-01, to: 2023-12-31, reason: two years before launch }
metrics:
  - use: outcomes/robberies
    source: crime
    exposure: people
    target: { change: -15%, by: FY2027-Q4, set-by: board, set-on: 2024-02-12 }
  - use: outcomes/homicides
    source: crime
privacy: { minimum: 5 }
reports: [board]
`;

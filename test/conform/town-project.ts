import { readDeclarations } from '../../src/acquire/index.ts';
import { type Conformed, conform, kinds } from '../../src/conform/index.ts';
import { crosstab, type Panel } from '../../src/crosstab/index.ts';
import { formatProblem, YardlineError } from '../../src/errors.ts';
import type { Pipeline } from '../../src/spec/index.ts';
import { openWarehouse, type Warehouse } from '../../src/store/index.ts';
import { firstCells } from '../crosstab/list-cells.ts';
import { type Files, temporaryFolder, writeFiles } from './fixture.ts';

/** A small project from its declarations to its panel, with real files and a real warehouse. */

const metricOf = (empty: string): string => `id: robberies
title: Robberies
why: Robbery is what residents say keeps them indoors.
question: better-off
role: goal
better: lower
kind: incidents
measure: { kind: rate, count: {}, per: 1000, empty: ${empty} }
owner: evaluation lead
version: 1
`;
const board = 'id: board\ntitle: Board report\naudience: coalition board\nsections: [page-one, methods]\n';

export interface TownOptions {
  /** Lines under `areas:`, and under `columns:` of the source of crimes. */
  readonly areas: string;
  readonly crime?: string;
  /** Further lines of the source of crimes. */
  readonly source?: string;
  readonly empty?: 'zero' | 'missing';
}

export const townFiles = ({
  areas,
  crime = 'area: BEAT',
  source = 'repeats: keep',
  empty = 'zero',
}: TownOptions): Files => ({
  'metrics/robberies.yaml': metricOf(empty),
  'reports/board.yaml': board,
  'pipelines/town.yaml': `id: town
title: Town
calendar: { grain: quarter, timezone: America/Chicago }
sources:
  crime:
    kind: incidents
    covers: { from: 2024-01-01, to: 2024-03-31 }
    ${source.split('\n').join('\n    ')}
    files: [{ match: crime*.csv }]
    columns:
      id: ID
      occurred_at: { from: DATE, formats: ["%Y-%m-%d"] }
      offense: { value: robbery, codes: { robbery: [robbery] } }
      ${crime.split('\n').join('\n      ')}
  people:
    kind: populations
    repeats: drop
    key: [area, year]
    files: people.csv
    columns: { area: area, year: year, population: population }
areas:
  ${areas.split('\n').join('\n  ')}
windows:
  baseline: { kind: fixed, from: 2024-01-01, to: 2024-01-31, reason: the first month }
metrics:
  - { use: robberies, source: crime, exposure: people }
reports: [board]
`,
});

export interface Town {
  readonly folder: string;
  readonly warehouse: Warehouse;
  readonly pipeline: Pipeline;
  readonly conformed: Conformed;
  readonly panel: Panel;
}

/** Loads a project; `warehouse` is a file in its folder, so that a second load of the folder finds the first. */
export async function loadTown(folder: string): Promise<Town> {
  const { pipeline } = await readDeclarations(folder, 'pipelines/town.yaml', kinds);
  const warehouse = await openWarehouse({
    address: 'warehouse.duckdb',
    project: folder,
    threads: 2,
    memory: null,
    debug: () => undefined,
  });
  try {
    await warehouse.begin();
    const context = { warehouse, pipeline: 'town', zone: 'America/Chicago', project: folder, scratch: folder };
    const conformed = await conform(pipeline, { ...context, onSource: () => undefined });
    const panel = await crosstab(pipeline, conformed, { warehouse, grain: 'month' });
    await warehouse.commit();
    return { folder, warehouse, pipeline, conformed, panel };
  } catch (error) {
    await warehouse.close();
    throw error;
  }
}

export async function town(options: TownOptions, files: Files): Promise<Town> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { ...townFiles(options), ...files });
  return loadTown(folder);
}

/** What a load that must fail tells, as the terminal shows it. */
export async function complaintsOf(load: Promise<Town>): Promise<string> {
  try {
    await (await load).warehouse.close();
  } catch (error) {
    if (error instanceof YardlineError) return error.problems.map(formatProblem).join('\n');
    throw error;
  }
  return '';
}

/** Events and exposure by area and month; null where nothing was reported. */
export const cellsOf = ({ panel }: Town): Readonly<Record<string, readonly (number | null)[]>> => {
  const cells: Record<string, (number | null)[]> = {};
  for (const { area, stat } of firstCells(panel)) cells[area] = [...(cells[area] ?? []), stat?.events ?? null];
  return cells;
};

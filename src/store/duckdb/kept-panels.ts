import type { Span } from '../../spec/index.ts';
import type { KeptPanel, PanelOfRun } from '../kept-panel.ts';
import { type Ask, listOf } from './connection.ts';
import { literal } from './sql.ts';

/** The most columns that any statistic has. */
const columns = [1, 2, 3, 4, 5] as const;

/** What was counted for every run, each metric once for as long as nothing changes. */
const table = `CREATE TABLE IF NOT EXISTS yardline.panels (pipeline VARCHAR, counted_from VARCHAR, metric VARCHAR, kind VARCHAR, areas VARCHAR[], spans JSON, reported UTINYINT[], interpolated UTINYINT[], quantities VARCHAR[], columns DOUBLE[][], stats JSON, rest JSON, PRIMARY KEY (pipeline, counted_from))`;

/** The same for whoever opens the warehouse: a row for each run, metric, area, span and quantity. */
const view = `CREATE VIEW IF NOT EXISTS yardline.panel AS
  WITH own AS (
    SELECT pipeline, period, id AS run, unnest(panel) AS counted_from, unnest(range(len(panel))) AS place
    FROM yardline.runs
  ),
  areas AS (
    SELECT pipeline, counted_from, unnest(areas) AS area, unnest(range(len(areas))) AS area_place FROM yardline.panels
  ),
  spans AS (
    SELECT pipeline, counted_from, unnest(CAST(spans AS JSON[])) AS span,
      unnest(range(CAST(json_array_length(spans) AS BIGINT))) AS span_place
    FROM yardline.panels
  ),
  cells AS (
    SELECT pipeline, counted_from, metric, quantities, CAST(json_array_length(spans) AS BIGINT) AS width,
      unnest(range(len(reported))) AS cell, unnest(reported) = 1 AS reported, unnest(interpolated) = 1 AS interpolated,
      ${columns.map((n) => `unnest(columns[${n}]) AS v${n}`).join(', ')}, unnest(CAST(stats AS JSON[])) AS detail
    FROM yardline.panels
  ),
  told AS (
    SELECT *, unnest(quantities) AS quantity, unnest([${columns.map((n) => `v${n}`).join(', ')}]) AS value,
      unnest(range(${columns.length})) AS quantity_place
    FROM cells
  )
  SELECT own.pipeline, own.period, own.run, told.metric, areas.area, CAST(span->>'$.from' AS DATE) AS first_day,
    CAST(span->>'$.to' AS DATE) AS last_day, told.reported, told.interpolated, told.quantity, told.value,
    nullif(CAST(told.detail AS VARCHAR), 'null') AS detail, own.place, told.cell, told.quantity_place
  FROM own
    JOIN told USING (pipeline, counted_from)
    JOIN areas ON areas.pipeline = told.pipeline AND areas.counted_from = told.counted_from
      AND areas.area_place = told.cell // told.width
    JOIN spans ON spans.pipeline = told.pipeline AND spans.counted_from = told.counted_from
      AND spans.span_place = told.cell % told.width
  WHERE told.quantity IS NOT NULL`;

/** After the table of runs, which says which panels are whose. */
export async function createKeptPanels(ask: Ask): Promise<void> {
  await ask(table);
  await ask(view);
}

export async function saveKeptPanels(ask: Ask, pipeline: string, panels: readonly KeptPanel[]): Promise<void> {
  // text that the warehouse makes lists of costs a third of lists that are bound (measured)
  for (const { countedFrom, metric, kind, stats, rest, ...own } of panels)
    await ask(
      `INSERT OR REPLACE INTO yardline.panels SELECT $1, $2, $3, $4, CAST(CAST($5 AS JSON) AS VARCHAR[]), $6, CAST($7 AS UTINYINT[]), CAST($8 AS UTINYINT[]), CAST(CAST($9 AS JSON) AS VARCHAR[]), CAST($10 AS DOUBLE[][]), nullif($11, ''), $12`,
      [
        pipeline,
        countedFrom,
        metric,
        kind,
        JSON.stringify(own.areas),
        JSON.stringify(own.spans),
        `[${own.reported.join()}]`,
        `[${own.interpolated.join()}]`,
        JSON.stringify(own.quantities),
        `[${own.columns.map((column) => `[${column.join()}]`).join()}]`,
        stats ?? '',
        rest,
      ],
    );
}

/** Those of the asked that are kept. Metrics of one cover share their spans. */
export async function keptPanels(ask: Ask, pipeline: string, asked: readonly string[]): Promise<readonly KeptPanel[]> {
  const found = await ask(
    'SELECT counted_from, metric, kind, areas, spans::VARCHAR, reported, interpolated, quantities, columns, stats::VARCHAR, rest::VARCHAR FROM yardline.panels WHERE pipeline = $1 AND list_contains(CAST(CAST($2 AS JSON) AS VARCHAR[]), counted_from)',
    [pipeline, JSON.stringify(asked)],
  );
  const spansOf = new Map<string, readonly Span[]>();
  return found.map(
    ([countedFrom, metric, kind, areas, spans, reported, interpolated, quantities, own, stats, rest]) => {
      const written = String(spans);
      const shared = spansOf.get(written) ?? (JSON.parse(written) as readonly Span[]);
      spansOf.set(written, shared);
      return {
        countedFrom: String(countedFrom),
        metric: String(metric),
        kind: String(kind),
        areas: listOf(areas) as readonly string[],
        spans: shared,
        reported: Uint8Array.from(listOf(reported) as readonly number[]),
        interpolated: Uint8Array.from(listOf(interpolated) as readonly number[]),
        quantities: listOf(quantities) as readonly string[],
        columns: listOf(own).map((column) => Float64Array.from(listOf(column) as readonly number[])),
        stats: stats === null ? null : String(stats),
        rest: String(rest),
      };
    },
  );
}

/** Drops what no run stands on any more. */
export const dropUnusedPanels = async (ask: Ask, pipeline: string): Promise<void> => {
  await ask(
    'DELETE FROM yardline.panels WHERE pipeline = $1 AND counted_from NOT IN (SELECT unnest(panel) FROM yardline.runs WHERE pipeline = $1)',
    [pipeline],
  );
};

/** Writes the panel of a run as Parquet: the same rows in the same order, whatever the threads. */
export const writePanel = async (ask: Ask, { pipeline, period, run }: PanelOfRun, path: string): Promise<void> => {
  const [own, when, id] = [pipeline, period, run].map(literal);
  await ask(
    `COPY (SELECT metric, area, first_day, last_day, reported, interpolated, quantity, value, detail FROM yardline.panel WHERE pipeline = ${own} AND period = ${when} AND run = ${id} ORDER BY place, cell, quantity_place) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
  );
};

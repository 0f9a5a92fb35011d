import { coordinateColumns, placedColumn } from '../../spec/index.ts';
import type { LoadOutcome, LoadPlan, Placer } from '../warehouse.ts';
import type { Answer, Ask } from './connection.ts';
import type { Clocks } from './conversion.ts';
import { load } from './load.ts';
import { keyHash } from './sameness.ts';
import { identifier, recordsName } from './sql.ts';

const [longitude, latitude] = coordinateColumns.map((name) => identifier(name)) as [string, string];
/** Temporary tables are never part of the warehouse's file: that is where coordinates stay. */
const waiting = { pipeline: 'temp', source: 'waiting for an area' } as const;
const pointsPerPage = 100_000;

/**
 * Loads a file whose records have coordinates. They wait in a temporary table until each different point has been looked
 * up once; then they go to the facts in the order of the file, with the name of an area and without the coordinates.
 */
export async function loadPlaced(
  ask: Ask,
  plan: LoadPlan,
  { clocks, placer }: { readonly clocks: Clocks; readonly placer: Placer },
): Promise<LoadOutcome> {
  const { table } = plan;
  const name = recordsName(waiting);
  const keyed = table.key.length > 0 ? ['_key'] : [];
  await ask(`CREATE OR REPLACE TEMP TABLE ${identifier(`${waiting.source}/records`)} AS
    SELECT * EXCLUDE (${['_fate', ...keyed].join(', ')}), NULL::DOUBLE AS ${longitude}, NULL::DOUBLE AS ${latitude} FROM ${recordsName(table)} LIMIT 0`);
  try {
    const columns = [
      ...table.columns,
      ...coordinateColumns.map((column) => ({ name: column, type: 'decimal' }) as const),
    ];
    const outcome = await load(ask, { ...plan, table: { ...table, ...waiting, columns, key: [] } }, clocks);
    await lookUp(ask, placer);
    const how = `CASE WHEN w.area IS NOT NULL THEN 'given' ELSE coalesce(p.how, 'no-coordinates') END`;
    const placed = new Map([
      ['area', 'coalesce(w.area, p.area)'],
      [placedColumn, how],
    ]);
    const values = [...placed].map(([column, value]) => `${value} AS ${identifier(column)}`).join(', ');
    // an area may be part of a key
    const hash = keyHash(table, plan.file, (column) => placed.get(column) ?? `w.${identifier(column)}`);
    // nothing but equalities in the join: with a condition on one side it is made pair by pair (measured)
    await ask(`INSERT INTO ${recordsName(table)} BY NAME
      SELECT w.* EXCLUDE (${longitude}, ${latitude}) REPLACE (${values})${keyed.map((column) => `, ${hash} AS ${column}`).join('')}
      FROM ${name} w LEFT JOIN temp.placed_points p ON p.longitude = w.${longitude} AND p.latitude = w.${latitude}
      ORDER BY w.rowid`);
    return outcome;
  } finally {
    for (const left of [name, 'temp.points', 'temp.placed_points']) await ask(`DROP TABLE IF EXISTS ${left}`);
  }
}

/** Every different point once, with its area and how it came to it. */
async function lookUp(ask: Ask, placer: Placer): Promise<void> {
  await ask(`CREATE OR REPLACE TEMP TABLE points AS SELECT row_number() OVER () - 1 AS id, * FROM
    (SELECT DISTINCT ${longitude} AS longitude, ${latitude} AS latitude FROM ${recordsName(waiting)}
     WHERE area IS NULL AND ${longitude} IS NOT NULL AND ${latitude} IS NOT NULL)`);
  await ask(
    'CREATE OR REPLACE TEMP TABLE placed_points (longitude DOUBLE, latitude DOUBLE, how VARCHAR, area VARCHAR)',
  );
  const [[count] = [0]] = await ask('SELECT count(*) FROM temp.points');
  for (let first = 0; first < Number(count); first += pointsPerPage) {
    const page = await ask('SELECT longitude, latitude FROM temp.points WHERE id >= $1 AND id < $2 ORDER BY id', [
      first,
      first + pointsPerPage,
    ]);
    await ask(
      `INSERT INTO placed_points SELECT longitude, latitude, how, area FROM temp.points JOIN
      (SELECT unnest(range($1, $1 + $2)) AS id, unnest(from_json($3, '["VARCHAR"]')) AS how, unnest(from_json($4, '["VARCHAR"]')) AS area) USING (id)`,
      [first, page.length, ...answersTo(page, placer)],
    );
  }
}

/** How each point came to its area, and the areas: two lists as JSON, bound to the statement as they are. */
function answersTo(page: readonly (readonly Answer[])[], placer: Placer): readonly [string, string] {
  const hows: string[] = [];
  const areas: (string | null)[] = [];
  for (const [x, y] of page) {
    const { how, area } = placer(Number(x), Number(y));
    hows.push(how);
    areas.push(area);
  }
  return [JSON.stringify(hows), JSON.stringify(areas)];
}

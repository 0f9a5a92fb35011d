import type { MeasurementRecord } from '../tally.ts';
import type { Ask } from './connection.ts';

/** What was measured about the quality of each source: one row for each state of its data, in the order they came. */
const table = `CREATE TABLE IF NOT EXISTS yardline.measurements (pipeline VARCHAR, source VARCHAR, place BIGINT, data VARCHAR, identity VARCHAR, measured JSON, PRIMARY KEY (pipeline, source, place))`;

export const createMeasurements = async (ask: Ask): Promise<void> => void (await ask(table));

export async function measurements(ask: Ask, pipeline: string, source: string): Promise<readonly MeasurementRecord[]> {
  const found = await ask(
    'SELECT data, identity, measured::VARCHAR FROM yardline.measurements WHERE pipeline = $1 AND source = $2 ORDER BY place DESC LIMIT 2',
    [pipeline, source],
  );
  return found.map(([data, identity, measured]) => ({
    data: String(data),
    identity: String(identity),
    measured: String(measured),
  }));
}

/** The same data measured again take the place of what was measured of them before; other data come after it. */
export async function saveMeasurements(
  ask: Ask,
  { pipeline, source, record }: { pipeline: string; source: string; record: MeasurementRecord },
): Promise<void> {
  const own = [pipeline, source, record.data];
  const [[last] = [0]] = await ask(
    'SELECT coalesce(max(place), 0) FROM yardline.measurements WHERE pipeline = $1 AND source = $2',
    own.slice(0, 2),
  );
  const [[same] = [0]] = await ask(
    'SELECT count(*) FROM yardline.measurements WHERE pipeline = $1 AND source = $2 AND data = $3 AND place = $4',
    [...own, Number(last)],
  );
  await ask('INSERT OR REPLACE INTO yardline.measurements VALUES ($1, $2, $3, $4, $5, $6)', [
    pipeline,
    source,
    Number(same) > 0 ? Number(last) : Number(last) + 1,
    record.data,
    record.identity,
    record.measured,
  ]);
}

import type { Calendar, Check } from '../spec/index.ts';
import { sha256, type Warehouse } from '../store/index.ts';
import type { LoadedSource } from './load-source.ts';

/** Changes when the same facts would be checked otherwise. */
const checksVersion = 3;

interface Scene {
  readonly warehouse: Warehouse;
  readonly pipeline: string;
  readonly calendar: Calendar;
}

/**
 * Checks that read every record, made once for the same facts and the same rules: a run with nothing new asks none of
 * those questions again.
 */
export async function madeOnce(
  { source, table, ledger }: LoadedSource,
  { warehouse, pipeline, calendar }: Scene,
  make: () => Promise<readonly Check[]>,
): Promise<readonly Check[]> {
  // an id of a source has no stroke, so the name is free
  const name = `${source.id}/made`;
  const identity = sha256(JSON.stringify([checksVersion, calendar, source, table, ledger]));
  const known = (await warehouse.measurements(pipeline, name)).find((record) => record.identity === identity);
  if (known) return JSON.parse(known.measured) as readonly Check[];
  const checks = await make();
  await warehouse.saveMeasurements(pipeline, name, { data: name, identity, measured: JSON.stringify(checks) });
  return checks;
}

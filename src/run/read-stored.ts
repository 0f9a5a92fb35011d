import { type Stored, stored } from '../conform/index.ts';
import { asOfDay } from './as-of.ts';
import type { Remembered as Told } from './evaluate-stages.ts';
import { versionsOf } from './provenance.ts';
import type { Session } from './session.ts';

/** What the last load left in the warehouse, with what is remembered of earlier runs; from here on, no file is opened. */
export async function readStored({ request, project, warehouse, scratch }: Session): Promise<Remembered> {
  const { pipeline } = project;
  const asOf = asOfDay(request.asOf, pipeline);
  const found = await stored(pipeline, { warehouse, project: request.folder, scratch, asOf });
  await warehouse.seal();
  return { ...found, earlier: await warehouse.runs(pipeline.id), versions: await versionsOf(warehouse) };
}

export interface Remembered extends Stored, Told {}

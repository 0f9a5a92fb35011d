import { closeSync, openSync, writeSync } from 'node:fs';
import { type Conformed, conform, kinds } from '../../src/conform/index.ts';
import { type Pipeline, parseDeclaration, resolvePipeline } from '../../src/spec/index.ts';
import { openWarehouse } from '../../src/store/index.ts';

/** One made-up source of crime records, large or small, and its ingest as a run does it. */

const header =
  'RowID,CCNumber,CrimeDateTime,CrimeCode,Description,Weapon,Neighborhood,Latitude,Longitude,Total_Incidents\n';

export interface Rows {
  /** The number of the first record: numbers are keys. */
  readonly first: number;
  readonly rows: number;
  /** One record of so many has a count that cannot be read. */
  readonly badEvery?: number;
}

export function writeCsv(path: string, { first, rows, badEvery = 0 }: Rows): void {
  const file = openSync(path, 'w');
  let state = 12_345 + first - 1;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * n);
  };
  const two = (n: number): string => String(n).padStart(2, '0');
  let text = header;
  for (let row = first; row < first + rows; row++) {
    const when = `20${two(10 + below(10))}/${two(1 + below(12))}/${two(1 + below(28))} ${two(3 + below(21))}:${two(below(60))}:00`;
    const kind = row % 4;
    const victims = badEvery > 0 && row % badEvery === 0 ? 'one' : '1';
    text += `${row},25A${row},${when},${['1A', '4E', '6D', '9S'][kind]},${['HOMICIDE', 'COMMON ASSAULT', 'LARCENY FROM AUTO', 'SHOOTING'][kind]},FIREARM,Neighborhood ${below(280)},39.${10_000 + below(20_000)},-76.${10_000 + below(20_000)},${victims}\n`;
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

const declaration = (repeats: string, files: string): string => `
id: bench
title: Bench
calendar: { grain: quarter, timezone: America/New_York }
sources:
  crime:
    kind: incidents
    ${repeats}
    files: ${files}
    columns:
      id: CCNumber
      occurred_at: { from: CrimeDateTime, formats: ["%Y/%m/%d %H:%M:%S"] }
      area: Neighborhood
      offense: { from: CrimeCode, codes: { homicide: [1A], assault: [4E], larceny: [6D], shooting: [9S] } }
      victims: Total_Incidents
metrics: [x]
`;

export const keyed = 'repeats: drop\n    key: [id]';
export const revised = `${keyed}\n    revised-by: file`;

function pipelineOf(repeats: string, files: string): Pipeline {
  const parsed = parseDeclaration('pipeline', { path: 'bench.yaml', text: declaration(repeats, files) });
  const metric = {
    id: 'x',
    title: 'x',
    why: 'x',
    noun: { one: 'x', many: 'x' },
    question: 'how-much',
    role: 'context',
    better: 'neutral',
    kind: 'incidents',
    measure: { kind: 'count', count: {}, empty: 'zero' },
    owner: 'x',
    version: 1,
    caveats: [],
    tests: [],
  } as const;
  const reports = new Map(
    ['board', 'analyst'].map((id) => [
      id,
      { id, title: id, audience: id, language: 'en', sections: [], shares: 'percent', detail: 'plain' } as const,
    ]),
  );
  const { pipeline, problems } = resolvePipeline(parsed, {
    kinds,
    codeLists: new Map(),
    metrics: new Map([['x', metric]]),
    reports,
  } as never);
  if (!pipeline) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return pipeline;
}

export interface Timed {
  readonly seconds: number;
  /** Opening and closing the warehouse is part of it. */
  readonly wholeSeconds: number;
  readonly conformed: Conformed;
}

/** Ingests what is in a folder into its warehouse, which stays. */
export async function ingest(
  folder: string,
  { repeats, files }: { readonly repeats: string; readonly files: string },
): Promise<Timed> {
  const pipeline = pipelineOf(repeats, files);
  const opened = performance.now();
  const warehouse = await openWarehouse({
    address: 'ours.duckdb',
    project: folder,
    threads: null,
    memory: null,
    debug: () => undefined,
  });
  const started = performance.now();
  await warehouse.begin();
  const conformed = await conform(pipeline, {
    warehouse,
    pipeline: 'bench',
    zone: 'America/New_York',
    project: folder,
    scratch: folder,
    onSource: () => undefined,
  });
  await warehouse.commit();
  const ended = performance.now();
  await warehouse.close();
  return {
    seconds: (ended - started) / 1000,
    wholeSeconds: (performance.now() - opened) / 1000,
    conformed,
  };
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conformed } from '../../conform/index.ts';
import { crosstab } from '../../crosstab/index.ts';
import { estimate } from '../../estimate/index.ts';
import type { Log } from '../../log.ts';
import type { Level } from '../../spec/index.ts';
import { grainFor } from '../panel-grain.ts';
import { readSources } from '../read-sources.ts';
import { inSession } from '../session.ts';
import type { StagedTest } from './stage-test.ts';

/** What came out of the rows, or why nothing could. */
export type MeasuredTest =
  | { readonly status: 'measured'; readonly levels: ReadonlyMap<string, Level> }
  | { readonly status: 'failed'; readonly why: string };

/** Measures a test by the stages of a run, from files to levels, in a warehouse in memory. */
export async function measureTest(
  { pipeline, files, periods, asOf }: StagedTest,
  { area, debug }: { readonly area: string; readonly debug: Log['debug'] },
): Promise<MeasuredTest> {
  const folder = await mkdtemp(join(tmpdir(), 'yardline-metric-'));
  const request = { folder, pipeline: '', asOf, out: 'out', warehouse: ':memory:', threads: 1, memory: null };
  const log = { stage: silent, progress: silent, warn: silent, clear: silent, debug };
  try {
    for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
    return await inSession(
      request,
      { log, use: 'write', project: { folder, pipeline, files: [], narratives: [], actions: null } },
      async (session) => {
        const { warehouse } = session;
        await warehouse.begin();
        const conformed = await readSources(session);
        await warehouse.seal();
        const refused = refusedIn(conformed);
        if (refused !== null) return { status: 'failed', why: refused };
        const panel = await crosstab(pipeline, conformed, { warehouse, grain: grainFor(pipeline) });
        const subject = estimate(pipeline, panel, asOf).subjects.find((one) => one.subject.code === area);
        if (!subject) return { status: 'failed', why: `no row is about the area "${area}"` };
        const all = [subject.now, ...subject.also];
        const levels = [...periods].flatMap(([name, { from, to }]): [string, Level][] => {
          const level = all.find((one) => one.from === from && one.to === to);
          return level ? [[name, level]] : [];
        });
        return { status: 'measured', levels: new Map(levels) };
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const silent = (): void => undefined;

/** A row that is no record cannot be what was meant. */
function refusedIn({ sources }: Conformed): string | null {
  const groups = sources.flatMap(({ rejects }) => rejects.groups).filter(({ fate }) => fate !== 'duplicate');
  const said = groups.map(
    ({ n, column, rule }) => `${n} ${n === 1 ? 'row is' : 'rows are'} refused (${column}: ${rule})`,
  );
  return said.length === 0 ? null : said.join(', ');
}

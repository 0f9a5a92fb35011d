import { describe, expect, it } from 'vitest';
import { readDeclarations, readMetrics } from '../../src/acquire/index.ts';
import { kinds } from '../../src/conform/index.ts';
import { YardlineError } from '../../src/errors.ts';
import { projectRoot, temporaryFolder, writeFiles } from '../program.ts';

/** A project without a library of its own. */
async function inProject<T>(metrics: string, work: (folder: string) => Promise<T>): Promise<T> {
  const { folder, remove } = await temporaryFolder();
  await writeFiles(folder, {
    'pipelines/own.yaml': `id: own
title: Own
calendar: { timezone: UTC }
sources:
  work:
    kind: activities
    repeats: keep
    files: work.csv
    columns: { date: { from: DAY, formats: ["%Y-%m-%d"] }, kind: WHAT }
metrics: [${metrics}]
`,
  });
  try {
    return await work(folder);
  } finally {
    await remove();
  }
}
const read = (folder: string) => readDeclarations(folder, 'pipelines/own.yaml', kinds);

describe('the library that comes with the program', () => {
  it('gives a project what it names, and no other file belongs to its declarations', async () => {
    const { pipeline, files } = await inProject('collaboration/mediations, engagement/events-held', read);
    expect(pipeline.metrics.map(({ id }) => id)).toEqual(['mediations', 'events-held']);
    expect(files.map(({ path }) => path).filter((path) => path.includes('metrics/'))).toEqual([
      'yardline:metrics/collaboration/mediations.yaml',
      'yardline:metrics/engagement/events-held.yaml',
    ]);
  });

  it('says which of its metrics is nearest to a name that it does not have', async () => {
    const error = await inProject('collaboration/mediation', read).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(YardlineError);
    const [problem] = (error as YardlineError).problems;
    expect(problem?.hint).toContain('collaboration/mediations');
  });

  it('stands behind what the project has itself', async () => {
    const { own, shipped } = await inProject('collaboration/mediations', async (folder) => {
      await writeFiles(folder, {
        'metrics/outcomes/homicides.yaml':
          'id: homicides\ntitle: Ours\nwhy: x\nquestion: how-much\nrole: context\nbetter: neutral\nkind: incidents\nmeasure: { kind: count, empty: zero }\nowner: x\nversion: 1\n',
      });
      return readMetrics(folder);
    });
    expect(own.map(({ declaration }) => declaration.title)).toEqual(['Ours']);
    expect(shipped.map(({ metric }) => metric)).not.toContain('outcomes/homicides');
    expect((await readMetrics(projectRoot)).shipped).toEqual([]);
  });
});

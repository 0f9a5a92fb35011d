import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Findings } from '../../src/spec/index.ts';
import { type Ended, smallProject, temporaryFolder, townPipeline, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
let ended: Ended;
const rounded = (round: number): string => townPipeline.replace('minimum: 5', `minimum: 5, round: ${round}`);
const ask = (...args: string[]): Promise<Ended> => yardline(args, { cwd: folder });

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder, { 'pipelines/town.yaml': rounded(10) });
  ended = await ask('run', 'town', '-q');
}, 240_000);
afterAll(() => remove());

describe('a pipeline that asks for rounded counts', () => {
  it('publishes no other ones, in any document', async () => {
    expect(ended.code, ended.stderr).toBe(0);
    const out = join(folder, 'out/town/2023-Q4');
    const { findings } = JSON.parse(await readFile(join(out, 'findings.json'), 'utf8')) as Findings;
    const counts = findings.flatMap(({ now, series }) => [
      ...(now.status === 'estimated' ? [now.events] : []),
      ...series.map(({ events }) => events),
    ]);
    expect(counts.length).toBeGreaterThan(50);
    expect(counts.filter((count) => count !== null && count % 10 !== 0)).toEqual([]);
    const board = await readFile(join(out, 'board.html'), 'utf8');
    expect(board).toContain('Counts are to the nearest 10, and a total need not be the sum of its parts');
    expect(board).toContain('Counts are to the nearest 10, totals by themselves');
    for (const { sentence, now } of findings)
      if (now.status === 'estimated' && typeof sentence.params.events === 'number')
        expect(sentence.params.events).toBe(now.events);
  });

  it('tells no steps to a number, and no smallest changes', async () => {
    const explained = JSON.parse((await ask('explain', 'town', 'burglaries', '--json', '-q')).stdout);
    expect([explained.funnel, explained.move]).toEqual(Array(2).fill({ status: 'withheld', reason: 'suppressed' }));
    const seen = JSON.parse((await ask('power', 'town', 'burglaries', '--json', '-q')).stdout);
    expect(seen.comparison).toEqual({ status: 'withheld', reason: 'suppressed' });
  }, 120_000);

  it('is refused where counts that are shown would become none', async () => {
    const { smallest, coarse } = { smallest: 'minimum: 3, round: 10', coarse: 'minimum: 5' };
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(folder, 'pipelines/town.yaml'), townPipeline.replace(coarse, smallest));
    const { code, stderr } = await ask('validate', 'town');
    expect(code).not.toBe(0);
    expect(stderr).toContain('rounding to 10 would show counts of 3 as none');
  });
});

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GlobalOptions } from '../../src/verbs/index.ts';
import { readPublished } from '../../src/verbs/published.ts';
import { terminalStreams } from '../../src/verbs/terminal.ts';
import { temporaryFolder } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

interface Run {
  readonly asOf: string;
  readonly dataThrough: string;
  /** The last day of the period, as the points of the series have it. */
  readonly to: string;
}

async function publishRun({ asOf, dataThrough, to }: Run): Promise<void> {
  const place = join(folder, 'out/town', asOf);
  await mkdir(place, { recursive: true });
  await mkdir(join(folder, 'out/town/private', asOf), { recursive: true });
  const run = { id: asOf, pipeline: 'town', asOf, dataThrough };
  const findings = [{ series: [{ period: asOf, to }] }];
  await writeFile(join(place, 'findings.json'), JSON.stringify({ run, findings }));
  await writeFile(join(place, 'manifest.json'), JSON.stringify({ run }));
}

const options: GlobalOptions = {
  project: '.',
  out: 'out',
  json: false,
  quiet: true,
  debug: false,
  showValues: false,
  color: false,
  reporter: [],
  strict: false,
  reportOnFail: true,
  dryRun: false,
};
async function latest(asOf?: string): Promise<string> {
  const quiet = terminalStreams({ out: () => undefined, error: () => undefined, color: false, columns: null });
  const streams = { ...quiet, cwd: folder, job: null };
  const call = { args: ['town'], options: { ...options, ...(asOf === undefined ? {} : { asOf }) }, streams };
  return (await readPublished(call)).findings.run.asOf;
}

describe('the latest run', () => {
  it.each<[string, readonly Run[], string]>([
    [
      'of quarters and months is the one that looks furthest',
      [
        { asOf: '2023-Q4', dataThrough: '2024-02-29', to: '2023-12-31' },
        { asOf: '2024-02', dataThrough: '2024-02-29', to: '2024-02-29' },
        { asOf: '2023-11', dataThrough: '2023-11-30', to: '2023-11-30' },
      ],
      '2024-02',
    ],
    [
      'of a year and a month inside it is the year',
      [
        { asOf: '2023', dataThrough: '2023-12-31', to: '2023-12-31' },
        { asOf: '2023-06', dataThrough: '2023-12-31', to: '2023-06-30' },
      ],
      '2023',
    ],
    [
      'of fiscal and calendar years goes by days, not by letters',
      [
        { asOf: 'FY2023-Q2', dataThrough: '2022-12-31', to: '2022-12-31' },
        { asOf: '2023-Q3', dataThrough: '2023-09-30', to: '2023-09-30' },
      ],
      '2023-Q3',
    ],
    [
      'of fiscal quarters in two years is the later year',
      [
        { asOf: 'FY2024-Q1', dataThrough: '2023-09-30', to: '2023-09-30' },
        { asOf: 'FY2023-Q4', dataThrough: '2023-09-30', to: '2023-06-30' },
      ],
      'FY2024-Q1',
    ],
    [
      'of two grains that end on one day is the one that knows more',
      [
        { asOf: '2023-12', dataThrough: '2024-03-31', to: '2023-12-31' },
        { asOf: '2023-Q4', dataThrough: '2023-12-31', to: '2023-12-31' },
      ],
      '2023-12',
    ],
  ])('%s', async (_, runs, wanted) => {
    for (const run of runs) await publishRun(run);
    expect(await latest()).toBe(wanted);
  });

  it('is never a folder whose manifest is not there yet', async () => {
    await publishRun({ asOf: '2023-Q3', dataThrough: '2023-12-31', to: '2023-09-30' });
    await publishRun({ asOf: '2023-Q4', dataThrough: '2023-12-31', to: '2023-12-31' });
    await rm(join(folder, 'out/town/2023-Q4/manifest.json'));
    expect(await latest()).toBe('2023-Q3');
  });

  it('gives way to the one that is asked for', async () => {
    await publishRun({ asOf: '2023-Q3', dataThrough: '2023-12-31', to: '2023-09-30' });
    await publishRun({ asOf: '2023-Q4', dataThrough: '2023-12-31', to: '2023-12-31' });
    expect(await latest('2023-Q3')).toBe('2023-Q3');
    await expect(latest('2023-Q2')).rejects.toThrow('must have a report for 2023-Q2 (there are: 2023-Q3, 2023-Q4)');
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Findings } from '../../src/spec/index.ts';
import { temporaryFolder, writeFiles, yardline } from '../program.ts';
import { areas, coalition, files, metrics, pipeline } from './coalition.ts';

/** Harm by the real program over real files: it is told where thefts and assaults are common, or none. */

const made = coalition();
const minimum = 5;
let written = '';
let findings: readonly Finding[] = [];
let remove: () => Promise<void>;

beforeAll(async () => {
  const temporary = await temporaryFolder();
  remove = temporary.remove;
  const { folder } = temporary;
  const declared = pipeline
    .replace(/metrics:\n[\s\S]*?privacy:/, 'metrics:\n  - { use: harm, source: crimes }\nprivacy:')
    .replace('minimum: 0', `minimum: ${minimum}`);
  await writeFiles(folder, {
    ...files(made),
    'metrics/harm.yaml': metrics.harm ?? '',
    'pipelines/coalition.yaml': declared,
  });
  const ended = await yardline(['run', 'coalition'], { cwd: folder });
  if (ended.code !== 0) throw new Error(ended.stderr + ended.stdout);
  written = await readFile(join(folder, 'out/coalition/2023-Q4/findings.json'), 'utf8');
  findings = (JSON.parse(written) as Findings).findings;
}, 120_000);
afterAll(() => remove());

interface Days {
  readonly from: string;
  readonly to: string;
}
const countIn = (category: string, area: string, { from, to }: Days): number =>
  made.crimes.filter(
    (crime) =>
      crime.category === category && (area === '@all' || crime.area === area) && crime.date >= from && crime.date <= to,
  ).length;
const hasFew = (area: string, days: Days): boolean =>
  ['theft', 'assault'].some((category) => {
    const count = countIn(category, area, days);
    return count > 0 && count < minimum;
  });

describe('harm of few assaults among many thefts', () => {
  it('is not told of an area and quarter that had few of either', () => {
    const points = findings
      .filter(({ area }) => area === '@all' || areas.some((own) => own === area))
      .flatMap(({ area, series }) => series.map((point) => ({ area, point })));
    const few = points.filter(({ area, point }) => hasFew(area, point));
    expect(few.length).toBeGreaterThan(3);
    for (const { point } of few) expect(point).toMatchObject({ state: 'suppressed', value: null, n: null });
  });

  it('is told as it is of everywhere in a year, which had many of both', () => {
    const now = findings.find(({ area }) => area === '@all')?.now;
    const year = { from: '2023-01-01', to: '2023-12-31' };
    const value = 2 * countIn('theft', '@all', year) + 20 * countIn('assault', '@all', year);
    expect(hasFew('@all', year)).toBe(false);
    expect(now).toMatchObject({ status: 'estimated', value });
  });

  it('takes no document how many there are of each weight', () => expect(written).not.toContain('byWeight'));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MetricFile } from '../../src/acquire/index.ts';
import { type Ended, projectRoot, yardline } from '../program.ts';
import { libraryGroups, libraryMetrics, libraryPage } from './library-page.ts';

let ended: Ended;
let files: readonly MetricFile[] = [];
beforeAll(async () => {
  ended = await yardline(['test', '--strict', '--json'], { cwd: projectRoot });
  files = await libraryMetrics();
}, 300_000);

describe('the library of metrics', () => {
  it('makes of its rows what its files say, and none is without tests', () => {
    const { metrics, ...told } = JSON.parse(ended.stdout);
    const failed = metrics
      .flatMap(({ cases }: { cases: readonly { passed: boolean }[] }) => cases)
      .filter(({ passed }: { passed: boolean }) => !passed);
    expect(failed).toEqual([]);
    expect([ended.code, told]).toMatchObject([0, { status: 'ok', failed: 0, untested: 0 }]);
    expect(metrics.length).toBeGreaterThanOrEqual(40);
  });

  it('says of each where it comes from and what to read beside it', () => {
    const lacking = files.filter(
      ({ declaration }) => declaration.reference === undefined || declaration.caveats.length === 0,
    );
    expect(lacking.map(({ metric }) => metric)).toEqual([]);
  });

  it('has no two metrics of one name or one title, for a pipeline may use any of them together', () => {
    for (const key of ['id', 'title'] as const) {
      const all = files.map(({ declaration }) => declaration[key].toLowerCase());
      expect(all.filter((one, place) => all.indexOf(one) !== place)).toEqual([]);
    }
  });

  it('gives reports and calls of domestic violence no direction, and hides their small counts', () => {
    const own = files.filter(({ metric }) => metric.startsWith('domestic-violence/'));
    expect(own.filter(({ declaration }) => (declaration.privacy?.minimum ?? 0) < 10)).toEqual([]);
    const counted = own.filter(({ metric }) => /calls|reports|repeats|per-call/.test(metric));
    expect(counted.map(({ declaration }) => declaration.better)).toEqual(counted.map(() => 'neutral'));
  });

  it('is listed in docs/library.md, group by group (npm run library)', async () => {
    expect(readFileSync(join(projectRoot, 'docs/library.md'), 'utf8')).toBe(await libraryPage());
    expect(new Set(files.map(({ metric }) => metric.split('/')[0]))).toEqual(new Set(libraryGroups));
  });
});

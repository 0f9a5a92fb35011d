import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallProject, temporaryFolder, townCrime, writeFiles, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
const run = (period: string) => yardline(['run', 'town', '-q', '--as-of', period], { cwd: folder });
const page = (period: string): Promise<string> => readFile(join(folder, `out/town/${period}/board.html`), 'utf8');
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder);
  await run('2023-Q2');
  await run('2023-Q3');
}, 60_000);
afterAll(() => remove());

it('a report says that the verdicts of the last one stand', async () => {
  expect(await page('2023-Q3')).toContain('All 2 verdicts of the last report (2023-Q2) still stand on today’s data.');
});

it('a report says which verdict of the last one does not, where records came late', async () => {
  const late = Array.from({ length: 90 }, (_, n) => `${90_000 + n},2023-0${1 + (n % 8)}-1${n % 9},A1,SHOT,Y\n`);
  await writeFiles(folder, { 'data/crime.csv': `${townCrime()}${late.join('')}` });
  expect((await run('2023-Q4')).code).toBe(0);
  const html = await page('2023-Q4');
  expect(html).toContain('Of the 2 verdicts of the last report (2023-Q3), 1 still stands on today’s data.');
  expect(html).toMatch(
    /Shooting victims: the last report said “Better” of 2022-Q4 to 2023-Q3; on today’s data it would have/,
  );
}, 60_000);

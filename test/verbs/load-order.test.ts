import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Findings } from '../../src/spec/index.ts';
import { smallProject, temporaryFolder, townCrime, townPipeline, writeFiles, yardline } from '../program.ts';

/** The same files give the same report, in whatever order they came. */

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const years = ['2020', '2021', '2022', '2023'];
const [header = '', ...rows] = townCrime().trim().split('\n');
/** From 2022 on the export has a column more, and in 2021 half of the records are gone. */
const exportOf = (year: string): string => {
  const own = rows.filter((row, at) => row.includes(`,${year}-`) && (year !== '2021' || at % 3 === 0));
  const more = year >= '2022' ? ',x' : '';
  return `${[header + more.toUpperCase(), ...own.map((row) => row + more)].join('\n')}\n`;
};
const pathOf = (year: string): string => `data/crime-${year}.csv`;

/** Loads the files of one step after another; a year with a minus is taken away. */
async function reportAfter(steps: readonly (readonly string[])[]): Promise<Readonly<Record<string, string>>> {
  await smallProject(folder, { 'pipelines/town.yaml': townPipeline.replace('data/crime.csv', 'data/crime-*.csv') });
  for (const step of steps) {
    for (const year of step)
      if (year.startsWith('-')) await rm(join(folder, pathOf(year.slice(1))));
      else await writeFiles(folder, { [pathOf(year)]: exportOf(year) });
    const { code, stderr } = await yardline(['ingest', 'town', '-q'], { cwd: folder });
    expect([0, 3], stderr).toContain(code);
  }
  const { code, stderr } = await yardline(['run', 'town', '-q'], { cwd: folder });
  expect([0, 3], stderr).toContain(code);
  const made = ['findings.json', 'board.html', 'analyst.html'].map(
    async (name) => [name, await readFile(join(folder, 'out/town/2023-Q4', name), 'utf8')] as const,
  );
  const found = Object.fromEntries(await Promise.all(made));
  await rm(folder, { recursive: true });
  return found;
}

it('does not depend on the order in which files came', async () => {
  const atOnce = await reportAfter([years]);
  const { checks } = JSON.parse(atOnce['findings.json'] ?? '') as Findings;
  const drift = checks.filter(({ rule }) => rule.startsWith('file-'));
  expect(drift.map(({ rule, passed }) => [rule, passed])).toContainEqual(['file-columns', false]);
  const orders = [years.map((year) => [year]), [['2023'], ['2020', '2021'], ['-2021'], ['2022'], ['2021']]];
  for (const order of orders) {
    const found = await reportAfter(order);
    for (const [name, text] of Object.entries(atOnce))
      expect(found[name] === text, `${name} after ${order.join(' | ')}`).toBe(true);
  }
}, 240_000);

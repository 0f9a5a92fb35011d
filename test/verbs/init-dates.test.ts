import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterAll(() => remove());

const months = 'January February March April May June July August September October November December'.split(' ');
const two = (n: number): string => String(n).padStart(2, '0');
/** A day of each month and each of 28 days, and a time of day. */
const records = Array.from({ length: 112 }, (_, at) => ({
  day: 1 + (at % 28),
  month: 1 + (at % 12),
  name: months[at % 12] ?? '',
  hour: at % 24,
  minute: at % 60,
}));
type Made = (typeof records)[number];
const csv = (head: string, row: (made: Made) => string, from = 0): string =>
  `${head}\n${records.map((made, at) => `${from + at},A${at % 4},ROB,${row(made)}`).join('\n')}\n`;

/** The line of the time in the pipeline that init makes of files, and what it notes for each source. */
async function proposed(project: string, files: Readonly<Record<string, string>>): Promise<readonly [string, string]> {
  await writeFiles(folder, files);
  const names = Object.keys(files).map((name) => `incidents=${name}`);
  const { code, stderr } = await yardline(['init', project, '--from', ...names], { cwd: folder });
  expect(code, stderr).toBe(0);
  const pipeline = await readFile(join(folder, project, 'pipelines', `${project}.yaml`), 'utf8');
  const [line = ''] = /occurred_at: .*/.exec(pipeline) ?? [];
  return [line, stderr];
}

const dates = 'ID,BEAT,OFFENSE,OCC_DATE';
const both = `${dates},OCC_TIME`;

describe('the time that init proposes', () => {
  it.each<[project: string, head: string, row: (made: Made) => string, line: string]>([
    ['packed', dates, ({ day, month }) => `2024${two(month)}${two(day)}`, '{ from: OCC_DATE, formats: ["%Y%m%d"] }'],
    ['short', dates, ({ day, name }) => `${day} ${name.slice(0, 3)} 2024`, '{ from: OCC_DATE, formats: ["%d %b %Y"] }'],
    ['long', dates, ({ day, name }) => `"${name} ${day}, 2024"`, '{ from: OCC_DATE, formats: ["%B %d, %Y"] }'],
    [
      'beside',
      both,
      ({ day, month, hour, minute }) => `${two(month)}/${two(day)}/2024,${two(hour)}:${two(minute)}`,
      '{ join: [{ from: OCC_DATE, formats: ["%m/%d/%Y"] }, { from: OCC_TIME, formats: ["%H:%M"] }] }',
    ],
    [
      'bare',
      both,
      ({ day, name, hour, minute }) => `${two(day)}-${name.slice(0, 3)}-2024,${hour * 100 + minute}`,
      '{ join: [{ from: OCC_DATE, formats: ["%d-%b-%Y"] }, { from: OCC_TIME, formats: ["HHMM"] }] }',
    ],
    [
      'half',
      both,
      ({ day, month, hour, minute }) =>
        `${month}/${day}/24,${hour % 12 || 12}:${two(minute)} ${hour < 12 ? 'am' : 'pm'}`,
      '{ join: [{ from: OCC_DATE, formats: ["%m/%d/%y"] }, { from: OCC_TIME, formats: ["%I:%M %p"] }], pivot: 50 }  # of years of two digits, 49 is taken for 2049 and 50 for 1950',
    ],
    [
      'oracle',
      dates,
      ({ day, name }) => `${two(day)}-${name.slice(0, 3).toUpperCase()}-24`,
      '{ from: OCC_DATE, formats: ["%d-%b-%y"], pivot: 50 }  # of years of two digits, 49 is taken for 2049 and 50 for 1950',
    ],
    [
      'blank',
      both,
      ({ day, month, hour }) => `2024-${two(month)}-${two(day)},${hour === 3 ? '' : `${two(hour)}:00`}`,
      '{ from: OCC_DATE, formats: ["%Y-%m-%d"] }',
    ],
  ])(
    '%s: reads every record',
    async (project, head, row, line) => {
      const [told, stderr] = await proposed(project, { [`${project}.csv`]: csv(head, row) });
      expect(told).toBe(`occurred_at: ${line}`);
      expect(stderr).toContain('incidents, 112 records, 0 rejected');
    },
    60_000,
  );

  it('joins a time though a row of totals has none, and turns that row away', async () => {
    const rows = csv(both, ({ day, month, hour }) => `${two(month)}/${two(day)}/2024,${two(hour)}:00`);
    const [told, stderr] = await proposed('totals', { 'totals.csv': `${rows}\n,,Total,,\n` });
    expect(told).toContain('{ join: [{ from: OCC_DATE');
    expect(stderr).toContain('113 records, 1 rejected');
  }, 60_000);

  it('counts unreadable dates of all files, of which any may tell the day from the month', async () => {
    const [told, stderr] = await proposed('several', {
      'several-2023.csv': csv(dates, () => '05/06/2023'),
      'several-2024.csv': csv(dates, ({ day, month }) => `${two(day)}/${two(month)}/2024${day < 4 ? 'x' : ''}`, 200),
    });
    expect(told).toContain('formats: ["%d/%m/%Y"]');
    expect(told).toContain('12 of 224 values are no date of this form');
    expect(stderr).toContain('224 records, 12 rejected');
  }, 60_000);
});

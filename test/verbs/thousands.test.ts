import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallProject, temporaryFolder, townPipeline, yardline } from '../program.ts';

/** A town of more than a thousand of everything: areas, strangers, late reports, rejected records. */

const many = 1234;
const each = (line: (n: number) => string): string => Array.from({ length: many }, (_, n) => line(n)).join('\n');

const crime = `ID,DATE,SEEN,BEAT,CODE,GUN
${each((n) => `a${n},2023-0${1 + (n % 9)}-10,2023-0${1 + (n % 9)}-12,A${n},SHOT,Y`)}
${each((n) => `b${n},2023-05-10,2023-05-01,A${n},BURG,N`)}
${each((n) => `c${n},2023-06-10,2023-06-12,X${n},BURG,N`)}
${each((n) => `d${n},soon,2023-06-12,A${n},BURG,N`)}
`;
const areas = `areas:
  file: data/areas.csv
  columns: { area: area, role: role, site: site, start: { from: start, formats: ["%Y-%m"] } }
  universe: people
  default-role: comparison
`;
const pipeline = townPipeline
  .replace('    key: [id]\n', '    key: [id]\n    checks: [{ rule: rows, by: area, min: 2, severity: warn }]\n')
  .replace('      area: BEAT\n', '      area: BEAT\n      reported_at: { from: SEEN, formats: ["%Y-%m-%d"] }\n')
  .replace(/areas:\n[\s\S]*?windows:/, `${areas}windows:`);

let folder = '';
let remove: () => Promise<void> = async () => undefined;
let told = '';
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder, {
    'pipelines/town.yaml': pipeline,
    'data/crime.csv': crime,
    'data/people.csv': `BEAT,YEAR,N\n${each((n) => `A${n},2020,100`)}\n`,
    'data/areas.csv': `area,role,site,start\n${each((n) => `A${n},program,S${n},2022-01`)}\n${each((n) => `Y${n},program,T${n},2022-01`)}\n`,
  });
  for (const words of [
    ['run', 'town'],
    ['check', 'town'],
    ['rejects', 'town'],
  ]) {
    const { stdout, stderr } = await yardline(words, { cwd: folder });
    told += stdout + stderr;
  }
}, 120_000);
afterAll(() => remove());

describe('what the terminal says of thousands', () => {
  it('has them apart', () => {
    // dates, lines of files and values of the files are no counts
    const counts = told.replaceAll(
      /\d{4}-\d\d(-\d\d)?|\d{4}-Q\d|[\w./-]+:\d+|\b20\d\d to 20\d\d|line [\d, …]+|sha256 \w+|run [0-9a-f]{6}|in 20\d\d\b/g,
      '',
    );
    expect(counts.match(/.*(?<![\w.])\d{4,}(?!\w).*/g) ?? []).toEqual([]);
    expect(told).toContain('1,234 records were not used');
    expect(told).toContain('not among the 1,234 areas (1,234 names)');
  });
  it('names no place in a sentence that only a record names', () => {
    expect(told).toContain('crime/rows/by-area: a place that is not among the areas: 1 record; 1,234 of 2,468 areas');
    expect(told).not.toMatch(/\bX\d/);
  });
  it('names no source that nobody declared', () => {
    expect(told).not.toContain('pipeline:');
    expect(told).toMatch(/· areas file\/partial-dates: 2,468 dates say only a month or a year/);
  });
});

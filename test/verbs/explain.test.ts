import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/run.ts';
import { findingsSchema } from '../../src/spec/findings.ts';
import { smallProject, temporaryFolder, townCrime, townPipeline, yardline } from '../program.ts';

/** One record of the file, as it was written: what the program says is held against counts of these. */
interface Row {
  readonly date: string;
  readonly beat: string;
  readonly code: string;
  readonly gun: string;
}
const rowsOf = (csv: string): readonly Row[] =>
  csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [, date = '', beat = '', code = '', gun = ''] = line.split(',');
      return { date, beat, code, gun };
    });
const isShooting = ({ code, gun }: Row): boolean => (code === 'SHOT' || code === 'KILLED') && gun === 'Y';
const isNow = ({ date }: Row): boolean => date.startsWith('2023');

/**
 * The town, where every twelfth shooting of 2023 has no beat, every fifth victim is killed, some came in 2019, before the
 * cover, and from 2022 on each tenth code is one that nobody knows.
 */
function mixedCrime(): string {
  let [shots, known] = [0, 0];
  const lines = townCrime()
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      if (index === 0) return line;
      const [id = '', date = '', beat = '', code = '', gun = ''] = line.split(',');
      const isShot = code === 'SHOT';
      shots += isShot ? 1 : 0;
      known += 1;
      const place = isShot && date.startsWith('2023') && shots % 12 === 0 ? '' : beat;
      const kind = isShot && shots % 5 === 0 ? 'KILLED' : code;
      return [id, date, place, date >= '2022' && known % 10 === 0 ? 'XXXX' : kind, gun].join(',');
    });
  const early = Array.from({ length: 8 }, (_, n) => `${90_000 + n},2019-06-0${n + 1},A1,SHOT,Y`);
  return `${[...lines, ...early].join('\n')}\n`;
}

let folder = '';
let remove: () => Promise<void> = async () => undefined;
const crime = mixedCrime();
const rows = rowsOf(crime);
/** Residents of A2 double from 2022 on. */
const people =
  'BEAT,YEAR,N\nA1,2020,10000\nA2,2020,12000\nA1,2021,10000\nA2,2021,12000\nA1,2022,10000\nA2,2022,24000\nA1,2023,10000\nA2,2023,24000\nB1,2020,9000\nB2,2020,15000\n';
const ask = (...args: string[]): ReturnType<typeof yardline> => yardline(args, { cwd: folder });
const explain = async (...args: string[]): Promise<Explanation & Readonly<Record<string, unknown>>> => {
  const { code, stdout, stderr } = await ask('explain', 'town', ...args, '--json', '-q');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
};
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder, { 'data/crime.csv': crime, 'data/people.csv': people });
  const { code, stderr } = await ask('ingest', 'town', '-q');
  expect(code, stderr).toBe(0);
});
afterAll(() => remove());

const estimated = <T extends { readonly status: string }>(value: T): Extract<T, { readonly status: 'estimated' }> => {
  if (value.status !== 'estimated') throw new Error(JSON.stringify(value));
  return value as Extract<T, { readonly status: 'estimated' }>;
};
const sum = (list: readonly { readonly value: number }[]): number =>
  list.reduce((total, { value }) => total + value, 0);

describe('explain', () => {
  it('counts every fact on its way to the number', async () => {
    const { funnel, finding } = await explain('shooting-victims');
    const { records, removed, left } = estimated(funnel);
    const took = (step: string): number => removed.find(({ steps }) => steps.includes(step as never))?.n ?? 0;
    const shootings = rows.filter(isShooting);
    const covered = shootings.filter(({ date }) => date >= '2020');
    const now = covered.filter(isNow);
    expect(records).toBe(rows.length);
    expect(took('filter')).toBe(rows.length - shootings.length);
    expect(took('outside-cover')).toBe(8);
    expect(took('outside-window')).toBe(covered.length - now.length);
    expect(took('no-known-area')).toBe(now.filter(({ beat }) => beat === '').length);
    expect(took('other-areas')).toBe(now.filter(({ beat }) => beat.startsWith('B')).length);
    expect(left).toBe(now.filter(({ beat }) => beat.startsWith('A')).length);
    expect(finding.now).toMatchObject({ events: left });
    expect(removed.reduce((total, { n }) => total + n, left)).toBe(records);
  });

  it('names every file by its hash, and every question with its values apart', async () => {
    const { ledger, questions } = await explain('shooting-victims');
    for (const { file, sha256 } of ledger) {
      const bytes = await readFile(join(folder, file));
      expect([file, sha256]).toEqual([file, createHash('sha256').update(bytes).digest('hex')]);
    }
    expect(ledger.map(({ file }) => file)).toEqual(['data/crime.csv', 'data/people.csv']);
    const counted = questions.find(({ text }) => text.includes('"town"."crime"'));
    expect(counted?.values).toEqual(['shooting', 'homicide', 'true', '2020-01-01', '2023-12-31']);
    expect(counted?.text).toMatch(/"category" IN \(\$1, \$2\)/);
    for (const { text } of questions) expect(text).not.toMatch(/shooting|homicide|SHOT|2020-01-01|\n/);
  });

  it('repeats the finding with its gates, its ladder and its rule, as findings have it', async () => {
    const { finding, status, exitCode, pipeline, metric, area } = await explain('shooting-victims');
    expect([status, exitCode, pipeline, metric, area]).toEqual(['ok', 0, 'town', 'shooting-victims', '*']);
    const { findings } = JSON.parse((await ask('evaluate', 'town', '--json', '-q')).stdout);
    expect(finding).toEqual(findings[0]);
    expect(findingsSchema.shape.findings.element.safeParse(finding).error?.issues).toBeUndefined();
  });

  it('says what brought the change: parts that add up, of what happened, who lives there, and what was recorded', async () => {
    const move = estimated((await explain('shooting-victims')).move);
    const inTown = (which: (row: Row) => boolean): number =>
      rows.filter((row) => isShooting(row) && row.beat.startsWith('A') && which(row)).length;
    const [was, is] = [inTown(({ date }) => date >= '2020' && date < '2022'), inTown(isNow)];
    const [days, daysBefore] = [365, 731];
    expect(move.now).toBeCloseTo((is / (34_000 * days)) * 365.25 * 100_000, 8);
    expect(move.before).toBeCloseTo((was / (22_000 * daysBefore)) * 365.25 * 100_000, 8);
    expect(move.whole.value).toBeCloseTo(move.now - move.before, 8);
    for (const list of [move.parts, move.byArea, move.byCategory]) expect(sum(list)).toBeCloseTo(move.whole.value, 8);
    expect(move.parts.map(({ part }) => part)).toEqual(['numerator', 'denominator', 'area-mix', 'located', 'mapped']);
    const part = (name: string): number => move.parts.find((own) => own.part === name)?.value ?? 0;
    // twice as many people in A2, some records without a place, some with a code that nobody knows
    for (const name of ['numerator', 'denominator', 'located', 'mapped'])
      expect([name, part(name) < 0]).toEqual([name, true]);
    expect(move.byCategory.map(({ names }) => names)).toEqual([['shooting'], ['homicide']]);
    const shot = (which: (row: Row) => boolean): number =>
      rows.filter((row) => row.code === 'SHOT' && row.gun === 'Y' && row.beat.startsWith('A') && which(row)).length;
    const rate = (n: number, exposure: number): number => (n / exposure) * 365.25 * 100_000;
    expect(move.byCategory[0]?.value).toBeCloseTo(
      rate(shot(isNow), 34_000 * days) -
        rate(
          shot(({ date }) => date >= '2020' && date < '2022'),
          22_000 * daysBefore,
        ),
      8,
    );
  });

  it('shows the mix of areas as Kitagawa has it where nothing is known of records', async () => {
    const move = estimated((await explain('burglaries', '--area', '*')).move);
    const counted = (beat: string, from: string, to: string): number =>
      rows.filter((row) => row.code === 'BURG' && row.beat === beat && row.date >= from && row.date <= to).length;
    const residents = { before: { A1: 10_000, A2: 12_000 }, now: { A1: 10_000, A2: 24_000 } };
    const [now, before] = [
      { from: '2023-01-01', to: '2023-12-31', days: 365 },
      { from: '2020-01-01', to: '2021-12-31', days: 731 },
    ];
    // codes that nobody knows take the same share out of every area: rates as if they were known
    const known = (from: string, to: string): number => {
      const all = rows.filter(({ date }) => date >= from && date <= to);
      return all.filter(({ code }) => code !== 'XXXX').length / all.length;
    };
    const rate = (beat: 'A1' | 'A2', when: 'before' | 'now'): number => {
      const { from, to, days } = when === 'now' ? now : before;
      return (counted(beat, from, to) / (residents[when][beat] * days)) * 365.25 * 100_000;
    };
    const share = (beat: 'A1' | 'A2', when: 'before' | 'now'): number =>
      residents[when][beat] / (residents[when].A1 + residents[when].A2);
    const mapped = { before: known(before.from, before.to), now: known(now.from, now.to) };
    // of three factors: the change of the share times what the rate and the share of known codes are worth together
    const mix = (['A1', 'A2'] as const).reduce((total, beat) => {
      const [r, R] = [rate(beat, 'before') / mapped.before, rate(beat, 'now') / mapped.now];
      const [m, M] = [mapped.before, mapped.now];
      return total + (share(beat, 'now') - share(beat, 'before')) * ((r * m + R * M) / 3 + (r * M + R * m) / 6);
    }, 0);
    expect(move.parts.find(({ part }) => part === 'area-mix')?.value).toBeCloseTo(mix, 8);
  });

  it('prints it all in words', async () => {
    const { code, stdout } = await ask('explain', 'town', 'shooting-victims', '-q');
    expect(code).toBe(0);
    const now = rows.filter((row) => isShooting(row) && isNow(row) && row.beat.startsWith('A')).length;
    expect(stdout).toMatch(
      new RegExp(`^  ${now} = 1,856 facts − .* outside the window − .* in no known area − .* in other areas$`, 'm'),
    );
    for (const title of [
      'What it counts',
      'From the files to the number',
      'What it is compared with',
      'Whether the records were made alike',
      'Is it us: the ladder of designs',
      'Why did it move',
    ])
      expect(stdout).toContain(`\n${title}\n`);
    expect(stdout).toMatch(/^ {2}refused: .*: .+$/m);
    expect(stdout).toMatch(/^ {4}how many people live there +−/m);
    expect(stdout).not.toMatch(/undefined|NaN|\[object|Infinity/);
  });

  it('wants a metric and an area that there are', async () => {
    const metric = await ask('explain', 'town', 'shooting-victim', '-q');
    expect([metric.code, metric.stderr]).toEqual([2, expect.stringContaining('did you mean "shooting-victims"?')]);
    const area = await ask('explain', 'town', 'shooting-victims', '--area', 'A3', '-q');
    expect([area.code, area.stderr]).toEqual([2, expect.stringContaining('there is no area "A3"')]);
  });
});

describe('explain, where something must not be told', () => {
  const hide = async (changes: Readonly<Record<string, string>>) => {
    const { folder: other, remove: removeOther } = await temporaryFolder();
    await smallProject(other, changes);
    expect((await yardline(['ingest', 'town', '-q'], { cwd: other })).code).toBe(0);
    const said: Explanation[] = [];
    // one after the other: the warehouse is one file
    for (const area of ['*', 'A1', '@all']) {
      const args = ['explain', 'town', 'shooting-victims', '--area', area, '--json', '-q'];
      said.push(JSON.parse((await yardline(args, { cwd: other })).stdout) as Explanation);
    }
    await removeOther();
    return said;
  };

  it('hides what leads to a small number, and puts its area together with others elsewhere', async () => {
    const few = townCrime()
      .split('\n')
      .filter((line, index) => index === 0 || !/2023-\d\d-\d\d,A1,SHOT/.test(line) || line.includes('2023-03'))
      .join('\n');
    const [program, own, everywhere] = await hide({ 'data/crime.csv': few });
    const hidden = { status: 'withheld', reason: 'suppressed' };
    expect([own?.funnel, own?.move]).toEqual([hidden, hidden]);
    expect(JSON.stringify(own?.finding.now)).not.toMatch(/events/);
    const { byArea } = estimated(everywhere?.move ?? hidden);
    expect(byArea.every(({ names }) => !names.includes('A1') || names.length > 1)).toBe(true);
    const { removed } = estimated(program?.funnel ?? hidden);
    expect(removed.filter(({ n }) => n > 0 && n < 5)).toEqual([]);
  });

  it('tells an agency that fell silent from what happened, also where that bars a verdict', async () => {
    const [header = '', ...lines] = townCrime().trimEnd().split('\n');
    const half = (which: number, silent: boolean): string =>
      `${[header, ...lines.filter((line, index) => index % 2 === which && !(silent && /^\d+,2023/.test(line)))].join('\n')}\n`;
    const pipeline = townPipeline.replace(
      'files: data/crime.csv',
      'files:\n      - { match: data/north.csv, agency: North }\n      - { match: data/south.csv, agency: South }',
    );
    const [program] = await hide({
      'pipelines/town.yaml': pipeline,
      'data/north.csv': half(0, false),
      'data/south.csv': half(1, true),
    });
    expect(program?.finding.movement).toBe('not-comparable');
    const { parts, whole } = estimated(program?.move ?? { status: 'withheld', reason: 'suppressed' });
    expect(parts.map(({ part }) => part)).toContain('agencies');
    expect(sum(parts)).toBeCloseTo(whole.value, 8);
    // about half of what there was came from the south
    const part = (name: string): number => parts.find((one) => one.part === name)?.value ?? 0;
    expect(part('agencies')).toBeLessThan(0.2 * whole.value);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { loaded, loadedOf, metrics, panel, rateRatio, recordsOf, roleOf, sum, truth } from './plain-panel.ts';
import { category, folder, plainTable } from './plain-reader.ts';

describe('the generator', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'samples-'));
  afterAll(() => rmSync(scratch, { recursive: true }));
  const filesBelow = (root: string) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(root, path)).isFile())
      .sort();

  it.each(['Pacific/Kiritimati', 'America/New_York'])('writes the committed bytes again in %s', (zone) => {
    const outfile = join(scratch, 'generate.mjs');
    const out = join(scratch, zone.replace('/', '-'));
    const entryPoints = [join(folder, '../generate.ts')];
    buildSync({ entryPoints, bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' });
    execFileSync(process.execPath, [outfile, out], { env: { TZ: zone, LC_ALL: 'tr_TR.UTF-8' } });
    const samples = join(folder, '..');
    const committed = filesBelow(samples).filter((path) => /^[a-z-]+\//.test(path) && !path.startsWith('generator'));
    expect(filesBelow(out)).toEqual(committed);
    for (const path of committed) {
      expect(readFileSync(join(out, path)).equals(readFileSync(join(samples, path))), path).toBe(true);
    }
  });

  it('stays under eight megabytes, with enough rows to judge by', () => {
    const samples = join(folder, '..');
    expect(sum(filesBelow(samples).map((path) => statSync(join(samples, path)).size))).toBeLessThan(8e6);
    expect(loaded.length).toBeGreaterThan(34_000);
  });
});

describe('the city', () => {
  it('has its areas by role, a suspended and reopened site, and residents for all', () => {
    const roles = [...roleOf.values()];
    const count = (role: string) => roles.filter((each) => each === role).length;
    expect(['program', 'comparison', 'buffer', 'excluded'].map(count)).toEqual([6, 24, 6, 4]);
    expect(plainTable('areas.csv').filter(([name]) => name === 'Cinder Row')).toHaveLength(2);
    expect(plainTable('populations.csv').map(([name, year]) => `${name} ${year}`)).toEqual(
      [...roleOf.keys()].flatMap((name) => [`${name} 2010`, `${name} 2020`]),
    );
  });

  it('has every code of its exports in the code list, once', () => {
    const codes = plainTable('codes/part1.csv').map(([code]) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(loaded.map(({ fields }) => fields[3]).filter((code) => code !== '9Z'))).toEqual(new Set(codes));
  });

  it('has overdispersed shootings, by quarter and comparison area', () => {
    const cells = panel(({ fields }) => fields[3] === '9S');
    const comparison = [...cells].filter(([area]) => roleOf.get(area) === 'comparison');
    const quarterly = comparison.map(([, counts]) =>
      Array.from({ length: 32 }, (_, at) => sum(counts.slice(at * 3, at * 3 + 3))),
    );
    const column = Array.from({ length: 32 }, (_, at) => sum(quarterly.map((counts) => counts[at] ?? 0)));
    const expected = (counts: readonly number[], at: number) => (sum(counts) * (column[at] ?? 0)) / sum(column);
    const pearson = quarterly.flatMap((counts) =>
      counts.map((count, at) => (count - expected(counts, at)) ** 2 / expected(counts, at)),
    );
    const dispersion = sum(pearson) / (23 * 31);
    // Two standard errors of a Pearson dispersion on 713 degrees of freedom.
    expect(Math.abs(dispersion - 1.3)).toBeLessThan(2 * 1.3 * Math.sqrt(2 / 713));
  });
});

describe('the dirt', () => {
  const found = truth.files.flatMap(({ file }) =>
    (recordsOf.get(file) ?? []).flatMap(({ line, fields, finding }) =>
      finding === null ? [] : [`${file}:${line} ${finding} ${fields[0]}`],
    ),
  );

  it('is exactly where the truth says, and nowhere else', () => {
    expect(found).toEqual(truth.dirt.map(({ file, line, kind, rowId }) => `${file}:${line} ${kind} ${rowId}`));
  });

  it('is of fourteen kinds, three to twelve rows each', () => {
    const kinds = new Map<string, number>();
    for (const { kind } of truth.dirt) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    expect(kinds.size).toBe(14);
    for (const [kind, rows] of kinds) expect(rows >= 3 && rows <= 12, kind).toBe(true);
  });

  it('comes with one byte order mark, one CRLF file, one file ending in blank lines, and quoted commas', () => {
    const texts = truth.files.map(({ file }) => readFileSync(join(folder, file), 'utf8'));
    expect(texts.filter((text) => text.startsWith('\uFEFF'))).toHaveLength(1);
    expect(texts.filter((text) => /\n\n$/.test(text))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('\r'))).toHaveLength(1);
    expect(texts.filter((text) => /(?<!\r)\n/.test(text))).toHaveLength(7);
    expect(texts.every((text) => /,"[^"\n]+,[^"\n]+",1/.test(text))).toBe(true);
  });
});

describe('the totals', () => {
  it.each(truth.files.map((file) => [file.file, file] as const))('balance and hold for %s', (file, totals) => {
    const { physical, header, blank, records } = totals.lines;
    const text = readFileSync(join(folder, file), 'utf8');
    expect(physical).toBe(text.split('\n').length - 1);
    expect(header + blank + records).toBe(physical);
    const mine = loadedOf(file);
    expect([totals['read'], totals['loaded']]).toEqual([recordsOf.get(file)?.length, mine.length]);
    expect(totals['read']).toBe(mine.length + Number(totals['rejected']) + Number(totals['duplicate']));
    for (const [name, count] of Object.entries(totals.loadedByCategory)) {
      expect(mine.filter((record) => category(record) === name).length, name).toBe(count);
    }
  });

  it('hold for every metric, role and quarter', () => {
    for (const [metric, byRole] of Object.entries(truth.quarterly.counts)) {
      const cells = panel(metrics[metric] ?? (() => false));
      for (const [role, series] of Object.entries(byRole)) {
        const counts = [...cells].filter(([area]) => roleOf.get(area) === role).map(([, of]) => of);
        const mine = series.map((_, at) => sum(counts.flatMap((of) => of.slice(at * 3, at * 3 + 3))));
        expect(mine, `${metric} ${role}`).toEqual(series);
      }
    }
  });
});

describe('the planted effects', () => {
  const judged = truth.planted.filter(({ window }) => window === 'active-months');

  it.each(judged)('$metric in $areas areas are within sampling error of $rateRatio', (planted) => {
    const { ratio, standardError } = rateRatio(planted.metric, planted.areas);
    expect(Math.abs(Math.log(ratio / planted.rateRatio))).toBeLessThan(2 * standardError);
  });

  it('leave a handful of homicides in any one quarter, and enough people shot to judge by', () => {
    const homicides = truth.quarterly.counts['homicides']?.['program'] ?? [];
    expect(homicides.at(-1)).toBeLessThan(6);
    expect(rateRatio('shooting-victims', 'program').ratio).toBeLessThan(0.8);
  });

  it('come on top of a fall in burglaries everywhere', () => {
    const burglaries = truth.quarterly.counts['burglaries']?.['comparison'] ?? [];
    const perYear = (sum(burglaries.slice(20, 28)) / sum(burglaries.slice(0, 8))) ** (1 / 5);
    expect(perYear).toBeGreaterThan(0.92);
    expect(perYear).toBeLessThan(0.96);
  });
});

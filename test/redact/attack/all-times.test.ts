import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../src/spec/index.ts';
import { csv } from '../../every-measure/small-coalition.ts';
import { temporaryFolder, writeFiles, yardline } from '../../program.ts';
import { quartersFrom } from './coalition.ts';

/**
 * How many records a source has at all times stands in what checks and the ledger tell, report by report. Whoever takes the
 * quarters that are told from it, or an earlier such number from a later one, has what the others had.
 */
const quarters = quartersFrom(2019, 20);
const areas = ['P1', 'P2', 'C1', 'C2'] as const;

interface Town {
  /** The quarter in which all areas together had three records of code T. */
  readonly few: number;
  readonly codes: readonly string[];
  /** As the columns of the source, and what is counted. */
  readonly columns: string;
  readonly where: string;
  /** Rules that the source asks for. */
  readonly checks?: string;
}

const thefts: Town = {
  few: 2,
  codes: ['T', 'X'],
  columns: '      offense: { from: code, codes: { theft: [T] } }',
  where: 'category: theft',
};
const domestic: Town = {
  few: 19,
  codes: ['T'],
  columns: '      offense: { from: code, codes: { assault: [T] } }\n      domestic: { value: "Y", "true": ["Y"] }',
  where: 'domestic: true',
};

/** A column that says yes and is else blank: how many blanks there are says how many say so. */
const flagged: Town = {
  few: 19,
  codes: ['T', ''],
  columns:
    '      offense: { from: where, codes: { theft: [P1, P2, C1, C2] } }\n      firearm: { from: code, "true": [T] }',
  where: 'firearm: true',
  checks: '    checks: [{ rule: null-share, column: firearm, max: 90% }]\n',
};

const rowsOf = ({ few, codes }: Town, last: number): readonly (readonly string[])[] =>
  quarters.slice(0, last + 1).flatMap(({ from }, at) =>
    areas.flatMap((area, place) =>
      codes.flatMap((code, kind) => {
        const n = at === few && code === 'T' ? ([2, 0, 1, 0][place] ?? 0) : 14 + ((at * 3 + place * 5 + kind) % 6);
        return Array.from({ length: n }, (_, day) => [
          `${from.slice(0, 8)}${String(day + 1).padStart(2, '0')}`,
          area,
          code,
        ]);
      }),
    ),
  );

function filesOf(town: Town, last: number): Readonly<Record<string, string>> {
  const list = areas.map((area) =>
    area.startsWith('P')
      ? `    - { area: ${area}, role: program, site: S, start: 2022-01-01 }`
      : `    - { area: ${area}, role: comparison }`,
  );
  return {
    'data/all.csv': csv('when,where,code', rowsOf(town, last)),
    'metrics/counted.yaml': `id: counted
title: Counted
why: Because it is measured.
noun: { one: record, many: records }
question: how-much
role: context
better: neutral
kind: incidents
measure: { kind: count, count: { where: { ${town.where} } }, empty: zero }
owner: nobody
version: 1
`,
    'pipelines/small.yaml': `id: small
title: Small
calendar: { grain: quarter, timezone: America/New_York }
sources:
  records:
    kind: incidents
    repeats: keep
    covers: { from: 2019-01-01, to: ${quarters[last]?.to} }
    files: data/all.csv
    columns:
      occurred_at: { from: when, formats: ["%Y-%m-%d"] }
      area: where
${town.columns}
${town.checks ?? ''}areas:
  list:
${list.join('\n')}
windows:
  current: last-4-quarters
  baseline: { kind: fixed, from: 2020-01-01, to: 2021-12-31, reason: two years before }
metrics:
  - { use: counted, source: records }
privacy: { minimum: 5 }
`,
  };
}

const periodOf = (at: number): string => `${quarters[at]?.from.slice(0, 4)}-Q${(at % 4) + 1}`;

/** What is published quarter after quarter. */
async function reportsOf(town: Town, lasts: readonly number[]): Promise<readonly Findings[]> {
  const { folder, remove } = await temporaryFolder();
  try {
    const found: Findings[] = [];
    for (const last of lasts) {
      await writeFiles(folder, filesOf(town, last));
      const { code, stderr } = await yardline(['run', 'small', '-q'], { cwd: folder });
      if (code !== 0) throw new Error(`ended with ${code}: ${stderr}`);
      const path = join(folder, 'out/small', periodOf(last), 'findings.json');
      found.push(JSON.parse(await readFile(path, 'utf8')));
    }
    return found;
  } finally {
    await remove();
  }
}

/** How many records all times have, less those that a check says have another code; null where it is not told. */
function totalTold({ checks, ledger }: Findings): number | null {
  const unmapped = checks.find(({ rule }) => rule === 'unmapped-codes');
  const all = unmapped?.n ?? ledger.find(({ source }) => source === 'records')?.facts ?? null;
  const others = unmapped ? unmapped.observed : 0;
  return all === null || others === null ? null : Math.round(all * (1 - others));
}

const everywhere = ({ findings }: Findings) =>
  findings.find(({ areaRole, group }) => areaRole === 'universe' && group === null)?.series ?? [];

describe('how many records all times have', () => {
  it('does not give back the one quarter that is hidden everywhere, of a code beside those that are not listed', async () => {
    const [told] = await reportsOf(thefts, [19]);
    if (!told) throw new Error('no report');
    const series = everywhere(told);
    expect(series.map(({ n }) => n).indexOf(null)).toBe(thefts.few);
    expect(series.filter(({ n }) => n === null)).toHaveLength(1);
    expect(totalTold(told)).toBeNull();
    expect(told.checks.find(({ rule }) => rule === 'unmapped-codes')).toMatchObject({ passed: false, items: [] });
  }, 120_000);

  it('does not give back the newest quarter of domestic violence, less what the last report told, nor stop the report', async () => {
    const [before, after] = await reportsOf(domestic, [18, 19]);
    if (!before || !after) throw new Error('no two reports');
    expect(totalTold(before)).toBe(everywhere(before).reduce((sum, { n }) => sum + (n ?? 0), 0));
    expect(everywhere(after).at(-1)?.n).toBeNull();
    expect(totalTold(after)).toBeNull();
  }, 120_000);

  it('less those that a flag is blank of does not give back the newest quarter of those that say yes', async () => {
    const [before, after] = await reportsOf(flagged, [18, 19]);
    if (!before || !after) throw new Error('no two reports');
    const yes = ({ checks }: Findings): number | null => {
      const { n = null, observed = null } = checks.find(({ rule }) => rule === 'null-share') ?? {};
      return n === null || observed === null ? null : Math.round(n * (1 - observed));
    };
    expect(yes(before)).toBe(everywhere(before).reduce((sum, { n }) => sum + (n ?? 0), 0));
    expect(everywhere(after).at(-1)?.n).toBeNull();
    expect(yes(after)).toBeNull();
  }, 120_000);

  it('is told where nothing of everywhere is hidden', async () => {
    const [told] = await reportsOf({ ...thefts, few: -1 }, [19]);
    expect(told && totalTold(told)).toBe(told && everywhere(told).reduce((sum, { n }) => sum + (n ?? 0), 0));
  }, 120_000);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { category, folder, type PlainRecord, plainRecords, plainTable } from './plain-reader.ts';

export interface Dirt {
  readonly file: string;
  readonly line: number;
  readonly rowId: string;
  readonly kind: string;
  readonly fate: string;
}

interface FileTotals {
  readonly file: string;
  readonly lineEnd: string;
  readonly lines: Readonly<Record<'physical' | 'header' | 'blank' | 'records', number>>;
  readonly [count: string]: unknown;
  readonly loadedByCategory: Readonly<Record<string, number>>;
}

export interface Truth {
  readonly sites: readonly { readonly neighbourhood: string; readonly intervals: readonly Interval[] }[];
  readonly planted: readonly {
    readonly metric: string;
    readonly areas: string;
    readonly window: string;
    readonly rateRatio: number;
  }[];
  readonly files: readonly FileTotals[];
  readonly quarterly: {
    readonly quarters: readonly string[];
    readonly counts: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  };
  readonly dirt: readonly Dirt[];
}

interface Interval {
  readonly start: string;
  readonly end: string | null;
}

export const truth: Truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
export const recordsOf = new Map(truth.files.map(({ file }) => [file, plainRecords(file)]));
const lost = ['rejected', 'duplicate'];
const lostLines = new Set(
  truth.dirt.filter(({ fate }) => lost.includes(fate)).map(({ file, line }) => `${file}:${line}`),
);
export const loadedOf = (file: string): readonly PlainRecord[] =>
  (recordsOf.get(file) ?? []).filter(({ line }) => !lostLines.has(`${file}:${line}`));
export const loaded = truth.files.flatMap(({ file }) => loadedOf(file));

export const roleOf = new Map(plainTable('areas.csv').map(([name, role]) => [name, role]));
const siteOf = new Map(plainTable('areas.csv').map(([name, , site]) => [name, site]));
const intervalsOf = new Map(truth.sites.map((site) => [siteOf.get(site.neighbourhood), site.intervals]));

export const metrics: Readonly<Record<string, (record: PlainRecord) => boolean>> = {
  'shooting-victims': ({ fields }) => fields[3] === '9S' || (fields[3] === '1A' && fields[6] === 'FIREARM'),
  homicides: ({ fields }) => fields[3] === '1A',
  robberies: (record) => category(record) === 'robbery',
  burglaries: (record) => category(record) === 'burglary',
  'aggravated-assaults': (record) => category(record) === 'aggravated-assault',
};

const months = Array.from({ length: 96 }, (_, at) => {
  const month = (at % 12) + 1;
  return `${2018 + Math.floor(at / 12)}-${month < 10 ? '0' : ''}${month}`;
});

/** Counts per area over the 96 months. */
export function panel(counts: (record: PlainRecord) => boolean): ReadonlyMap<string, readonly number[]> {
  const cells = new Map([...roleOf.keys()].map((area) => [area ?? '', months.map(() => 0)]));
  for (const record of loaded.filter(counts)) {
    const cell = cells.get(record.fields[8] ?? '');
    const at = months.indexOf((record.fields[2] ?? '').slice(0, 7).replace('/', '-'));
    if (cell !== undefined) cell[at] = (cell[at] ?? 0) + 1;
  }
  return cells;
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Events in active months over those that each area's own past and the comparison areas' course lead one to expect. */
export function rateRatio(metric: string, role: string) {
  const cells = panel(metrics[metric] ?? (() => false));
  const ofRole = (wanted: string) => [...cells].filter(([area]) => roleOf.get(area) === wanted);
  const comparison = months.map((_, at) => sum(ofRole('comparison').map(([, counts]) => counts[at] ?? 0)));
  const totals = { observed: 0, expected: 0, before: 0 };
  for (const [area, counts] of ofRole(role)) {
    const intervals = intervalsOf.get(siteOf.get(area)) ?? [];
    const isActive = (month: string) =>
      intervals.some(({ start, end }) => start.slice(0, 7) <= month && month <= (end ?? '9999').slice(0, 7));
    const isBefore = (month: string) => month < (intervals[0]?.start.slice(0, 7) ?? '');
    const over = (of: readonly number[], when: (month: string) => boolean) =>
      sum(of.filter((_, at) => when(months[at] ?? '')));
    totals.observed += over(counts, isActive);
    totals.before += over(counts, isBefore);
    totals.expected += (over(counts, isBefore) * over(comparison, isActive)) / over(comparison, isBefore);
  }
  // The comparison series adds its own noise: its active and earlier events, on average over the sites.
  const noise = 1 / totals.observed + 1 / totals.before + 4 / sum(comparison);
  return { ratio: totals.observed / totals.expected, standardError: Math.sqrt(1.3 * noise) };
}

import type { Role } from './areas.ts';
import { fallBack, quarterOf, quarters } from './calendar.ts';
import { crimeKinds } from './crimes.ts';
import type { IncidentFile, WrittenRecord } from './files.ts';
import { sampleMetrics } from './metrics.ts';

const roles: readonly Role[] = ['program', 'comparison', 'buffer', 'excluded'];

const fateOf = ({ dirt }: WrittenRecord): string => dirt?.expected.fate ?? 'loaded';

const loadedAs = ({ dirt }: WrittenRecord): string =>
  dirt?.expected.fate === 'loaded' ? dirt.expected.joins : 'area and category';

function tally(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of [...keys].sort()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Records that survive all declared rules. */
function loadedRecords(file: IncidentFile): readonly WrittenRecord[] {
  return file.records.filter((record) => fateOf(record) === 'loaded');
}

/** Loaded records that also join to an area and a category: those that a panel may count. */
export function countedRecords(files: readonly IncidentFile[]): readonly WrittenRecord[] {
  return files.flatMap(loadedRecords).filter((each) => loadedAs(each) === 'area and category');
}

function loadedByCategory(loaded: readonly WrittenRecord[]): Readonly<Record<string, number>> {
  const mapped = loaded.filter((record) => loadedAs(record) !== 'no category');
  return Object.fromEntries(
    crimeKinds.map(({ category }) => [category, mapped.filter(({ victim }) => victim.category === category).length]),
  );
}

/** The ledger that a sound loader arrives at for one file. */
export function fileTotals(file: IncidentFile): object {
  const fates = file.records.map(fateOf);
  const loaded = loadedRecords(file);
  const count = (fate: string): number => fates.filter((each) => each === fate).length;
  const ofKind = (kind: string): number => loaded.filter(({ dirt }) => dirt?.kind === kind).length;
  const spanned = file.records.reduce((lines, { text }) => lines + text.split('\n').length, 0);
  return {
    file: file.file,
    encoding: file.byteOrderMark ? 'utf-8 with byte order mark' : 'utf-8',
    lineEnd: file.lineEnd,
    lines: { physical: 1 + spanned + file.blankLines, header: 1, blank: file.blankLines, records: spanned },
    read: file.records.length,
    loaded: count('loaded'),
    rejected: count('rejected'),
    duplicate: count('duplicate'),
    superseded: 0,
    filtered: 0,
    rejectedByRule: tally(
      file.records.flatMap(({ dirt }) => (dirt?.expected.fate === 'rejected' ? [dirt.expected.rule] : [])),
    ),
    loadedByCategory: loadedByCategory(loaded),
    loadedWithoutCategory: ofKind('unmapped-code'),
    loadedWithBlankNeighborhood: ofKind('blank-neighborhood'),
    loadedWithUnknownNeighborhood: ofKind('unknown-neighborhood'),
    loadedAtAmbiguousTime: loaded.filter(({ row }) => isAmbiguous(row.CrimeDateTime)).length,
  };
}

function isAmbiguous(occurred: string): boolean {
  return occurred.slice(5, 13) === `${fallBack[Number(occurred.slice(0, 4))]} 01`;
}

/** Counts by metric and role, one number for each quarter. */
export function quarterlyCounts(counted: readonly WrittenRecord[]): object {
  const series = (of: readonly WrittenRecord[]): readonly number[] => {
    const counts = tally(of.map(({ row }) => quarterOf(row.CrimeDateTime)));
    return quarters.map((quarter) => counts[quarter] ?? 0);
  };
  const byRole = (of: readonly WrittenRecord[]): object =>
    Object.fromEntries(roles.map((role) => [role, series(of.filter(({ victim }) => victim.area.role === role))]));
  return Object.fromEntries(
    sampleMetrics.map(({ id, counts }) => [id, byRole(counted.filter(({ victim }) => counts(victim)))]),
  );
}

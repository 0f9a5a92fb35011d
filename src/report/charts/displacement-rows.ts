import type { Finding, SeriesPoint } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { isSettled } from './segments.ts';

export const displacementRoles = ['all-program', 'all-buffer', 'all-comparison'] as const;
export type DisplacementRole = (typeof displacementRoles)[number];

/** A year of one side, as an index: 100 is its own level before the first start. */
export interface IndexRow {
  readonly role: DisplacementRole;
  /** Of the year's middle, and the periods that it is made of. */
  readonly date: string;
  readonly periods: string;
  readonly events: number;
  readonly index: number;
}

export interface Displacement {
  readonly rows: readonly IndexRow[];
  readonly start: string;
  readonly from: string;
  readonly to: string;
}

interface Block {
  readonly points: readonly SeriesPoint[];
  readonly events: number;
  readonly exposure: number;
}

const monthsOf = ({ from, to }: SeriesPoint): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;

/** Whole years that end with the last period that all sides have settled; one that lacks a period has no sum. */
function yearsOf(series: readonly SeriesPoint[], last: string): readonly (Block | null)[] {
  const known = series.filter(({ to }) => to <= last);
  const [first] = known;
  const size = first === undefined ? 1 : Math.max(1, Math.round(12 / monthsOf(first)));
  const count = Math.floor(known.length / size);
  return Array.from({ length: count }, (_, block) => {
    const start = known.length - (count - block) * size;
    const points = known.slice(start, start + size);
    const events = points.map((point) => (isSettled(point) ? point.events : null));
    const exposure = points.map((point) => point.exposure);
    if (events.some((n) => n === null) || exposure.some((n) => n === null)) return null;
    const sum = (values: readonly (number | null)[]): number =>
      values.reduce<number>((total, n) => total + (n ?? 0), 0);
    return { points, events: sum(events), exposure: sum(exposure) };
  });
}

function indexed(
  finding: Finding,
  { start, last }: { start: string; last: string },
  { quantityWords }: Words,
): readonly IndexRow[] {
  const years = yearsOf(finding.series, last);
  const before = years.filter((year): year is Block => year !== null && (year.points.at(-1)?.to ?? '') < start);
  const [events, exposure] = [
    before.reduce((n, year) => n + year.events, 0),
    before.reduce((n, year) => n + year.exposure, 0),
  ];
  if (events === 0 || exposure === 0) return [];
  return years.flatMap((year) => {
    if (year === null || year.exposure === 0) return [];
    const { points } = year;
    const middle = points[Math.floor(points.length / 2)]?.from ?? '';
    return [
      {
        role: finding.areaRole as DisplacementRole,
        date: middle,
        periods:
          points.length === 1
            ? (points[0]?.period ?? '')
            : quantityWords.range(points[0]?.period ?? '', points.at(-1)?.period ?? ''),
        events: year.events,
        index: (100 * year.events * exposure) / (year.exposure * events),
      },
    ];
  });
}

/**
 * Programme, neighbouring and comparison areas side by side, a year at a time, each against its own level before the
 * first start. Sums of counts alone: means and quantiles of periods do not add up to a year's.
 *
 * @returns null where a side is missing, has nothing to stand on, or has no year on either side of the start
 */
export function displacementRows(findings: readonly Finding[], words: Words): Displacement | null {
  const sides = displacementRoles.map((role) => findings.find(({ areaRole }) => areaRole === role));
  if (!sides.every((side): side is Finding => side !== undefined)) return null;
  const start = sides.flatMap(({ launches }) => launches).toSorted()[0];
  const ends = sides.map(({ series }) => series.findLast(isSettled)?.to ?? '');
  const last = ends.toSorted()[0] ?? '';
  if (start === undefined || last <= start) return null;
  const each = sides.map((side) => indexed(side, { start, last }, words));
  const isWhole = each.every((rows) => rows.some(({ date }) => date < start) && rows.some(({ date }) => date > start));
  if (!isWhole) return null;
  const rows = each.flat();
  const dates = rows.map(({ date }) => date).toSorted();
  return { rows, start, from: dates[0] ?? '', to: dates.at(-1) ?? '' };
}

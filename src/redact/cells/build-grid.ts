import type { Finding } from '../../spec/index.ts';
import { countsOf } from '../small.ts';
import { type Grid, type Row, type Slot, type Span, slotsOf, toldIn } from './grid.ts';

/** The findings of one metric, by their places in the publication. */
export interface MetricFindings {
  readonly places: readonly number[];
  /** All findings, before anything was hidden and as far as they may be shown. */
  readonly whole: readonly Finding[];
  readonly shown: readonly Finding[];
}

/** The counts of one metric, and which of them are hidden so far. */
export function gridOf({ places, whole, shown }: MetricFindings): Grid {
  const findings = places.flatMap((place) => whole[place] ?? []);
  const longest = findings.reduce((most, one) => (one.series.length > most.series.length ? one : most));
  const slots = slotsOf(longest);
  const periods = longest.series.length;
  const columns = [0, 1].map(() => new Float64Array(findings.length * slots.length).fill(Number.NaN));
  const hidden = new Uint8Array(findings.length * slots.length);
  const [allWhole, allShown] = [findings, places.flatMap((place) => shown[place] ?? [])].map(effectOfAll);
  const rows = findings.map((finding, row): Row => {
    const left = shown[places[row] ?? 0] ?? finding;
    const filling = { columns, hidden, first: row * slots.length };
    const spans: (Span | null)[] = fillPeriods(finding, left, filling);
    for (let at = periods; at < slots.length; at += 1) {
      const slot = slots[at] ?? { kind: 'now' };
      spans[at] = fill(toldIn(finding, slot, allWhole), toldIn(left, slot, allShown) !== null, {
        ...filling,
        first: filling.first + at,
      });
    }
    const { area, areaRole: role, group } = finding;
    return { area, role, group, findings: [places[row] ?? 0], spans };
  });
  const isUsed = (column: Float64Array): boolean => column.some((count) => !Number.isNaN(count));
  return { rows, slots, periods, columns: columns.filter(isUsed), hidden };
}

const effectOfAll = (findings: readonly Finding[]): Finding | undefined =>
  findings.find(({ areaRole, group }) => areaRole === 'all-program' && group === null);

interface Filling {
  readonly columns: readonly Float64Array[];
  readonly hidden: Uint8Array;
  readonly first: number;
}

function fillPeriods(
  { series, measure }: Finding,
  shown: Finding,
  { columns, hidden, first }: Filling,
): (Span | null)[] {
  return series.map((point, at) => {
    if (point.n === null) return null;
    const counts = countsOf({ n: point.n, events: point.events, exposure: point.exposure }, measure);
    for (const [place, column] of columns.entries()) column[first + at] = counts[place] ?? Number.NaN;
    if (shown.series[at]?.n === null) hidden[first + at] = 1;
    return point;
  });
}

function fill(told: ReturnType<typeof toldIn>, isShown: boolean, { columns, hidden, first }: Filling): Span | null {
  if (told === null) return null;
  for (const [place, column] of columns.entries()) column[first] = told.counts[place] ?? Number.NaN;
  if (!isShown) hidden[first] = 1;
  return told.span;
}

/** Metrics that count the same as one: what is hidden of one of them must be hidden of all. */
export function mergeGrids(grids: readonly Grid[]): Grid {
  const [first, ...others] = grids;
  if (!first) throw new RangeError('must have a grid');
  return others.reduce(mergeTwo, first);
}

const nameOf = ({ area, group }: Row): string => JSON.stringify([area, group]);

function mergeTwo(a: Grid, b: Grid): Grid {
  const known = new Map(a.rows.map((row, place) => [nameOf(row), place]));
  for (const row of b.rows) if (!known.has(nameOf(row))) known.set(nameOf(row), known.size);
  // where each row of the second stands among all, and which of its rows stands there
  const rowOf = b.rows.map((row) => known.get(nameOf(row)) ?? 0);
  const ownAt = new Map(rowOf.map((to, own) => [to, b.rows[own]]));
  const added = b.rows.filter((_, own) => (rowOf[own] ?? 0) >= a.rows.length);
  const slotOf = b.slots.map((slot, at) => sameSlot(a, b, { slot, at, rowOf }));
  const extra = slotOf.flatMap((at, own) => (at === -1 ? [own] : []));
  const slots = [...a.slots, ...extra.flatMap((own) => b.slots[own] ?? [])];
  const target = slotOf.map((at, own) => (at === -1 ? a.slots.length + extra.indexOf(own) : at));
  const rows = [...a.rows, ...added.map((row): Row => ({ ...row, findings: [], spans: [] }))].map((row, to): Row => {
    const own = ownAt.get(to);
    const spans = slots.map((_, at) => row.spans[at] ?? own?.spans[target.indexOf(at)] ?? null);
    return { ...row, findings: [...row.findings, ...(own?.findings ?? [])], spans };
  });
  const size = rows.length * slots.length;
  const columns = a.columns.map(() => new Float64Array(size).fill(Number.NaN));
  const hidden = new Uint8Array(size);
  const put = (grid: Grid, [row, to]: readonly [number, number], at: (slot: number) => number): void => {
    for (let slot = 0; slot < grid.slots.length; slot += 1) {
      const [from, place] = [row * grid.slots.length + slot, to * slots.length + at(slot)];
      for (const [n, column] of columns.entries()) {
        const count = grid.columns[n]?.[from] ?? Number.NaN;
        if (!Number.isNaN(count)) column[place] = count;
      }
      if (grid.hidden[from] === 1) hidden[place] = 1;
    }
  };
  for (const row of a.rows.keys()) put(a, [row, row], (slot) => slot);
  for (const [row, to] of rowOf.entries()) put(b, [row, to], (slot) => target[slot] ?? 0);
  return { rows, slots, periods: a.periods, columns, hidden };
}

/** Where the same number stands in another grid; -1 where it is about other days. */
function sameSlot(
  a: Grid,
  b: Grid,
  { slot, at, rowOf }: { readonly slot: Slot; readonly at: number; readonly rowOf: readonly number[] },
): number {
  return a.slots.findIndex((other, place) => {
    if (JSON.stringify(other) !== JSON.stringify(slot)) return false;
    return b.rows.every((row, own) => {
      const [mine, its] = [row.spans[at], a.rows[rowOf[own] ?? -1]?.spans[place]];
      return !mine || !its || (mine.from === its.from && mine.to === its.to);
    });
  });
}

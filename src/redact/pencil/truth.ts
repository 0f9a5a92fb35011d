import type { Span } from '../cells/grid.ts';
import { type Count, elsewhere, type Sum } from './counts.ts';

/** What a count is by the records of today; null where this report does not count it. */
export type TrueOf = (sum: Sum) => number | null;

interface Row {
  /** Periods in order, and before each of them, and after the last, how many there have been. */
  readonly periods: Told[];
  readonly until: number[];
  readonly startAt: Map<string, number>;
  readonly endAt: Map<string, number>;
  readonly bySpan: Map<string, number>;
}
type Told = Span & { readonly equals: number };

const daysOf = ({ from, to }: Span): string => `${from} ${to}`;

/**
 * @param now  all counts of this report, before anything was hidden
 * @param everywhere  all areas that everywhere is made of
 */
export function truthOf(now: readonly Count[], everywhere: readonly string[]): TrueOf {
  const rows = new Map<string, Row>();
  const names = new WeakMap<readonly string[], string>();
  const nameOf = (kind: string, areas: readonly string[]): string => {
    const [only = ''] = areas;
    if (areas.length === 1) return `${kind} ${only}`;
    const known = names.get(areas) ?? JSON.stringify(areas);
    names.set(areas, known);
    return `${kind} ${known}`;
  };
  for (const { kind, areas, span, equals, at } of now) {
    const name = nameOf(kind, areas);
    const row = rows.get(name) ?? emptyRow();
    rows.set(name, row);
    const isPeriod = at?.slot.kind === 'point';
    if (isPeriod && !row.bySpan.has(daysOf(span))) row.periods.push({ ...span, equals });
    if (isPeriod || !row.bySpan.has(daysOf(span))) row.bySpan.set(daysOf(span), equals);
  }
  for (const row of rows.values()) index(row);
  const inRow = (kind: string, areas: readonly string[], span: Span): number | null =>
    countIn(rows.get(nameOf(kind, areas)), span);
  const inArea = (kind: string, area: string, span: Span): number | null => {
    if (area !== elsewhere) return inRow(kind, [area], span);
    const all = inRow(kind, everywhere, span);
    const named = sumOf(everywhere.filter((own) => own !== elsewhere).map((own) => inRow(kind, [own], span)));
    return all === null || named === null ? null : all - named;
  };
  return ({ kind, areas, span }) => {
    // all named areas, and what everywhere has beside them
    if (areas === everywhere) return inRow(kind, everywhere, span);
    return sumOf(areas.map((area) => inArea(kind, area, span))) ?? inRow(kind, areas, span);
  };
}

const sumOf = (counts: readonly (number | null)[]): number | null =>
  counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);

const emptyRow = (): Row => ({ periods: [], until: [0], startAt: new Map(), endAt: new Map(), bySpan: new Map() });

function index({ periods, until, startAt, endAt }: Row): void {
  periods.sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const [place, { from, to, equals }] of periods.entries()) {
    startAt.set(from, place);
    endAt.set(to, place);
    until.push((until[place] ?? 0) + equals);
  }
}

/** What a row has in some days: as the sum of its periods, or as it is told of just these. */
function countIn(row: Row | undefined, span: Span): number | null {
  if (!row) return null;
  const [first, last] = [row.startAt.get(span.from), row.endAt.get(span.to)];
  if (first === undefined || last === undefined || first > last) return row.bySpan.get(daysOf(span)) ?? null;
  return (row.until[last + 1] ?? 0) - (row.until[first] ?? 0);
}

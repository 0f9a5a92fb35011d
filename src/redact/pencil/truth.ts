import type { Span } from '../cells/grid.ts';
import { type Count, elsewhere, type Sum } from './counts.ts';

/** What a count is by the records of today; null where this report does not count it. */
export type TrueOf = (sum: Sum) => number | null;

interface Row {
  readonly periods: readonly Told[];
  readonly bySpan: ReadonlyMap<string, number>;
}
type Told = Span & { readonly equals: number };

const nameOf = (kind: string, areas: readonly string[]): string => JSON.stringify([kind, ...areas]);
const daysOf = ({ from, to }: Span): string => `${from} ${to}`;

/**
 * @param now  all counts of this report, before anything was hidden
 * @param everywhere  all areas that everywhere is made of
 */
export function truthOf(now: readonly Count[], everywhere: readonly string[]): TrueOf {
  const rows = new Map<string, { periods: Told[]; bySpan: Map<string, number> }>();
  for (const { kind, areas, span, equals, at } of now) {
    const name = nameOf(kind, areas);
    const row = rows.get(name) ?? { periods: [], bySpan: new Map<string, number>() };
    rows.set(name, row);
    const isPeriod = at?.slot.kind === 'point';
    if (isPeriod && !row.bySpan.has(daysOf(span))) row.periods.push({ ...span, equals });
    if (isPeriod || !row.bySpan.has(daysOf(span))) row.bySpan.set(daysOf(span), equals);
  }
  const inRow = (kind: string, areas: readonly string[], span: Span): number | null =>
    countIn(rows.get(nameOf(kind, areas)), span);
  const inArea = (kind: string, area: string, span: Span): number | null => {
    if (area !== elsewhere) return inRow(kind, [area], span);
    const all = inRow(kind, everywhere, span);
    const named = sumOf(everywhere.filter((own) => own !== elsewhere).map((own) => inRow(kind, [own], span)));
    return all === null || named === null ? null : all - named;
  };
  return ({ kind, areas, span }) => sumOf(areas.map((area) => inArea(kind, area, span))) ?? inRow(kind, areas, span);
}

const sumOf = (counts: readonly (number | null)[]): number | null =>
  counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);

/** What a row has in some days: as the sum of its periods, or as it is told of just these. */
function countIn(row: Row | undefined, span: Span): number | null {
  if (!row) return null;
  const inner = row.periods.filter(({ from, to }) => from >= span.from && to <= span.to);
  const isWhole = inner[0]?.from === span.from && inner.at(-1)?.to === span.to;
  return isWhole ? inner.reduce((sum, { equals }) => sum + equals, 0) : (row.bySpan.get(daysOf(span)) ?? null);
}

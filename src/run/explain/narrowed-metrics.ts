import type { Counting, Metric, Source, SourceCoverage, Where } from '../../spec/index.ts';

/** A metric about some of its own records alone, and what they are called. */
export interface Narrowed {
  readonly name: string;
  readonly metric: Metric;
}

/** A metric of only those records that meet one condition more; null for measures that count no records of one kind. */
function narrowed(metric: Metric, column: string, value: string): Metric | null {
  const { measure } = metric;
  if (measure.kind !== 'count' && measure.kind !== 'rate') return null;
  const count: Counting = { ...measure.count, where: { ...measure.count.where, [column]: value } };
  return { ...metric, id: `${metric.id}/${column}/${value}`, measure: { ...measure, count } };
}

/** The column that a source's code list leads to, with every category of the list, in its order. */
function categoriesOf(source: Source): { readonly column: string; readonly categories: readonly string[] } | null {
  const coded = source.files.flatMap(({ mappings }) => mappings.filter(({ codes, codesInto }) => codes && codesInto));
  const column = coded[0]?.codesInto ?? null;
  if (column === null) return null;
  const entries = coded.filter(({ codesInto }) => codesInto === column).flatMap(({ codes }) => codes?.entries ?? []);
  return { column, categories: [...new Set(entries.map(({ category }) => category))] };
}

/** Whether a metric asks for categories of the code list at all: only then do unknown codes keep records out. */
export function asksForCategories({ measure }: Metric, source: Source): boolean {
  const column = categoriesOf(source)?.column;
  return (
    column !== undefined &&
    (measure.kind === 'count' || measure.kind === 'rate') &&
    column in (measure.count.where ?? {})
  );
}

/** A metric category by category, as far as its filter lets them through; empty where it counts one alone. */
export function byCategory(metric: Metric, source: Source): readonly Narrowed[] {
  const known = categoriesOf(source);
  if (known === null || (metric.measure.kind !== 'count' && metric.measure.kind !== 'rate')) return [];
  const condition = metric.measure.count.where?.[known.column];
  const own = known.categories.filter((category) => lets(condition, category));
  if (own.length < 2) return [];
  return own.flatMap((category) => {
    const one = narrowed(metric, known.column, category);
    return one ? [{ name: category, metric: one }] : [];
  });
}

function lets(condition: Where[string] | undefined, value: string): boolean {
  if (condition === undefined) return true;
  if (Array.isArray(condition)) return condition.map(String).includes(value);
  if (typeof condition !== 'object') return String(condition) === value;
  return 'not' in condition && ![condition.not].flat().map(String).includes(value);
}

/** An agency that did not report alike in both windows: the shares of months in which it did. */
export interface UnsteadyAgency extends Narrowed {
  readonly reported: { readonly before: number; readonly now: number };
}

interface Months {
  readonly before: ReadonlySet<string>;
  readonly now: ReadonlySet<string>;
}

/** A metric by agency, for those alone that reported in another share of the months before than now. */
export function byUnsteadyAgency(
  metric: Metric,
  coverage: SourceCoverage | undefined,
  months: Months,
): readonly UnsteadyAgency[] {
  return (coverage?.agencies ?? []).flatMap(({ agency, months: own }) => {
    if (agency === null) return [];
    const share = (wanted: ReadonlySet<string>): number =>
      own.filter(({ month, state }) => wanted.has(month) && state === 'reported').length / wanted.size;
    const reported = { before: share(months.before), now: share(months.now) };
    const one = reported.before === reported.now ? null : narrowed(metric, 'agency', agency);
    return one ? [{ name: agency, metric: one, reported }] : [];
  });
}

import type { Recording } from '../../crosstab/index.ts';
import { type Area, type ComparabilityTest, monthSpan, monthsIn, type Span } from '../../spec/index.ts';

/** The parts that all tests of the gate share: records of two windows, and the arm that they belong to. */

export type Arm = ComparabilityTest['arm'];
export const arms = ['program', 'comparison', 'everywhere'] as const satisfies readonly Arm[];

/** Fewer records than this, and a share says nothing that a limit could be held against. */
export const fewest = 30;

export interface Windows<T> {
  readonly before: readonly T[];
  readonly now: readonly T[];
}
export const inWindows = <T extends { readonly month: string }>(
  rows: readonly T[],
  { before, now }: { readonly before: readonly Span[]; readonly now: Span },
): Windows<T> => {
  const within = (spans: readonly Span[]): readonly T[] => {
    const months = new Set(spans.flatMap((span) => monthsIn(span)));
    return rows.filter(({ month }) => months.has(month));
  };
  return { before: within(before), now: within([now]) };
};

/** The months of two windows, those that both hold twice. */
export const monthsOf = ({
  before,
  now,
}: {
  readonly before: readonly Span[];
  readonly now: Span;
}): readonly string[] => [...before, now].flatMap((span) => monthsIn(span));

export const wholeMonthsIn = (span: Span): readonly string[] =>
  monthsIn(span).filter((month) => {
    const { from, to } = monthSpan(month);
    return from >= span.from && to <= span.to;
  });

/** Programme and comparison areas; buffers and areas left out belong to neither. */
export const armsOf = (areas: readonly Area[]): ReadonlyMap<string, Arm> =>
  new Map(
    areas.flatMap(({ area, role }): readonly (readonly [string, Arm])[] =>
      role === 'program' || role === 'comparison' ? [[area, role]] : [],
    ),
  );

/** An agency whose located records lie in one arm alone is that arm's; any other is everybody's. */
export function agencyArms(
  recordings: readonly Recording[],
  armOf: ReadonlyMap<string, Arm>,
): ReadonlyMap<string | null, Arm> {
  const seen = new Map<string | null, Set<Arm | null>>();
  for (const { agency, area } of recordings) {
    if (area === null) continue;
    const arms = seen.get(agency) ?? new Set();
    arms.add(armOf.get(area) ?? null);
    seen.set(agency, arms);
  }
  return new Map(
    [...seen].map(([agency, arms]): [string | null, Arm] => {
      const [only = null] = arms;
      return [agency, arms.size === 1 && only !== null ? only : 'everywhere'];
    }),
  );
}

export function countBy<K, T extends { readonly rows: number }>(
  rows: readonly T[],
  keyOf: (row: T) => K,
): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const row of rows) {
    const key = keyOf(row);
    counts.set(key, (counts.get(key) ?? 0) + row.rows);
  }
  return counts;
}

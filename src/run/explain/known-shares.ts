import type { Conformed } from '../../conform/index.ts';
import { type FunnelRows, recordingsOf } from '../../crosstab/index.ts';
import type { MovedShare } from '../../interpret/index.ts';
import type { Metric, Pipeline } from '../../spec/index.ts';
import type { Warehouse } from '../../store/index.ts';

/** Months of both windows, such as `2023-01`. */
export interface MoveMonths {
  readonly before: ReadonlySet<string>;
  readonly now: ReadonlySet<string>;
}

interface Parts {
  readonly month: string;
  readonly known: number;
  readonly all: number;
}

/** Of the records that count, those in an area of the evaluation. */
export function locatedIn(
  { rows }: FunnelRows,
  {
    areas,
    months,
    minimum,
  }: { readonly areas: ReadonlySet<string>; readonly months: MoveMonths; readonly minimum: number },
): MovedShare {
  const parts = rows.map(({ start, area, values }): Parts => {
    const all = values[0] ?? 0;
    return { month: start.slice(0, 7), known: area !== null && areas.has(area) ? all : 0, all };
  });
  return shareIn(parts, months, minimum);
}

/** Of the records of a metric's source, those with a code that the list knows. */
export async function mappedIn(
  {
    pipeline,
    conformed,
    warehouse,
    metric,
  }: { pipeline: Pipeline; conformed: Conformed; warehouse: Warehouse; metric: Metric },
  { months, minimum }: { readonly months: MoveMonths; readonly minimum: number },
): Promise<MovedShare> {
  const made = await recordingsOf({ ...pipeline, metrics: [metric] }, conformed, warehouse);
  const own = made.find(({ source }) => source === metric.source)?.recordings ?? [];
  const parts = own.map(({ month, rows, mapped }): Parts => ({ month, known: mapped ?? rows, all: rows }));
  return shareIn(parts, months, minimum);
}

/** The share known in both windows; null where it did not move, where none is known, or where few are not. */
function shareIn(parts: readonly Parts[], months: MoveMonths, minimum: number): MovedShare {
  const [before, now] = [months.before, months.now].map((wanted) => {
    let [known, all] = [0, 0];
    for (const part of parts) {
      if (!wanted.has(part.month)) continue;
      known += part.known;
      all += part.all;
    }
    return { share: known / all, unknown: all - known };
  });
  if (!before || !now) return null;
  const isTold = [before, now].every(({ share, unknown }) => share > 0 && (unknown === 0 || unknown >= minimum));
  return isTold && before.share !== now.share ? { before: before.share, now: now.share } : null;
}

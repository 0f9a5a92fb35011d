import type { Conformed, LoadedSource } from '../../conform/index.ts';
import { crosstab, type FunnelRows, type Panel } from '../../crosstab/index.ts';
import {
  amountIn,
  type MovedPair,
  movedPairs,
  perOf,
  type Subject,
  subjectsOf,
  type WindowContext,
} from '../../estimate/index.ts';
import { type WhyMoved, whyMoved } from '../../interpret/index.ts';
import { isSmallTwice } from '../../redact/index.ts';
import { monthsIn, type Reason } from '../../spec/index.ts';
import type { Warehouse } from '../../store/index.ts';
import { areasOf, categoriesOf, type Parts, totalsOf } from './counted-areas.ts';
import { locatedIn, type MoveMonths, mappedIn } from './known-shares.ts';
import { asksForCategories, byCategory, byUnsteadyAgency, type Narrowed } from './narrowed-metrics.ts';

/** What a change is explained from. */
export interface MoveScene {
  readonly conformed: Conformed;
  readonly warehouse: Warehouse;
  readonly panel: Panel;
  readonly context: WindowContext;
  readonly subject: Subject;
  readonly loaded: LoadedSource;
  /** Records that count, by area and time. */
  readonly found: FunnelRows;
  /** Counts below it are not shown. */
  readonly minimum: number;
  /** Areas whose numbers may not be shown. */
  readonly hidden: ReadonlySet<string>;
  /** Categories may be told apart. */
  readonly tellsCategories: boolean;
}

/** Why the number of a subject moved, worked out of counts that may be shown; or why that cannot be said. */
export async function moveOf(scene: MoveScene): Promise<WhyMoved | Reason> {
  const { subject, context, conformed, loaded, warehouse, panel, found, minimum, hidden } = scene;
  const { metric } = subject;
  const { pipeline } = context;
  if (perOf(metric, 1) === null) return 'not-for-this-measure';
  const pairs = movedPairs(subject, context);
  if (typeof pairs === 'string') return pairs;
  const { before, now } = totalsOf(subject, pairs);
  const per = perOf(metric, now.below);
  if (per === null) return 'not-for-this-measure';
  // areas without a baseline would be told by what all of them have together
  const leftOut = { before: 0, now: countNow(subject, pairs) - now.counted };
  const compared = { before: before.counted, now: now.counted };
  // of a ratio, how many were below the line is told as well
  const below = metric.measure.kind === 'ratio' ? [{ before: before.below, now: now.below }] : [];
  if ([compared, leftOut, ...below].some((counts) => isSmallTwice(counts, minimum))) return 'suppressed';
  const months = { before: monthsOf(subject, pairs, 'before'), now: monthsOf(subject, pairs, 'now') };
  const coverage = conformed.coverage.find(({ source }) => source === metric.source);
  const unsteady = byUnsteadyAgency(metric, coverage, months);
  const categories = scene.tellsCategories ? byCategory(metric, loaded.source) : [];
  const parts = await partsOf(scene, [...unsteady, ...categories]);
  const agencies = unsteady.filter((own) => {
    const total = totalsOf(parts.get(own.metric.id), pairs);
    return !isSmallTwice({ before: total.before.counted, now: total.now.counted }, minimum);
  });
  const { kind } = metric.measure;
  const isTimed = kind === 'count' || kind === 'rate';
  const growsWithTime = isTimed || kind === 'ratio' || kind === 'amount-ratio';
  const areas = areasOf(subject, pairs, { agencies, parts, minimum, hidden, growsWithTime });
  if (areas === null) return 'no-exposure';
  const names = new Set(panel.areas.map(({ area }) => area));
  return whyMoved({
    measure: metric.measure.kind,
    per,
    areas,
    categories: categoriesOf(subject, pairs, { categories, parts, minimum }),
    located: isTimed && subject.panel.hasAreas ? locatedIn(found, { areas: names, months, minimum }) : null,
    mapped:
      isTimed && asksForCategories(metric, loaded.source)
        ? await mappedIn({ pipeline, conformed, warehouse, metric }, { months, minimum })
        : null,
  });
}

/** The subject again, of only some of its records each time: all in one scan. */
async function partsOf(
  { context, conformed, warehouse, panel, subject }: MoveScene,
  narrowed: readonly Narrowed[],
): Promise<Parts> {
  if (narrowed.length === 0) return new Map();
  const pipeline = { ...context.pipeline, metrics: narrowed.map(({ metric }) => metric) };
  const counted = await crosstab(pipeline, conformed, { warehouse, grain: panel.grain });
  const own = subjectsOf(pipeline, counted).filter(({ code }) => code === subject.code);
  return new Map(own.map((part) => [part.metric.id, part]));
}

/** What all areas of the subject have now, also those that can be compared with nothing. */
const countNow = (subject: Subject, [pair]: readonly MovedPair[]): number =>
  subject.areas.reduce((sum, { area }) => sum + amountIn(subject, area, pair?.now ?? []).counted, 0);

/** Months that lie in a window, of any area. */
function monthsOf({ panel }: Subject, pairs: readonly MovedPair[], which: keyof MoveMonths): ReadonlySet<string> {
  const spans = pairs.flatMap((pair) => pair[which].flatMap(([first, end]) => panel.spans.slice(first, end)));
  return new Set(spans.flatMap((span) => monthsIn(span)));
}

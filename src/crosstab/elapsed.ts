import { daysIn } from '../spec/index.ts';
import { noDurations } from '../stats/index.ts';
import type { Measured } from '../store/index.ts';
import type { Question } from './question.ts';
import { areaColumn, type Placed, type QuestionScene } from './question-scene.ts';
import type { DurationsStat } from './stat.ts';

type Elapsed = Extract<Question, { readonly kind: 'elapsed' }>;

/**
 * Days from one date to another. What had not ended by the last day whose records have all arrived is still open there,
 * whatever was heard of it since: of those that ended later only the quick ones would be known.
 */
export async function askElapsed(
  { where, from, to }: Elapsed,
  { loaded, warehouse, grain, cover, settledThrough }: QuestionScene,
): Promise<readonly Placed[]> {
  const { table, source } = loaded;
  const has = (name: string): boolean => source.columns.some((column) => column.name === name);
  const precisions = [from, to].map((name) => `${name}_precision`).filter(has);
  const measures: readonly Measured[] = [{ id: 'elapsed', where, of: null, sum: null }];
  const by = [from, to, ...precisions];
  const query = { table, when: source.when ?? '', area: areaColumn(loaded), grain, cover, measures, by };
  const rows = await warehouse.panel(query);
  return rows.flatMap(({ start, area, groups: [began = null, ended = null, ...precise], values: [n = 0] }) => {
    if (n === 0) return [];
    // a month or a year in the place of a day says how long it took to no more than itself
    const isVague = precise.some((precision) => precision !== null && !['time', 'day'].includes(precision));
    const stat = isVague ? unmeasured(n) : lengthOf({ began, ended, n }, settledThrough);
    return [{ start, area, stat }];
  });
}

const unmeasured = (n: number): DurationsStat => ({ kind: 'durations', bars: noDurations, missing: n });

interface Case {
  readonly began: string | null;
  readonly ended: string | null;
  readonly n: number;
}

function lengthOf({ began, ended, n }: Case, through: string): DurationsStat {
  if (began === null) return unmeasured(n);
  const isOver = ended !== null && ended.slice(0, 10) <= through;
  const days = daysIn({ from: began.slice(0, 10), to: isOver ? ended.slice(0, 10) : through }) - 1;
  // an end before its beginning is a mistake in one of them; what began after the last day was not followed at all
  if (isOver && days < 0) return unmeasured(n);
  const bars = isOver
    ? { values: [days], n: [n], censored: null }
    : { values: [Math.max(0, days)], n: [0], censored: [n] };
  return { kind: 'durations', bars, missing: 0 };
}

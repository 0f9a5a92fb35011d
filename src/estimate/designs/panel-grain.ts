import { addIsoDays, type Grain, monthOf, type Span } from '../../spec/index.ts';
import type { AreaMonths } from './area-months.ts';
import type { TakingPart } from './design-areas.ts';

/** With more cells than this share empty, periods are made longer. */
const mostlyZero = 0.5;
/** Years are used only where so many of them lie before the launch. */
const fewestYears = 8;
export const monthsPer: Readonly<Record<Grain, number>> = { month: 1, quarter: 3, year: 12 };

/**
 * How long a period is: months, or quarters where more than half of the areas' months before the first launch have no
 * events, or years where that is still so of quarters and at least eight years lie before the launch.
 *
 * Decided on data from before the first launch alone, so that nothing that happens later can change it.
 */
export function grainOf(source: AreaMonths, areas: readonly TakingPart[], firstLaunch: string): Grain {
  const before = source.spans.filter(({ to }) => to < firstLaunch).length;
  const shareOf = (grain: Grain): number => zeroShare(source, { areas, before, months: monthsPer[grain] });
  if (shareOf('month') <= mostlyZero) return 'month';
  if (shareOf('quarter') <= mostlyZero) return 'quarter';
  const eightYears = `${Number(firstLaunch.slice(0, 4)) - fewestYears}${firstLaunch.slice(4)}`;
  return source.coverage.from <= eightYears ? 'year' : 'quarter';
}

interface Before {
  readonly areas: readonly TakingPart[];
  /** Spans that end before the first launch: they come first. */
  readonly before: number;
  readonly months: number;
}

/** The share of cells without events, counted back from the launch in steps of so many months. */
function zeroShare({ spans, events, exposure, reported }: AreaMonths, { areas, before, months }: Before): number {
  const step = stepOf(spans.slice(0, before), months);
  const steps = (step[0] ?? -1) + 1;
  let [cells, zeros] = [0, 0];
  for (const { row, role } of areas) {
    if (role === 'buffer') continue;
    const sums = new Float64Array(steps);
    const whole = new Uint8Array(steps).fill(1);
    for (const [span, place] of step.entries()) {
      const at = row * spans.length + span;
      sums[place] = (sums[place] ?? 0) + (events[at] ?? 0);
      if (reported[at] !== 1 || exposure[at] === 0) whole[place] = 0;
    }
    for (let place = 0; place < steps; place += 1) {
      if (whole[place] === 0) continue;
      cells += 1;
      if (sums[place] === 0) zeros += 1;
    }
  }
  return cells === 0 ? 0 : zeros / cells;
}

/** For each span, the number of the step that it lies in, counted back from the last. */
function stepOf(spans: readonly Span[], months: number): readonly number[] {
  const month = (iso: string): number => Number(monthOf(iso).slice(0, 4)) * 12 + Number(monthOf(iso).slice(5)) - 1;
  const last = spans.at(-1);
  const end = last ? month(addIsoDays(last.to, 1)) : 0;
  return spans.map(({ from }) => Math.floor((end - 1 - month(from)) / months));
}

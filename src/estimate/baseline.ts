import {
  type Area,
  addIsoDays,
  type BaselineDeclaration,
  type Calendar,
  monthOf,
  monthsIn,
  periodOf,
  periodsIn,
  type Reason,
  type Span,
  shiftPeriod,
  spanYearsBefore,
  type Window,
  yearsBefore,
} from '../spec/index.ts';
import { launchPeriodStart } from './subjects.ts';
import { overlaps } from './sums.ts';

/** What the current window is compared with: spans of days, which may differ by area. */
export interface Baseline {
  readonly kind: string;
  readonly reason: string;
  readonly label: string;
  /** Spans by area; an area with none takes no part in the comparison. */
  readonly spansOf: (area: Area) => readonly Span[];
  readonly minPoints: number;
}

export interface BaselineContext {
  readonly calendar: Calendar;
  readonly current: Window;
  readonly cover: Span;
  /** For areas that never had a launch: the last day before anybody's. */
  readonly beforeAnyLaunch: string | null;
}

const clip = (span: Span, cover: Span): readonly Span[] => {
  const clipped = {
    from: span.from < cover.from ? cover.from : span.from,
    to: span.to > cover.to ? cover.to : span.to,
  };
  return clipped.from <= clipped.to ? [clipped] : [];
};
const wholly = (span: Span, cover: Span): readonly Span[] =>
  span.from >= cover.from && span.to <= cover.to ? [span] : [];

/** Resolves a declared baseline against the window that it is for. */
export function resolveBaseline(declared: BaselineDeclaration, context: BaselineContext): Baseline {
  const { calendar, current, cover } = context;
  const common = { kind: declared.kind, reason: declared.reason, minPoints: declared['min-points'] ?? 1 };
  switch (declared.kind) {
    case 'fixed': {
      const span = { from: declared.from, to: declared.to };
      return { ...common, label: spanLabel(span, calendar), spansOf: () => wholly(span, cover) };
    }
    case 'same-season': {
      const years = Array.from({ length: declared.years }, (_, index) => spanYearsBefore(current, index + 1));
      return {
        ...common,
        label:
          declared.years === 1
            ? 'the same months a year earlier'
            : `the same months of the ${declared.years} years before`,
        spansOf: () => years.flatMap((span) => wholly(span, cover)),
      };
    }
    case 'trailing': {
      const last = shiftPeriod(periodOf(current.from, calendar), -1, calendar);
      const first = shiftPeriod(last, 1 - declared.periods, calendar);
      return {
        ...common,
        label: `${first.label} to ${last.label}`,
        spansOf: () => wholly({ from: first.from, to: last.to }, cover),
      };
    }
    case 'before-launch': {
      const spansOf = (area: Area): readonly Span[] => {
        const launch = launchPeriodStart(area, calendar);
        const last = launch === null ? context.beforeAnyLaunch : addIsoDays(launch, -1);
        if (last === null) return [];
        return clip({ from: addIsoDays(yearsBefore(last, declared.years), 1), to: last }, cover);
      };
      return { ...common, label: `the ${declared.years} years before the programme began`, spansOf };
    }
  }
}

function spanLabel(span: Span, calendar: Calendar): string {
  for (const grain of ['year', calendar.grain] as const) {
    const periods = periodsIn(span, { grain, fiscalYearStarts: calendar.fiscalYearStarts });
    const [first, last] = [periods[0], periods.at(-1)];
    if (first && last && first.from === span.from && last.to === span.to)
      return first === last ? first.label : `${first.label} to ${last.label}`;
  }
  return `${span.from} to ${span.to}`;
}

/**
 * Where the current window is not whole years, only the same months of the baseline are compared with it:
 * otherwise the season of the year would pass for a change.
 */
export function sameMonths(spans: readonly Span[], current: Span): readonly Span[] {
  const months = monthsIn(current);
  if (months.length % 12 === 0) return spans;
  const wanted = new Set(months.map((month) => month.slice(5)));
  return spans.flatMap((span) =>
    monthsIn(span)
      .filter((month) => wanted.has(month.slice(5)))
      .map((month) => ({ from: `${month}-01`, to: addIsoDays(nextMonth(month), -1) })),
  );
}

const nextMonth = (month: string): string => `${monthOf(addIsoDays(`${month}-28`, 5))}-01`;

/** Why a baseline cannot be used for a window, if it cannot. */
export function baselineProblem(
  spans: readonly Span[],
  { current, calendar }: BaselineContext,
  minPoints: number,
): Reason | null {
  if (spans.length === 0) return 'no-baseline';
  if (spans.some((span) => overlaps(span, current))) return 'windows-overlap';
  const points = spans.reduce((sum, span) => sum + periodsIn(span, calendar).length, 0);
  return points < minPoints ? 'too-few-points' : null;
}

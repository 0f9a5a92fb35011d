import {
  type Area,
  addIsoDays,
  type BaselineDeclaration,
  type Calendar,
  monthSpan,
  monthsIn,
  periodOf,
  periodsIn,
  type Reason,
  type Span,
  shiftPeriod,
  spanJustBefore,
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
  /** Months that the declaration asks for; fewer are there where the data do not reach so far. */
  readonly months: number;
  readonly minPoints: number;
}

export interface BaselineContext {
  readonly calendar: Calendar;
  readonly current: Window;
  readonly cover: Span;
  /** What records are about as a whole, such as the waves of a survey: each is one point, however long it is. */
  readonly longer?: readonly Span[];
  /** Waves of a survey that have a name. */
  readonly waves?: readonly (Span & { readonly wave: string })[];
  /** First days of the periods in which programme areas began, of those that work throughout the window. */
  readonly launches: readonly string[];
}

const periodsPerYear = { month: 12, quarter: 4, year: 1 } as const;

const clip = (span: Span, cover: Span): readonly Span[] => {
  const clipped = {
    from: span.from < cover.from ? cover.from : span.from,
    to: span.to > cover.to ? cover.to : span.to,
  };
  return clipped.from <= clipped.to ? [clipped] : [];
};
const wholly = (span: Span, cover: Span): readonly Span[] =>
  span.from >= cover.from && span.to <= cover.to ? [span] : [];

const monthCount = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + monthsIn(span).length, 0);

/** Resolves a declared baseline against the window that it is for. */
export function resolveBaseline(declared: BaselineDeclaration, context: BaselineContext): Baseline {
  const { calendar, current, cover, waves = [] } = context;
  const aYear = declared.kind === 'same-season' ? 1 : periodsPerYear[calendar.grain];
  const common = { kind: declared.kind, reason: declared.reason, minPoints: declared['min-points'] ?? aYear };
  const fixed = (span: Span): Pick<Baseline, 'label' | 'spansOf' | 'months'> => ({
    label: waves.find(({ from, to }) => from === span.from && to === span.to)?.wave ?? spanLabel(span, calendar),
    spansOf: () => wholly(span, cover),
    months: monthCount([span]),
  });
  switch (declared.kind) {
    case 'fixed':
      return { ...common, ...fixed({ from: declared.from, to: declared.to }) };
    case 'trailing': {
      const last = shiftPeriod(periodOf(current.from, calendar), -1, calendar);
      const first = shiftPeriod(last, 1 - declared.periods, calendar);
      return { ...common, ...fixed({ from: first.from, to: last.to }) };
    }
    case 'same-season': {
      const years = Array.from({ length: declared.years }, (_, index) => spanYearsBefore(current, index + 1));
      const label =
        declared.years === 1
          ? 'the same months a year earlier'
          : `the same months of the ${declared.years} years before`;
      return {
        ...common,
        label,
        spansOf: () => years.flatMap((span) => wholly(span, cover)),
        months: monthCount(years),
      };
    }
    case 'previous':
      return { ...common, ...fixed(spanJustBefore(current)) };
    case 'before-launch':
      return { ...common, ...beforeLaunch(declared.years, context) };
  }
}

/**
 * The years before each area's own launch. Areas that never had one are measured over the months that are the
 * baseline of some programme area, so that both stand for the same time.
 */
function beforeLaunch(
  years: number,
  { calendar, cover, launches }: BaselineContext,
): Omit<Baseline, 'kind' | 'reason' | 'minPoints'> {
  const before = (launch: string): readonly Span[] => {
    const last = addIsoDays(launch, -1);
    return clip({ from: addIsoDays(yearsBefore(last, years), 1), to: last }, cover);
  };
  const everybody = united(launches.flatMap(before));
  const spansOf = (area: Area): readonly Span[] => {
    const launch = launchPeriodStart(area, calendar);
    return launch === null ? everybody : before(launch);
  };
  return { label: `the ${years} years before the programme began`, spansOf, months: years * 12 };
}

/** Spans that touch or overlap, as one. */
export function united(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last && span.from <= addIsoDays(last.to, 1))
      merged[merged.length - 1] = { from: last.from, to: span.to > last.to ? span.to : last.to };
    else merged.push(span);
  }
  return merged;
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
 * The part of a baseline that holds the same seasons as the window: the same months where the window is not whole
 * years, whole years (the latest ones) where it is. Otherwise the season of the year would pass for a change.
 */
export function likeSeasons(spans: readonly Span[], current: Span): readonly Span[] {
  const wanted = monthsIn(current);
  const months = spans.flatMap((span) =>
    monthsIn(span).map((month) => {
      const { from, to } = monthSpan(month);
      return { from: from < span.from ? span.from : from, to: to > span.to ? span.to : to };
    }),
  );
  if (wanted.length % 12 === 0) return months.slice(months.length % 12);
  const named = new Set(wanted.map((month) => month.slice(5)));
  return months.filter((month) => named.has(month.from.slice(5, 7)));
}

/** Why a baseline cannot be used for a window, if it cannot. */
export function baselineProblem(
  spans: readonly Span[],
  { current, calendar, longer = [] }: BaselineContext,
  minPoints: number,
): Reason | null {
  if (spans.length === 0) return 'no-baseline';
  if (spans.some((span) => overlaps(span, current))) return 'windows-overlap';
  const inside = (span: Span): number =>
    Math.max(periodsIn(span, calendar).length, longer.filter((one) => overlaps(one, span)).length);
  const points = spans.reduce((sum, span) => sum + inside(span), 0);
  return points < minPoints ? 'too-few-points' : null;
}

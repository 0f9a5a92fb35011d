import {
  type Area,
  type Grain,
  monthsIn,
  periodsIn,
  type Reason,
  type Span,
  spanJustBefore,
  spanYearsBefore,
} from '../spec/index.ts';
import { type Baseline, baselineProblem, likeSeasons, resolveBaseline, united } from './baseline.ts';
import { placed, rangesOf } from './cells.ts';
import type { BaselinePeriods } from './dispersion.ts';
import { remember } from './remember.ts';
import type { Subject } from './subjects.ts';
import { baselineContext, type WindowContext } from './window-context.ts';

/** Spans of a baseline as they are compared with the current window. */
export interface ComparedPart {
  readonly months: number;
  readonly problem: Reason | null;
  /** First and last day of what is compared, and where its months lie in the panel. */
  readonly from: string;
  readonly to: string;
  readonly ranges: readonly (readonly [number, number])[];
}

/** A baseline as one metric uses it: areas whose baselines are the same days share what is worked out of them. */
export interface UsedBaseline extends Baseline, BaselinePeriods {
  /** Null for an area that has no baseline. */
  readonly partOf: (area: Area) => ComparedPart | null;
  /** The baseline may hold other seasons than the window: only its same months are compared. */
  readonly onlySameMonths: boolean;
}

export interface ComparedWindows {
  readonly declared: UsedBaseline | null;
  readonly sameSeason: UsedBaseline;
  readonly previous: UsedBaseline;
}

/** What the current window is compared with, for all subjects of a metric. */
export function comparedWindows(subject: Pick<Subject, 'metric' | 'panel'>, context: WindowContext): ComparedWindows {
  const { current } = context;
  const yearBefore = spanYearsBefore(current, 1);
  const scene = { subject, context, seasonMatters: false };
  const fixed = (span: Span, words: { kind: string; label: string; reason: string }): UsedBaseline =>
    used({ ...words, minPoints: 1, spansOf: () => [span], months: 0 }, scene);
  const { baseline } = subject.metric;
  const declared = baseline && resolveBaseline(baseline, baselineContext(subject, context));
  return {
    declared: declared && used(declared, { ...scene, seasonMatters: true }),
    sameSeason: fixed(yearBefore, {
      kind: 'same-season',
      label: 'the same months a year earlier',
      reason: 'the same time of year',
    }),
    previous: fixed(spanJustBefore(current), {
      kind: 'previous',
      label: 'the time just before',
      reason: 'the latest movement; the season may play a part',
    }),
  };
}

interface Scene {
  readonly subject: Pick<Subject, 'metric' | 'panel'>;
  readonly context: WindowContext;
  readonly seasonMatters: boolean;
}

function used(baseline: Baseline, { subject, context, seasonMatters }: Scene): UsedBaseline {
  const { current } = context;
  const asked = baselineContext(subject, context);
  // a wave is no part of a year: it asks when it asks
  const isWave = subject.panel.coverage.longer.some(({ from, to }) => from === current.from && to === current.to);
  const partOf = remember((spans: readonly Span[]): ComparedPart | null => {
    if (spans.length === 0) return null;
    const compared = seasonMatters && !isWave ? likeSeasons(spans, current) : spans;
    return {
      months: monthsOf(spans),
      problem: baselineProblem(spans, asked, baseline.minPoints),
      from: compared.map(({ from }) => from).sort()[0] ?? '',
      to:
        compared
          .map(({ to }) => to)
          .sort()
          .at(-1) ?? '',
      // records about a whole year have no months to be found one by one
      ranges: rangesOf(subject.panel.spans, united(compared)),
    };
  });
  const spansFrom = new Map<string, readonly Span[]>();
  const spansOf = (area: Area): readonly Span[] => {
    // an area's baseline follows from its own start, or from nothing of it
    const key = baseline.kind === 'before-launch' ? (area.intervals[0]?.start ?? '') : '';
    const spans = spansFrom.get(key) ?? baseline.spansOf(area);
    spansFrom.set(key, spans);
    return spans;
  };
  const periodsAt = remember((grain: Grain) =>
    remember((spans: readonly Span[]) =>
      spans.flatMap((span) => placed(periodsIn(span, { ...asked.calendar, grain }), subject.panel)),
    ),
  );
  return {
    ...baseline,
    spansOf,
    partOf: (area) => partOf(spansOf(area)),
    periodsOf: (area, grain) => periodsAt(grain)(spansOf(area)),
    onlySameMonths: seasonMatters && monthsIn(current).length % 12 !== 0 && !isWave,
  };
}

const monthsOf = (spans: readonly Span[]): number => spans.reduce((total, span) => total + monthsIn(span).length, 0);

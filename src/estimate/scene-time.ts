import { type Area, monthsIn } from '../spec/index.ts';
import { type PlacedPeriod, rangesOf } from './cells.ts';
import { type ComparedWindows, comparedWindows } from './compared-windows.ts';
import { runsOf } from './dispersion.ts';
import { remember, rememberBy } from './remember.ts';
import { placedPeriods } from './series-periods.ts';
import { launchPeriodStart, type Subject } from './subjects.ts';
import type { WindowContext } from './window-context.ts';

type Ranges = readonly (readonly [number, number])[];

/** Windows and periods of a metric, and where they lie in its panel: nothing that was counted. */
export interface SceneTime {
  readonly windows: ComparedWindows;
  /** Where the current window lies in the panel. */
  readonly current: Ranges;
  /** How many months it touches. */
  readonly months: number;
  /** The periods of its series. */
  readonly periods: readonly PlacedPeriod[];
  readonly launchOf: (area: Area) => string | null;
  /** The lengths in months of the runs that ranges of the panel are made of. */
  readonly runsOf: (ranges: Ranges) => readonly number[];
}

type Asking = Pick<Subject, 'metric' | 'panel'>;

export function sceneTime(subject: Asking, context: WindowContext): SceneTime {
  const { spans } = subject.panel;
  return {
    windows: comparedWindows(subject, context),
    current: rangesOf(spans, [context.current]),
    months: monthsIn(context.current).length,
    periods: placedPeriods(subject.panel, context.pipeline.calendar),
    launchOf: remember((area) => launchPeriodStart(area, context.pipeline.calendar)),
    runsOf: remember((ranges) => runsOf(spans, ranges)),
  };
}

/** The same for many metrics of a run, most of which have one baseline and one cover: worked out once for all of those. */
export function sceneTimes(): typeof sceneTime {
  const timeOf = rememberBy(
    ({ subject: { metric, panel }, context: { current, programAreas } }: { subject: Asking; context: WindowContext }) =>
      JSON.stringify([metric.baseline, panel.coverage, panel.spans, current, programAreas]),
    ({ subject, context }) => sceneTime(subject, context),
  );
  return (subject, context) => timeOf({ subject, context });
}

import { type Stat, sumStats } from '../crosstab/index.ts';
import type { Grain } from '../spec/index.ts';
import { type RunningCells, type Sum, sumRange } from './cells.ts';
import { periodCells } from './dispersion.ts';
import type { MeasureMethods, Pair } from './measures/measure.ts';
import { remember, rememberBy } from './remember.ts';
import { type SceneTime, sceneTime } from './scene-time.ts';
import type { Subject } from './subjects.ts';
import type { WindowContext } from './window-context.ts';

/** How the subjects of one metric are measured and compared. What its subjects share is worked out once. */
export interface MetricScene extends SceneTime {
  readonly context: WindowContext;
  readonly methods: MeasureMethods;
  /** What an area, or several together, have in it: asked for at each comparison. */
  readonly now: (cells: RunningCells) => Sum;
  /** What an area has in some months before it. */
  readonly before: (cells: RunningCells, ranges: Ranges) => Sum;
  readonly periodCells: typeof periodCells;
  /** What everybody has in some months, wherever they are. */
  readonly everyone: (ranges: Ranges) => Stat;
}
type Ranges = readonly (readonly [number, number])[];

export const metricScene = (
  subject: Pick<Subject, 'metric' | 'panel'>,
  context: WindowContext,
  methods: MeasureMethods,
): MetricScene => sceneIn(sceneTime(subject, context), subject, { context, methods });

/** The same, where its windows and periods are known already. */
export function sceneIn(
  time: SceneTime,
  subject: Pick<Subject, 'panel'>,
  { context, methods }: Pick<MetricScene, 'context' | 'methods'>,
): MetricScene {
  return {
    ...time,
    context,
    methods,
    now: remember((cells) => sumRange(cells, time.current)),
    before: sumRange,
    periodCells,
    everyone: rememberBy(JSON.stringify, (ranges: Ranges) => everyoneIn(subject, ranges)),
  };
}

/**
 * The same scene while its subjects are compared: an area is part of several of them. What is remembered goes with it,
 * for estimates of many metrics are held at once.
 */
export function whileComparing(scene: MetricScene): MetricScene {
  const sumsOf = remember((cells: RunningCells) => remember((ranges: Ranges) => sumRange(cells, ranges)));
  const cellsAt = remember((_grain: Grain) => new Map<RunningCells, ReturnType<typeof periodCells>>());
  return {
    ...scene,
    before: (cells, ranges) => sumsOf(cells)(ranges),
    periodCells: (cells, asked) => {
      const known = cellsAt(asked.grain);
      const found = known.get(cells) ?? periodCells(cells, asked);
      known.set(cells, found);
      return found;
    },
  };
}

const everyoneIn = ({ panel: { cells, spans } }: Pick<Subject, 'panel'>, ranges: Ranges): Stat => {
  const stats = cells.stats ?? [];
  const rows = spans.length === 0 ? 0 : stats.length / spans.length;
  const found = Array.from({ length: rows }, (_, row) =>
    ranges.flatMap(([first, end]) => stats.slice(row * spans.length + first, row * spans.length + end)),
  );
  return sumStats(
    cells.kind,
    found.flat().filter((stat) => stat !== null),
  );
};

/** Area by area, what a subject has in some months and in its own baseline; areas without a baseline have no pair. */
export const pairsIn = (subject: Subject, ranges: Ranges, { windows }: MetricScene): readonly Pair[] =>
  subject.areas.flatMap((area) => {
    const [cells, part] = [subject.ofArea.get(area.area), windows.declared?.partOf(area)];
    return cells && part ? [{ now: sumRange(cells, ranges).stat, before: sumRange(cells, part.ranges).stat }] : [];
  });

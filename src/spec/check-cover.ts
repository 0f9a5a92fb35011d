import { usageError, type YardlineError } from '../errors.ts';
import { daysIn, type Period, periodsIn, type Span } from './calendar.ts';
import type { Pipeline } from './model.ts';
import { lastComplete, resolveWindow } from './windows.ts';

export interface Standing {
  /** The day that the evaluation stands on. */
  readonly asOf: string;
  /** What `--as-of` says; null where the day comes from the data themselves. */
  readonly asked: string | null;
  /** Days that the sources of the metrics cover, one span a metric. */
  readonly covers: readonly Span[];
  /** The pipeline's file. */
  readonly file: string;
}

const inside = (span: Span, cover: Span): boolean => span.from >= cover.from && span.to <= cover.to;

/**
 * Refuses an evaluation of days that no metric has data for: its current window, or the period it was asked for,
 * begins before or ends after the cover of every metric.
 *
 * @throws {YardlineError} that names the cover, and the nearest period that works
 */
export function checkCover(pipeline: Pipeline, standing: Standing): void {
  const { calendar, windows } = pipeline;
  const { asOf, asked, covers } = standing;
  const current = resolveWindow(windows.current, asOf, calendar);
  const outside = (span: Span): boolean => !covers.some((cover) => inside(span, cover));
  if (outside(current)) throw refusal(pipeline, { ...standing, wanted: current });
  const period = lastComplete(asOf, calendar.grain, calendar.fiscalYearStarts);
  if (asked !== null && outside(period)) throw refusal(pipeline, { ...standing, wanted: period });
}

function refusal(pipeline: Pipeline, standing: Standing & { readonly wanted: Period }): YardlineError {
  const { asked, covers, wanted, file } = standing;
  const from = covers.map((cover) => cover.from).sort()[0] ?? '';
  const to =
    covers
      .map((cover) => cover.to)
      .sort()
      .at(-1) ?? '';
  const near = nearestPeriod(pipeline, standing);
  const isFixed = typeof pipeline.windows.current === 'object';
  const byWindow = near === undefined || asked === null;
  const advice = byWindow
    ? isFixed
      ? 'correct current: in windows: of the pipeline'
      : `the window is ${String(pipeline.windows.current)} unless windows: says otherwise: write windows: { current: { from: ${from}, to: ${to} } }, or bring more data`
    : `write --as-of ${near.label}`;
  return usageError(
    'outside-cover',
    asked === null ? file : '--as-of',
    `${asked === null ? 'the current window ' : ''}must be within the data, which cover ${from} to ${to} (got ${wanted.from} to ${wanted.to})`,
    `${advice}; silence counts as zero only on the days that a source declares in covers:`,
  );
}

/** The period nearest the one wanted, of those whose window has data for some metric. */
function nearestPeriod(
  { calendar, windows }: Pipeline,
  { covers, wanted }: Standing & { readonly wanted: Span },
): Period | undefined {
  const works = covers.flatMap((cover) =>
    periodsIn(cover, calendar).filter(({ to }) => inside(resolveWindow(windows.current, to, calendar), cover)),
  );
  const away = ({ to }: Period): number => Math.abs(daysIn({ from: wanted.to, to }) - 1);
  return works.sort((a, b) => away(a) - away(b))[0];
}

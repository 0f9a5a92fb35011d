import type { Change, Finding, Level, SeriesPoint } from '../spec/index.ts';

/**
 * What is left of a count without parts of it: a count that nobody declared, and that whoever has all of them can work out.
 *
 * @param parts  findings of metrics that count some of the same records each, and no record twice
 * @returns null where the parts are not told of the same area, or are more than the whole
 */
export function restOf(whole: Finding, parts: readonly Finding[]): Finding | null {
  const series = whole.series.map((point) => pointLess(point, parts));
  const now = levelLess(
    whole.now,
    parts.map((part) => [part.now, ...part.also]),
  );
  const also = whole.also.map((level) =>
    levelLess(
      level,
      parts.map((part) => [part.now, ...part.also]),
    ),
  );
  const { changes } = whole;
  const changeOf = (which: Exclude<keyof Finding['changes'], 'primary'>): Change =>
    changeLess(
      changes[which],
      parts.map((part) => part.changes[which]),
    );
  const rest: Finding = {
    ...whole,
    metric: [whole.metric, ...parts.map(({ metric }) => metric)].join(' less '),
    measure: 'count',
    series,
    now,
    also,
    changes: {
      primary: changes.primary,
      baseline: changeOf('baseline'),
      sameSeason: changeOf('sameSeason'),
      previous: changeOf('previous'),
    },
    effect: { status: 'withheld', reason: 'not-asked-for' },
    survey: null,
  };
  return series.some(({ n }) => n !== null && n < 0) ? null : rest;
}

/** The same of what an earlier report told: what is hidden of any of them is hidden of what is left. */
export function restBefore(whole: Finding, parts: readonly Finding[]): Finding | null {
  const rest = restOf(whole, parts);
  if (rest === null) return null;
  const isHidden = (period: string): boolean =>
    [whole, ...parts].some(({ series }) => series.some((own) => own.period === period && own.state === 'suppressed'));
  const level = (own: Level): Level =>
    own.status === 'withheld' &&
    [whole, ...parts].some(({ now, also }) =>
      [now, ...also].some(
        (one) => one.status === 'withheld' && one.reason === 'suppressed' && one.from === own.from && one.to === own.to,
      ),
    )
      ? { ...own, reason: 'suppressed' }
      : own;
  return {
    ...rest,
    now: level(rest.now),
    also: rest.also.map(level),
    series: rest.series.map((point) =>
      point.n === null && isHidden(point.period) ? { ...point, state: 'suppressed' } : point,
    ),
  };
}

interface Counts {
  readonly n: number;
  readonly events: number | null;
}

/** Null where some part is not told. */
function less(own: Counts, parts: readonly (Counts | null)[]): { readonly n: number; readonly events: number } | null {
  let left = own.events ?? own.n;
  for (const part of parts) {
    if (part === null) return null;
    left -= part.events ?? part.n;
  }
  return { n: left, events: left };
}

function pointLess(point: SeriesPoint, parts: readonly Finding[]): SeriesPoint {
  const gone: SeriesPoint = { ...point, n: null, events: null, value: null, low: null, high: null, exposure: null };
  if (point.n === null) return gone;
  const counts = parts.map(({ series }) => {
    const own = series.find(({ period }) => period === point.period);
    return own && own.n !== null ? { n: own.n, events: own.events } : null;
  });
  const left = less({ n: point.n, events: point.events }, counts);
  return left === null ? gone : { ...point, ...left };
}

function levelLess(level: Level, parts: readonly (readonly Level[])[]): Level {
  const { from, to, label } = level;
  const gone: Level = { status: 'withheld', reason: 'not-reported', from, to, label };
  if (level.status === 'withheld') return gone;
  const counts = parts.map((levels) => levels.find((own) => own.from === from && own.to === to));
  const left = less(
    level,
    counts.map((own) => (own?.status === 'estimated' ? own : null)),
  );
  return left === null || left.n < 0 ? gone : { ...level, ...left };
}

function changeLess(change: Change, parts: readonly Change[]): Change {
  const gone: Change = { status: 'withheld', reason: 'not-reported', window: null };
  if (change.status === 'withheld') return gone;
  const isAlike = (part: Change): boolean =>
    part.status === 'estimated' && part.window.from === change.window.from && part.window.to === change.window.to;
  const own = parts.map((part) => (part.status === 'estimated' && isAlike(part) ? part : null));
  const before = less(change, own);
  const now = less(
    change.compared,
    own.map((part) => part?.compared ?? null),
  );
  if (before === null || now === null || before.n < 0 || now.n < 0) return gone;
  return { ...change, ...before, compared: { ...change.compared, ...now } };
}

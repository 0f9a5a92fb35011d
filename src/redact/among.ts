import type { Change, Finding, Level } from '../spec/index.ts';

interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * A part as a share of the whole: where it is known of how many it is one, those that are left follow from it, and it is
 * never more. What is told of the part of days that nothing is known of the whole is left out.
 *
 * @param whole  as it is now: what an earlier report told of the part is held against it as well
 */
export function among(part: Finding, whole: Finding): Finding {
  const level = (own: Level): Level => {
    const n = own.status === 'estimated' ? countIn(whole, own) : null;
    if (own.status === 'withheld') return own;
    const { from, to, label } = own;
    if (n === null) return { status: 'withheld', reason: 'not-reported', from, to, label };
    return { ...own, n, events: own.events ?? own.n, exposure: null };
  };
  const change = (own: Change): Change => {
    const none: Change = { status: 'withheld', reason: 'not-reported', window: null };
    if (own.status === 'withheld') return none;
    const [n, now] = [countIn(whole, own.window), countIn(whole, part.now)];
    if (n === null || now === null) return none;
    const { compared } = own;
    return {
      ...own,
      n,
      events: own.events ?? own.n,
      exposure: null,
      compared: { ...compared, n: now, events: compared.events ?? compared.n, exposure: null },
    };
  };
  const { changes, now, also, series } = part;
  return {
    ...part,
    measure: 'share',
    now: level(now),
    also: also.map(level),
    changes: {
      primary: changes.primary,
      baseline: change(changes.baseline),
      sameSeason: change(changes.sameSeason),
      previous: change(changes.previous),
    },
    series: series.map((point) => {
      if (point.n === null) return point;
      const n = countIn(whole, point);
      return n === null
        ? { ...point, n: null, events: null, exposure: null }
        : { ...point, n, events: point.events ?? point.n, exposure: null };
    }),
  };
}

/** How many there are in some days: told of just these, or as the sum of whole periods. */
function countIn({ now, also, series, changes }: Finding, { from, to }: Span): number | null {
  const windows = [now, ...also].flatMap((own) => (own.status === 'estimated' ? [own] : []));
  const before = [changes.baseline, changes.sameSeason, changes.previous].flatMap((own) =>
    own.status === 'estimated' ? [{ ...own, from: own.window.from, to: own.window.to }] : [],
  );
  const same = [...series, ...windows, ...before].find((own) => own.from === from && own.to === to && own.n !== null);
  if (same) return same.events ?? same.n;
  const inner = series.filter((own) => own.from >= from && own.to <= to);
  if (inner[0]?.from !== from || inner.at(-1)?.to !== to || inner.some(({ n }) => n === null)) return null;
  return inner.reduce((sum, { events, n }) => sum + (events ?? n ?? 0), 0);
}

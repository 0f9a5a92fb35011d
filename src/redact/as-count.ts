import type { Change, Finding, Level } from '../spec/index.ts';

/** How many records a number rests on, as a count of them. */
export function asCount(finding: Finding): Finding {
  const level = (own: Level): Level => (own.status === 'estimated' ? { ...own, events: null, exposure: null } : own);
  const change = (own: Change): Change =>
    own.status === 'estimated'
      ? { ...own, events: null, exposure: null, compared: { ...own.compared, events: null, exposure: null } }
      : own;
  const { changes, now, also, series } = finding;
  return {
    ...finding,
    measure: 'count',
    now: level(now),
    also: also.map(level),
    series: series.map((point) => ({ ...point, events: null, exposure: null })),
    changes: {
      primary: changes.primary,
      baseline: change(changes.baseline),
      sameSeason: change(changes.sameSeason),
      previous: change(changes.previous),
    },
  };
}

interface CountedIn {
  readonly from: string;
  readonly to: string;
  readonly n: number;
}

export function countsIn({ now, also, series, changes }: Finding): readonly CountedIn[] {
  const counts: CountedIn[] = [];
  for (const own of [now, ...also]) if (own.status === 'estimated') counts.push(own);
  for (const { from, to, n } of series) if (n !== null) counts.push({ from, to, n });
  for (const own of [changes.baseline, changes.sameSeason, changes.previous])
    if (own.status === 'estimated') counts.push({ ...own.window, n: own.n });
  return counts;
}

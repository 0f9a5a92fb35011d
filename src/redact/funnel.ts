import type { Funnel, FunnelStep } from '../estimate/index.ts';

export interface FunnelSecrets {
  readonly minimum: number;
  /** Some period of everywhere is hidden: what lies outside the window must not be told from what is not counted. */
  readonly hidesPeriods: boolean;
  /** The number of everywhere is hidden: neither are other areas told from no known area. */
  readonly hidesAreas: boolean;
}

const beforePlace: readonly FunnelStep[] = ['no-time', 'filter', 'repeats', 'outside-cover', 'outside-window'];
const byPlace: readonly FunnelStep[] = ['no-known-area', 'other-areas'];

/**
 * A funnel as it may be shown: steps that would give back a hidden number, and those that took only few records, are put
 * together with their neighbours. Their sum stays, and so does what they lead to.
 */
export function protectFunnel(funnel: Funnel, { minimum, hidesPeriods, hidesAreas }: FunnelSecrets): Funnel {
  const groups = [...(hidesPeriods ? [beforePlace] : []), ...(hidesAreas ? [byPlace] : [])];
  const merged = groups.reduce((removed, group) => together(removed, group), funnel.removed);
  return { ...funnel, removed: withoutSmall(merged, minimum) };
}

type Removed = Funnel['removed'];

function together(removed: Removed, group: readonly FunnelStep[]): Removed {
  const isIn = ({ steps }: Removed[number]): boolean => steps.some((step) => group.includes(step));
  const [first, ...others] = removed.filter(isIn);
  if (!first) return removed;
  const sum = others.reduce(join, first);
  return removed.flatMap((entry) => (entry === first ? [sum] : others.includes(entry) ? [] : [entry]));
}

const join = (a: Removed[number], b: Removed[number]): Removed[number] => ({
  steps: [...a.steps, ...b.steps],
  n: a.n + b.n,
});

/** A small one goes together with the next that took any, or with the one before it. */
function withoutSmall(removed: Removed, minimum: number): Removed {
  const left = [...removed];
  for (;;) {
    const small = left.findIndex(({ n }) => n > 0 && n < minimum);
    const own = left[small];
    if (!own || left.every(({ n }, place) => place === small || n === 0)) return left;
    const next = left.findIndex(({ n }, place) => place > small && n > 0);
    const other = next === -1 ? left.findLastIndex(({ n }, place) => place < small && n > 0) : next;
    const [first, last] = [Math.min(small, other), Math.max(small, other)];
    const between = left.slice(first, last + 1);
    left.splice(first, between.length, between.slice(1).reduce(join, between[0] ?? own));
  }
}

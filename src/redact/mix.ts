import type { Change, EstimatedChange, Finding, Level } from '../spec/index.ts';
import { conceal } from './cells/conceal.ts';
import { changesOf, type Slot, type Which } from './cells/grid.ts';
import { bounded, coarse, coarseRatio, digits } from './coarse.ts';
import { placesByMetric } from './metric-table.ts';
import { isPartOf, isSum } from './parts-of.ts';
import { besideNone } from './round.ts';
import { unjudged } from './scatter.ts';

/** A finding as it was worked out, and what may be shown of it. */
interface Own {
  readonly exact: Finding;
  readonly told: Finding;
}

/**
 * Findings of areas together without what tells how their events lie among areas. Of counts and rates the baseline is
 * each area's own, grown or shrunk to what there is of the area now: no sum, but one in which areas weigh differently, and
 * beside the sum it gives two hidden ones back. Where an area hides what it had before, what is made of it has two digits,
 * or goes where areas weigh too differently for that. Of a rate that is standardised by area each value is such a
 * sum, and is told where each area tells its own.
 *
 * @param whole  findings with their exact numbers, in the same order
 */
export function protectMix(whole: readonly Finding[], shown: readonly Finding[]): readonly Finding[] {
  const findings = [...shown];
  for (const places of placesByMetric(shown).values()) {
    const own = places.flatMap((place) => {
      const [exact, told] = [whole[place], shown[place]];
      return exact && told && isOwnKept(exact) ? [{ place, exact, told }] : [];
    });
    for (const { place, ...sum } of own) {
      const parts = isSum(sum.told) ? own.filter((part) => isPartOf(part.told, sum.told)) : [];
      if (parts.length > 0)
        findings[place] = isStandardised(sum.exact) ? withMixKept(sum, parts) : withOwnKept(sum, parts);
    }
  }
  return findings;
}

/** Whether the baseline is each area's own. */
export const isOwnKept = ({ measure }: Finding): boolean => measure === 'count' || measure === 'rate';

const isStandardised = ({ now, also }: Finding): boolean =>
  [now, ...also].some((level) => level.status === 'estimated' && level.method === 'gamma-standardised');

/** What is told of an area before, where it was known. */
function hidesBefore({ exact, told }: Own, which: Which): boolean {
  const [was, is] = [exact.changes[which], told.changes[which]];
  const isTold = is.status === 'estimated' || is.before !== undefined;
  return !isTold && (was.status === 'estimated' || was.before !== undefined);
}

function withMixKept({ told }: Own, parts: readonly Own[]): Finding {
  const isGone = (pick: (finding: Finding) => Level | undefined): boolean =>
    parts.some(({ exact, told: part }) => pick(exact)?.status === 'estimated' && pick(part)?.status === 'withheld');
  const hidden = new Set(
    parts.flatMap(({ told: { series } }) =>
      series.flatMap(({ period, state }) => (state === 'suppressed' ? [period] : [])),
    ),
  );
  const marked: readonly Slot[] = [
    ...told.series.flatMap(({ period }, at): Slot[] => (hidden.has(period) ? [{ kind: 'point', at }] : [])),
    ...told.also.flatMap((_, at): Slot[] => (isGone(({ also }) => also[at]) ? [{ kind: 'also', at }] : [])),
    ...(isGone(({ now }) => now) ? [{ kind: 'now' } as const] : []),
    ...changesOf
      .filter((which) => parts.some((part) => hidesBefore(part, which)))
      .map((which): Slot => ({ kind: 'before', which })),
  ];
  return marked.length === 0 ? told : conceal(told, marked, false);
}

function withOwnKept({ exact, told }: Own, parts: readonly Own[]): Finding {
  const protect = (which: Which): Change => {
    const hidden = parts.filter((part) => hidesBefore(part, which));
    const reach = reachOf(hidden, which, numberIn(exact.changes[which]));
    return reach < leastTold ? told.changes[which] : mixed(told.changes[which], reach);
  };
  const { primary } = told.changes;
  const [baseline, sameSeason, previous] = [protect('baseline'), protect('sameSeason'), protect('previous')];
  const changes = { primary, baseline, sameSeason, previous };
  const [was, is] = [told.changes[primary], changes[primary]];
  if (was === is || was.status === 'withheld') return { ...told, changes };
  const shown = { ...told, changes, gap: coarse(told.gap, 1) };
  if (is.status === 'withheld') return unjudged({ ...shown, gap: null }, was);
  return { ...shown, sentence: sentenceBeside(told, is), target: targetBeside(told, was, is) };
}

const numberIn = (change: Change): number => (change.status === 'estimated' ? change.n : (change.before?.n ?? 0));

/** By how much the expected number could differ, were the hidden events in other areas: none where areas weigh alike. */
function reachOf(hidden: readonly Own[], which: Which, all: number): number {
  const known = hidden.flatMap(({ exact: { changes } }) => {
    const change = changes[which];
    if (change.status === 'withheld' || !change.exposure || !change.compared.exposure) return [];
    return [{ events: change.n, weight: change.compared.exposure / change.exposure }];
  });
  const weights = known.map(({ weight }) => weight);
  const most = Math.max(...weights);
  const events = known.reduce((sum, own) => sum + own.events, 0);
  return known.length < 2 || all === 0 ? 0 : ((most - Math.min(...weights)) / most) * (events / all);
}

/** Two digits hide a hundredth or more; what is no part in a million stands in no digit that is told. */
const [mostHidden, leastTold] = [0.01, 1e-9];

function mixed(change: Change, reach: number): Change {
  const isTold = reach <= mostHidden;
  if (change.status === 'withheld') {
    const { before, ...rest } = change;
    return isTold && before ? { ...rest, before: { ...before, value: digits(before.value, Math.round) } } : rest;
  }
  const { window, n, events, compared, absolute, dispersion, dispersionDf } = change;
  // harm is no number of events
  if (!isTold || change.method === 'harm-weighted-normal') return { status: 'withheld', reason: 'suppressed', window };
  const adjusted = { ...change.adjusted, ...outward(change.adjusted) };
  const expected = digits((compared.events ?? compared.n) - absolute.estimate, Math.round);
  const ends = (ratio: number, towards: (x: number) => number): number =>
    besideNone(ratio - 1, towards((ratio - 1) * expected));
  return {
    ...coarse(change, 1),
    compared,
    value: digits(change.value, Math.round),
    n,
    events,
    exposure: null,
    estimate: bounded(change.estimate, (ratio) => coarseRatio(ratio, Math.round)),
    ...outward(change),
    adjusted,
    // how sure a change is moves faster than the change
    p: digits(change.p, Math.ceil, 1),
    q: digits(change.q, Math.ceil, 1),
    absolute: {
      estimate: Math.round((compared.events ?? compared.n) - expected),
      low: ends(adjusted.low, Math.floor),
      high: bounded(adjusted.high, (high) => ends(high, Math.ceil)),
    },
    dispersion,
    dispersionDf,
  };
}

const outward = ({ low, high }: Pick<EstimatedChange, 'low' | 'high'>): Pick<EstimatedChange, 'low' | 'high'> => ({
  low: coarseRatio(low, Math.floor),
  high: bounded(high, (end) => coarseRatio(end, Math.ceil)),
});

/** A sentence with the numbers that stand beside it. */
function sentenceBeside({ sentence }: Finding, { compared, absolute }: EstimatedChange): Finding['sentence'] {
  const { low, high } = absolute;
  const end = typeof high === 'number' ? high : 0;
  const [near, far] = low > 0 ? [low, end] : [-end, -low];
  const beside: Readonly<Record<string, number>> = {
    expected: (compared.events ?? compared.n) - absolute.estimate,
    fewer: Math.max(0, -low),
    more: Math.max(0, end),
    least: Math.max(1, near),
    most: Math.max(1, far),
  };
  const params = Object.entries(sentence.params).map(([key, value]) => [key, beside[key] ?? value]);
  return { ...sentence, params: Object.fromEntries(params) };
}

/** A target that is a part of the baseline says how large that is; any other is as it was set. */
function targetBeside({ target }: Finding, was: EstimatedChange, is: EstimatedChange): Finding['target'] {
  if (target === null || was.value === 0) return target;
  const part = (target.value / was.value) * 1000;
  return Math.abs(part - Math.round(part)) > 1e-6
    ? target
    : { ...target, value: digits((part / 1000) * is.value, Math.round) };
}

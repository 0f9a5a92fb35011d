import type { Decision, Looks } from '../spec/index.ts';
import { groupSequentialLevels, obrienFlemingSpent } from '../stats/index.ts';

type Declared = Pick<Decision, 'looks' | 'alpha'>;

/**
 * Where a run stands among the dates on which verdicts fall. Looking each quarter at 5 % gives 17.5 % false alarms in
 * three years; so alpha is spent over the declared looks, and a run between them says "monitoring".
 *
 * @param decision  the looks (last days of periods, in order) and alpha over all of them
 * @param end  the last day of the window that verdicts are about
 * @returns null where every run is a verdict
 */
export function looksOf({ looks, alpha }: Declared, end: string): Looks | null {
  if (looks === null) return null;
  const place = looks.indexOf(end);
  const past = looks.filter((day) => day <= end).length;
  return {
    dates: looks,
    isLook: place >= 0,
    look: place >= 0 ? place + 1 : null,
    of: looks.length,
    spending: 'obrien-fleming',
    alphaNow: place >= 0 ? shareOf(place, { looks, alpha }) : null,
    alphaSpent: past === 0 ? 0 : spentBy(past, { looks, alpha }),
  };
}

/**
 * The alpha that a verdict on movement may use: all of it without looks, and the look's own share on a look.
 *
 * Each look compares a window of its own with the same baseline, so that data do not accumulate and boundaries for sums that
 * do would raise 7 to 15 % false alarms over 4 to 12 looks. Shares that add up to alpha hold however looks depend on each
 * other (Bonferroni).
 *
 * @see Lan & DeMets 1983 for how alpha is spent; Jennison & Turnbull 2000
 */
export function alphaNow(decision: Declared, end: string): number {
  return looksOf(decision, end)?.alphaNow ?? decision.alpha;
}

/** The same of an effect: it is about all the time since the launch, so that each look has the data of those before it. */
export function alphaOfEffect({ looks, alpha }: Declared, end: string): number {
  const place = looks?.indexOf(end) ?? -1;
  return looks === null || place < 0 ? alpha : (groupSequentialLevels(looks.length, alpha)[place]?.nominal ?? alpha);
}

/** The alpha of this look, or of the one that comes next; that of the last where none is to come. */
export function nextAlpha({ looks, alpha }: Declared, end: string): number {
  if (looks === null) return alpha;
  const coming = looks.findIndex((day) => day >= end);
  return shareOf(coming === -1 ? looks.length - 1 : coming, { looks, alpha });
}

interface Spending {
  readonly looks: readonly string[];
  readonly alpha: number;
}

/** What all looks up to one may use together. */
function spentBy(count: number, { looks, alpha }: Spending): number {
  return count >= looks.length ? alpha : obrienFlemingSpent(count / looks.length, alpha);
}

const shareOf = (place: number, spending: Spending): number =>
  spentBy(place + 1, spending) - (place === 0 ? 0 : spentBy(place, spending));

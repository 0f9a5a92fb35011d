import type { Decision, Looks } from '../spec/index.ts';
import { groupSequentialLevels } from '../stats/index.ts';

/**
 * Where a run stands among the dates on which verdicts fall. Looking each quarter at 5 % gives 17.5 % false alarms in
 * three years; so alpha is spent over the declared looks, and a run between them says "monitoring".
 *
 * @param decision  the looks (last days of periods, in order) and alpha over all of them
 * @param end  the last day of the window that verdicts are about
 * @returns null where every run is a verdict
 */
export function looksOf({ looks, alpha }: Pick<Decision, 'looks' | 'alpha'>, end: string): Looks | null {
  if (looks === null) return null;
  const place = looks.indexOf(end);
  const levels = groupSequentialLevels(looks.length, alpha);
  const past = looks.filter((day) => day <= end).length;
  return {
    dates: looks,
    isLook: place >= 0,
    look: place >= 0 ? place + 1 : null,
    of: looks.length,
    spending: 'obrien-fleming',
    alphaNow: levels[place]?.nominal ?? null,
    alphaSpent: levels[past - 1]?.spent ?? 0,
  };
}

/** The alpha that a verdict of this run may use: all of it without looks, and the look's own on a look. */
export function alphaNow(decision: Decision, end: string): number {
  return looksOf(decision, end)?.alphaNow ?? decision.alpha;
}

/** The alpha of this look, or of the one that comes next; that of the last where none is to come. */
export function nextAlpha({ looks, alpha }: Pick<Decision, 'looks' | 'alpha'>, end: string): number {
  if (looks === null) return alpha;
  const coming = looks.findIndex((day) => day >= end);
  const levels = groupSequentialLevels(looks.length, alpha);
  return levels.at(coming === -1 ? looks.length - 1 : coming)?.nominal ?? alpha;
}

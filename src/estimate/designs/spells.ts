import type { Period, Reason } from '../../spec/index.ts';
import type { LeftOut } from './design-areas.ts';

/** Stretches of one area that take no part for one reason, as a reader would name them. */
export function spellsOf(
  area: string,
  periods: readonly Period[],
  reasons: readonly (Reason | null)[],
): readonly LeftOut[] {
  const found: LeftOut[] = [];
  for (const [first, reason] of reasons.entries()) {
    if (reason === null || reasons[first - 1] === reason) continue;
    let last = first;
    while (reasons[last + 1] === reason) last += 1;
    const isAll = last - first + 1 === periods.length;
    found.push({ what: isAll ? area : `${area}, ${fromTo(periods.slice(first, last + 1))}`, reason });
  }
  return found;
}

/** Periods that end before the effect's last day, and of which records may still arrive or are not there. */
export const lateSpell = (periods: readonly Period[]): readonly LeftOut[] =>
  periods.length === 0 ? [] : [{ what: fromTo(periods), reason: 'provisional-period' }];

function fromTo(periods: readonly Period[]): string {
  const [first, last] = [periods[0]?.label ?? '', periods.at(-1)?.label ?? ''];
  return first === last ? first : `${first} to ${last}`;
}

import type { Counted } from './grid.ts';

export interface RolledUp {
  /** One for each area and start, in the order found. */
  readonly counted: readonly Counted[];
  /** Events left out because another smaller area of theirs had no record at that time. */
  readonly incomplete: number;
}

/**
 * Adds the counts of smaller areas up to the areas that they are parts of.
 *
 * @param counted  one row for each name of a place and start
 * @param homes  every known name of a place, and the area that it stands for; other names stay as they are
 * @param silenceIsZero  whether a smaller area without a row had no events. Where it may just not have reported, a sum
 *   stands only when every smaller area of that area has a row that is heard of at all: half of a sum is none
 */
export function rollUp(
  counted: readonly Counted[],
  { homes, silenceIsZero }: { readonly homes: ReadonlyMap<string, string>; readonly silenceIsZero: boolean },
): RolledUp {
  const sums = new Map<string, Counted>();
  const reporting = new Map<string, Set<string>>();
  const heardOf = new Map<string, Set<string>>();
  for (const { start, area: name, events } of counted) {
    const area = name === null ? null : (homes.get(name) ?? name);
    const key = JSON.stringify([start, area]);
    sums.set(key, { start, area, events: events + (sums.get(key)?.events ?? 0) });
    if (name === null || area === null) continue;
    addTo(reporting, key, name);
    addTo(heardOf, area, name);
  }
  if (silenceIsZero) return { counted: [...sums.values()], incomplete: 0 };
  const isWhole = ([key, { area }]: readonly [string, Counted]): boolean =>
    area === null || reporting.get(key)?.size === heardOf.get(area)?.size;
  const whole = [...sums].filter(isWhole).map(([, row]) => row);
  const total = (rows: readonly Counted[]): number => rows.reduce((sum, { events }) => sum + events, 0);
  return { counted: whole, incomplete: total(counted) - total(whole) };
}

function addTo(sets: Map<string, Set<string>>, key: string, member: string): void {
  const known = sets.get(key);
  if (known) known.add(member);
  else sets.set(key, new Set([member]));
}

import type { Finding } from '../../spec/index.ts';
import type { ToldBefore } from '../told-before.ts';
import type { Kinds } from './kinds.ts';

/** Findings whose counts say something of each other, by the kinds of records that they count. */
export interface Family {
  readonly whole: readonly Finding[];
  /** Where these stand among all findings. */
  readonly places: readonly number[];
  /** What each earlier report told, of those that told something. */
  readonly earlier: readonly (readonly ToldBefore[])[];
}

/** All of which this report tells something, and in which a count may be small: where none is, none can be given away. */
export function familiesOf(
  kinds: Kinds,
  whole: readonly Finding[],
  earlier: readonly (readonly ToldBefore[])[],
): readonly Family[] {
  const families = joined(kinds, whole).filter((family) => [...family].some((kind) => kinds.minimumOf(kind) > 0));
  const familyOf = new Map(families.flatMap((family, at) => [...family].map((kind) => [kind, at] as const)));
  const own = placesBy(whole, kinds, familyOf);
  const before = earlier.map((report) => ({ report, places: placesBy(report, kinds, familyOf) }));
  return families.flatMap((_, at): readonly Family[] => {
    const places = own.get(at) ?? [];
    if (places.length === 0) return [];
    const told = before.map(({ report, places: by }) => pick(report, by.get(at) ?? []));
    return [{ whole: pick(whole, places), places, earlier: told.filter((report) => report.length > 0) }];
  });
}

const pick = <T>(all: readonly T[], places: readonly number[]): readonly T[] => places.flatMap((at) => all[at] ?? []);

/** Kinds that some finding counts together, or of which one is a part of the other. */
function joined(kinds: Kinds, whole: readonly Finding[]): readonly ReadonlySet<string>[] {
  const families: Set<string>[] = [];
  const join = (some: readonly string[]): void => {
    const found = families.filter((family) => some.some((kind) => family.has(kind)));
    for (const family of found) families.splice(families.indexOf(family), 1);
    families.push(new Set([...found.flatMap((family) => [...family]), ...some]));
  };
  let last: ReturnType<Kinds['of']> | null = null;
  for (const finding of whole) {
    const own = kinds.of(finding);
    // findings of a metric stand together
    if (own !== last) join(own.filter((kind) => kind !== null));
    last = own;
  }
  for (const { whole: all, parts } of kinds.splits) join([all, ...parts]);
  return families;
}

/** The places of each family's findings: what an earlier report told may be of two of them. */
function placesBy(findings: readonly Finding[], kinds: Kinds, familyOf: ReadonlyMap<string, number>) {
  const places = new Map<number, number[]>();
  for (const [place, finding] of findings.entries())
    for (const family of new Set(kinds.of(finding).map((kind) => familyOf.get(kind ?? '')))) {
      if (family === undefined) continue;
      const own = places.get(family);
      if (own) own.push(place);
      else places.set(family, [place]);
    }
  return places;
}

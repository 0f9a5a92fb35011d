import { isSmall } from '../small.ts';
import { boundsOf } from './bounds.ts';
import { elsewhere, type Sum } from './counts.ts';
import { isWithout, type Split } from './kinds.ts';
import type { Scene, Told } from './scene.ts';
import { type Equation, solve } from './solve.ts';
import { type Target, targetsOf } from './targets.ts';
import { type Unknowns, unknownsOf } from './unknowns.ts';

/** A small count that follows from what is told. */
export interface Leak extends Target {
  /** What it follows from. */
  readonly from: readonly Told[];
}

type Terms = ReadonlyMap<number, number>;

interface Weighed extends Target {
  readonly terms: Terms;
}

/** @returns all small counts that follow from some numbers, by all that was told before: asked again, some may be hidden since */
export function attackOn(scene: Scene): (now: readonly Told[]) => readonly Leak[] {
  const { kinds, before, subjects, trueOf } = scene;
  const unknowns = unknownsOf([...before, ...subjects]);
  const weigh = weigher(unknowns, scene);
  let [suspects, last]: readonly [Weighed[] | null, ReadonlyMap<Terms, number>] = [null, new Map()];
  return (now) => {
    const told = merged([...before, ...now], unknowns);
    const equations = told.map((own): Equation => ({ terms: weigh(own, []), equals: own.equals }));
    for (const { whole, parts } of kinds.splits)
      if (parts.length > 1 && isAll({ whole, parts }, { told, trueOf, unknowns }))
        for (const sum of unknowns.all().filter(({ kind }) => kind === whole))
          equations.push({ terms: weigh(sum, parts), equals: 0 });
    const solved = solve(equations);
    const bounds = boundsOf(solved);
    // of what is told less than before, no more follows than before
    const isLess = equations.every(({ terms, equals }) => last.get(terms) === equals);
    if (!suspects || !isLess)
      suspects = targetsOf(scene, unknowns).map((target) => ({ ...target, terms: weigh(target.sum, target.less) }));
    const leaks = suspects.flatMap((target): readonly (Leak & Weighed)[] => {
      const { sum, terms } = target;
      const found = bounds.isOpen(terms) ? null : (solved.follows(terms) ?? bounds.follows(terms));
      const value = Math.round(found?.value ?? 0);
      if (!found || !isSmall(value, kinds.minimumOf(sum.kind))) return [];
      return [{ ...target, from: found.from.flatMap((n) => told[n] ?? []) }];
    });
    // where the effort was spent, whatever was not looked at comes first next time
    suspects = bounds.isTired() ? null : leaks;
    last = new Map(equations.map(({ terms, equals }) => [terms, equals]));
    return leaks;
  };
}

/** How often each unknown stands in a sum, or in what is left of it without some kinds. */
function weigher(unknowns: Unknowns, { kinds, leavesOut }: Scene): (sum: Sum, less: readonly string[]) => Terms {
  const known = new Map<string, Terms>();
  return (sum, less) => {
    const key = `${unknowns.keyOf(sum)} less ${less}`;
    const own = known.get(key);
    if (own) return own;
    const terms = new Map<number, number>();
    const add = (kind: string, weight: number): void => {
      for (const own of kinds.madeOf(kind)) {
        // of records whose area is not known, nobody can say that they lack a value
        const isNamed = !leavesOut && isWithout(own);
        const areas = isNamed ? sum.areas.filter((area) => !area.startsWith(elsewhere)) : sum.areas;
        for (const cell of unknowns.termsOf({ ...sum, kind: own, areas })) {
          const times = (terms.get(cell) ?? 0) + weight;
          if (times === 0) terms.delete(cell);
          else terms.set(cell, times);
        }
      }
    };
    add(sum.kind, 1);
    for (const kind of less) add(kind, -1);
    known.set(key, terms);
    return terms;
  };
}

/** Each number once, with all who tell it. */
function merged(told: readonly Told[], { keyOf }: Unknowns): readonly Told[] {
  const found = new Map<string, Told>();
  for (const own of told) {
    const key = keyOf(own);
    const known = found.get(key);
    if (known === undefined) found.set(key, own);
    else
      found.set(key, {
        ...known,
        places: [...known.places, ...own.places],
        isEarlier: known.isEarlier || own.isEarlier,
        isExact: known.isExact || own.isExact,
      });
  }
  return [...found.values()];
}

interface Seen extends Pick<Scene, 'trueOf'> {
  readonly told: readonly Told[];
  readonly unknowns: Unknowns;
}

/** Whether parts are all that there is, as far as anybody can see. */
function isAll({ whole, parts }: Split, { told, trueOf, unknowns: { keyOf } }: Seen): boolean {
  const known = new Map(told.map((own) => [keyOf(own), own.equals]));
  const valueOf = (sum: Sum): number | null => trueOf(sum) ?? known.get(keyOf(sum)) ?? null;
  let seen = 0;
  for (const own of told) {
    if (own.kind !== whole) continue;
    let left: number | null = valueOf(own);
    for (const kind of parts) {
      const part = valueOf({ ...own, kind });
      left = left === null || part === null ? null : left - part;
    }
    if (left === null) continue;
    if (left !== 0) return false;
    seen += 1;
  }
  return seen > 0;
}

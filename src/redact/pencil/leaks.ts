import { isSmall } from '../small.ts';
import { bounder } from './bounds.ts';
import type { Sum } from './counts.ts';
import type { Kinds, Split } from './kinds.ts';
import type { Scene, Told } from './scene.ts';
import { type Equation, solve } from './solve.ts';
import { unknownsOf } from './unknowns.ts';

/** A small count that follows from what is told. */
export interface Leak {
  readonly sum: Sum;
  /** What is left of its kind without these; none where it is a count of its own. */
  readonly less: readonly string[];
  /** What it follows from. */
  readonly from: readonly Told[];
}

/** All small counts that follow from some numbers, by all that was told before. */
export function leaksIn({ kinds, before, subjects, trueOf }: Scene, now: readonly Told[]): readonly Leak[] {
  const told = merged([...before, ...now]);
  const unknowns = unknownsOf([...told, ...subjects]);
  const wholes = kinds.splits.filter((split) => split.parts.length > 1 && isAll(split, told, trueOf));
  const weigh = (sum: Sum, less: readonly string[]): Map<number, number> => {
    const terms = new Map(unknowns.termsOf(sum).map((cell) => [cell, 1]));
    for (const kind of less) for (const cell of unknowns.termsOf({ ...sum, kind })) terms.set(cell, -1);
    return terms;
  };
  const equations = told.map((own): Equation => ({ terms: weigh(own, []), equals: own.equals }));
  for (const { whole, parts } of wholes)
    for (const sum of unknowns.all().filter(({ kind }) => kind === whole))
      equations.push({ terms: weigh(sum, parts), equals: 0 });
  const solved = solve(equations);
  const bounded = bounder(solved);
  const maySmall = ({ sum, less }: Target): boolean => {
    const counts = [sum.kind, ...less].map((kind) => trueOf({ ...sum, kind }));
    if (counts.some((count) => count === null)) return true;
    const [own = 0, ...parts] = counts.map(Number);
    return isSmall(own - parts.reduce((all, part) => all + part, 0), kinds.minimumOf(sum.kind));
  };
  const targets = targetsOf([...subjects, ...unknowns.all()], kinds, maySmall);
  return targets.flatMap(({ sum, less }): readonly Leak[] => {
    const terms = weigh(sum, less);
    const found = solved.follows(terms) ?? bounded(terms);
    const value = Math.round(found?.value ?? 0);
    if (!found || !isSmall(value, kinds.minimumOf(sum.kind))) return [];
    return [{ sum, less, from: found.from.flatMap((n) => told[n] ?? []) }];
  });
}

interface Target extends Pick<Leak, 'sum' | 'less'> {}

/** Whatever may be a small count: each number that a report is about, each that these are sums of, and what parts leave. */
function targetsOf(sums: readonly Sum[], kinds: Kinds, maySmall: (target: Target) => boolean): readonly Target[] {
  const targets = new Map<string, Target>();
  const add = (sum: Sum, less: readonly string[]): void => {
    if (maySmall({ sum, less })) targets.set(`${sum.kind} ${less} ${placeOf(sum)}`, { sum, less });
  };
  for (const sum of sums) {
    if (kinds.isCounted(sum.kind)) add(sum, []);
    for (const { whole, parts } of kinds.splits)
      if (sum.kind === whole || parts.includes(sum.kind)) add({ ...sum, kind: whole }, parts);
  }
  return [...targets.values()];
}

const placeOf = ({ areas, span }: Sum): string => `${areas} ${span.from} ${span.to}`;
const keyOf = (sum: Sum): string => `${sum.kind} ${placeOf(sum)}`;

/** Each number once, with all who tell it. */
function merged(told: readonly Told[]): readonly Told[] {
  const found = new Map<string, Told>();
  for (const own of told) {
    const known = found.get(keyOf(own));
    if (known === undefined) found.set(keyOf(own), own);
    else
      found.set(keyOf(own), {
        ...known,
        places: [...known.places, ...own.places],
        isEarlier: known.isEarlier || own.isEarlier,
        isExact: known.isExact || own.isExact,
      });
  }
  return [...found.values()];
}

/** Whether parts are all that there is, as far as anybody can see. */
function isAll({ whole, parts }: Split, told: readonly Told[], trueOf: Scene['trueOf']): boolean {
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

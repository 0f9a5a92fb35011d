import type { Finding, Partners } from '../../spec/findings.ts';

/** More partners than this cannot be told apart in a drawing; the table has them all. */
export const mostPartners = 24;

export interface Partner {
  readonly place: number;
  readonly name: string;
  /** How many others they worked with. */
  readonly degree: number;
}

export interface Tie {
  /** Places in the order that is drawn. */
  readonly one: number;
  readonly other: number;
  readonly n: number | null;
}

export interface NetworkDrawing {
  readonly partners: readonly Partner[];
  readonly ties: readonly Tie[];
  /** Of the tie that stands for most activities. */
  readonly most: number;
  readonly all: number;
}

export const partnersOf = ({ partners }: Finding): Partners | null => partners ?? null;

/** Partners in order of their ties, and what ties them; null where there are no ties to be told of. */
export function networkDrawing(found: Partners | null): NetworkDrawing | null {
  if (!found?.ties || found.names.length < 3 || found.ties.length === 0) return null;
  const { names, ties } = found;
  const degreeOf = (place: number): number => ties.filter(({ one, other }) => one === place || other === place).length;
  const all = names
    .map((name, place): Partner => ({ place, name, degree: degreeOf(place) }))
    .toSorted((a, b) => b.degree - a.degree || a.place - b.place);
  const partners = all.slice(0, mostPartners);
  const order = new Map(partners.map(({ place }, at) => [place, at]));
  const drawn = ties.flatMap(({ one, other, n }): readonly Tie[] => {
    const [a, b] = [order.get(one), order.get(other)];
    return a === undefined || b === undefined ? [] : [{ one: Math.min(a, b), other: Math.max(a, b), n }];
  });
  return { partners, ties: drawn, most: Math.max(1, ...ties.map(({ n }) => n ?? 0)), all: names.length };
}

export interface Giving {
  readonly name: string;
  readonly delivered: number | null;
  /** Null where nothing was promised, or promises are not counted. */
  readonly promised: number | null;
}

/** What each partner delivered, beside what they promised where another number of the same source counts that. */
export function givingRows(delivered: Partners | null, promised: Partners | null): readonly Giving[] {
  if (!delivered?.amounts) return [];
  const names = [...new Set([...delivered.names, ...(promised?.names ?? [])])].sort();
  const at = (found: Partners | null, name: string): number | null => {
    const place = found?.names.indexOf(name) ?? -1;
    return place === -1 ? null : (found?.amounts?.[place] ?? null);
  };
  return names.map((name) => ({ name, delivered: at(delivered, name), promised: at(promised, name) }));
}

/** The share of all that those who gave least gave together, from none of them to all; null where an amount is hidden. */
export function lorenzPoints(
  found: Partners | null,
): readonly { readonly of: number; readonly share: number }[] | null {
  const amounts = found?.amounts ?? null;
  if (amounts === null || amounts.length < 2 || amounts.includes(null)) return null;
  const sorted = amounts.map((amount) => amount ?? 0).sort((a, b) => a - b);
  const total = sorted.reduce((sum, amount) => sum + amount, 0);
  if (total <= 0) return null;
  let sum = 0;
  const points = sorted.map((amount, at) => {
    sum += amount;
    return { of: (at + 1) / sorted.length, share: sum / total };
  });
  return [{ of: 0, share: 0 }, ...points];
}

/** What the half that gave least gave, between two partners where they cannot be halved. */
export function shareOfHalf(points: readonly { readonly of: number; readonly share: number }[]): number {
  const at = points.findIndex(({ of }) => of >= 0.5);
  const [before, after] = [points[at - 1], points[at]];
  if (!before || !after) return 0;
  return before.share + ((0.5 - before.of) / (after.of - before.of)) * (after.share - before.share);
}

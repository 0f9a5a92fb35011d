import type { Finding } from '../spec/index.ts';
import type { Answers, Counts, Family } from './answer-counts.ts';
import { isSmall } from './small.ts';

/** Places on a scale that are told of together. */
export type Groups = readonly (readonly number[])[];

export const sumOf = (counts: Counts, group: readonly number[]): number =>
  group.reduce((total, at) => total + (counts[at] ?? 0), 0);

/** The places of a question, and those that count in each metric of it. */
interface Scale {
  readonly scale: readonly number[];
  readonly counted: readonly (readonly number[])[];
}

const sideOf = ({ scale, counted }: Scale, [at = 0]: readonly number[]): string =>
  counted.map((own) => own.includes(scale[at] ?? 0)).join();

/** Places that count, and places that do not: how many chose these is told by the share itself. */
export function sidesOf(scale: Scale): Groups {
  const all = scale.scale.map((_, at) => at);
  const names = new Set(all.map((at) => sideOf(scale, [at])));
  return [...names].map((name) => all.filter((at) => sideOf(scale, [at]) === name));
}

/**
 * Places that may not be told by themselves go together with the neighbour that fewer chose, on the same side of what counts;
 * null where there is none.
 */
export function join(
  start: Groups,
  {
    rows,
    scale,
    isBad,
  }: { readonly rows: readonly Counts[]; readonly scale: Scale; readonly isBad: (group: readonly number[]) => boolean },
): Groups | null {
  const sizeOfGroup = (group: readonly number[]): number => rows.reduce((sum, counts) => sum + sumOf(counts, group), 0);
  let groups = start;
  for (;;) {
    const small = groups.find(isBad);
    if (small === undefined) return groups;
    const side = groups.filter((group) => sideOf(scale, group) === sideOf(scale, small));
    const at = side.indexOf(small);
    const [other] = [side[at - 1] ?? [], side[at + 1] ?? []]
      .filter((group) => group.length > 0)
      .toSorted((a, b) => sizeOfGroup(a) - sizeOfGroup(b));
    if (other === undefined) return null;
    const both = [...small, ...other].sort((a, b) => a - b);
    groups = [...groups.filter((group) => group !== small && group !== other), both].sort(([a = 0], [b = 0]) => a - b);
  }
}

/** Whether a part may have next to none of each place that few of it chose: what all have could not lie with the others else. */
export function isOpen(
  { sum, parts }: Family,
  { finest, groups, minimum }: { readonly finest: Groups; readonly groups: Groups; readonly minimum: number },
): boolean {
  return finest.every((fine) => {
    const wide = groups.find((group) => group.includes(fine[0] ?? 0)) ?? fine;
    return parts.every((part) => {
      const others = sumOf(sum, wide) - sumOf(part, wide);
      return !isSmall(sumOf(part, fine), minimum) || sumOf(sum, fine) - others <= 1;
    });
  });
}

/** Of places that went together, a range is not known. */
export function together(finding: Finding, groups: Groups, scale: readonly number[]): Finding {
  if (finding.survey === null) return finding;
  const sharesOf = (answers: Answers): Answers['shares'] =>
    groups.flatMap((group) => {
      const own = group.flatMap((at) => answers.shares.find(({ places }) => places[0] === scale[at]) ?? []);
      if (own.length < 2) return own;
      const share = own.reduce((sum, one) => sum + one.share, 0);
      return [
        {
          places: own.flatMap(({ places }) => places),
          n: own.reduce((sum, { n }) => sum + n, 0),
          share,
          low: null,
          high: null,
        },
      ];
    });
  const answers = finding.survey.answers.map((own) => ({ ...own, shares: sharesOf(own) }));
  return { ...finding, survey: { ...finding.survey, answers } };
}

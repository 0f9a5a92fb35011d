import { type Check, nearest, type Source } from '../../spec/index.ts';
import type { CodeCounts } from './measurements.ts';
import type { Part, Scene, ShareRule } from './scene.ts';

/** How many records have a code that the code list knows. */
export const mappedShare: ShareRule = {
  rule: 'mapped-share',
  parts: ({ codes }) => (codes.length === 0 ? null : codes.flatMap(({ counts }) => mappedParts(counts))),
  said: () => 'have a code that is in the list',
  items: ({ source, now }) => now.codes.flatMap((coded) => unmappedItems(coded, source)),
};

export const mappedParts = (counts: CodeCounts['counts']): readonly Part[] =>
  counts.map(({ agency, month, category, n }) => ({
    agency,
    area: null,
    month,
    count: category === null ? 0 : n,
    n,
  }));

/** Codes that the list does not have, by count, each with the code that it may be a misspelling of. */
export function unmappedItems({ column, counts }: CodeCounts, source: Source): Check['items'] {
  const sums = new Map<string, number>();
  for (const { code, category, n } of counts)
    if (category === null) sums.set(code ?? '(blank)', (sums.get(code ?? '(blank)') ?? 0) + n);
  const known = knownCodes(column, source);
  return [...sums]
    .map(([value, n]) => ({ value, n }))
    .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))
    .map(({ value, n }) => {
      const near = nearest(value, known);
      return { value, n, hint: near === undefined ? 'not in the code list' : `like "${near}" in the code list` };
    });
}

const knownCodes = (column: string, source: Source): readonly string[] => [
  ...new Set(
    source.files
      .flatMap(({ mappings }) => mappings.filter((mapping) => mapping.column === column))
      .flatMap(({ codes }) => codes?.entries.map(({ code }) => code) ?? []),
  ),
];

export const mappedSum = ({ now }: Scene): { readonly count: number; readonly n: number } => {
  const parts = now.codes.flatMap(({ counts }) => mappedParts(counts));
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    n: parts.reduce((sum, { n }) => sum + n, 0),
  };
};

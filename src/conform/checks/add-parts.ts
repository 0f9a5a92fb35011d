import type { Part, Scene } from './scene.ts';

const blank = '(blank)';

export interface Sum {
  readonly name: string;
  readonly count: number;
  readonly n: number;
}

export const sumOf = (parts: readonly Part[]): Pick<Sum, 'count' | 'n'> => ({
  count: parts.reduce((sum, part) => sum + part.count, 0),
  n: parts.reduce((sum, part) => sum + part.n, 0),
});

export const groupName = (part: Part, by: 'agency' | 'area' | null): string =>
  by === null ? '' : (part[by] ?? (by === 'agency' ? 'no agency named' : blank));

/**
 * Of whom a sentence speaks. What stands in the place of an area and is none may be anything that was typed there: it is
 * listed where enough records have it, and never named in a sentence.
 */
export function whose(name: string, { areaList }: Scene, by: 'agency' | 'area' | null): string {
  if (name === '') return '';
  const isStrange = by === 'area' && name !== blank && !areaList.areas.some(({ area }) => area === name);
  return `${isStrange ? 'a place that is not among the areas' : name}: `;
}

/** Sums for each agency or area, or one for all. */
export function sumsBy(parts: readonly Part[], by: 'agency' | 'area' | null): readonly Sum[] {
  const names = by === null ? [''] : [...new Set(parts.map((part) => groupName(part, by)))].sort();
  return names.map((name) => ({ name, ...sumOf(parts.filter((part) => groupName(part, by) === name)) }));
}

import { type Check, nearest } from '../../spec/index.ts';
import { type AreaList, areaNames } from '../area-list.ts';
import type { Measurements } from './measurements.ts';
import type { ShareRule } from './scene.ts';

/** How many of the records with an area name one of the evaluation. */
export const joinedShare: ShareRule = {
  rule: 'joined-share',
  parts: ({ areas }, { areaList }) => {
    if (areas === null) return null;
    const known = areaNames(areaList);
    return areas
      .filter(({ area }) => area !== null)
      .map(({ agency, area, month, n }) => ({ agency, area, month, count: known.has(area ?? '') ? n : 0, n }));
  },
  said: () => 'with an area name one of the evaluation',
  items: ({ now, areaList }) => strangeAreas(now, areaList),
};

/** Names of places that are not among the areas, by count, each with the area that it may mean. */
export function strangeAreas({ areas }: Measurements, areaList: AreaList): Check['items'] {
  const known = areaNames(areaList);
  const sums = new Map<string, number>();
  for (const { area, n } of areas ?? [])
    if (area !== null && !known.has(area)) sums.set(area, (sums.get(area) ?? 0) + n);
  return [...sums]
    .map(([value, n]) => ({ value, n }))
    .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))
    .map(({ value, n }) => {
      const near = nearest(value, [...known.keys()]);
      return { value, n, hint: near === undefined ? 'no area has a name like it' : `like "${near}"` };
    });
}

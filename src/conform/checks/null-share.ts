import { spoken } from '../../words/index.ts';
import { areaNames } from '../area-list.ts';
import { filledParts } from './located-share.ts';
import type { Measurements } from './measurements.ts';
import type { About, Part, ShareRule } from './scene.ts';

/** How many records have no value in a column. */
export const nullShare: ShareRule = {
  rule: 'null-share',
  parts: (measured, { column, by, areaList }) => {
    const filled = by === 'area' ? byArea(measured, { column, areaList }) : filledParts(measured, column);
    return filled?.map((part) => ({ ...part, count: part.n - part.count })) ?? null;
  },
  said: (column) => `have no value in "${spoken(column)}"`,
};

/** Records of smaller areas count for the area they belong to. */
function byArea(
  { areas, areaColumns }: Measurements,
  { column, areaList }: Pick<About, 'column' | 'areaList'>,
): readonly Part[] | null {
  const place = areaColumns.indexOf(column);
  if (areas === null || place < 0) return null;
  const named = areaNames(areaList);
  return areas.map(({ agency, area, month, n, filled }) => ({
    agency,
    area: named.get(area ?? '') ?? area,
    month,
    count: filled[place] ?? 0,
    n,
  }));
}

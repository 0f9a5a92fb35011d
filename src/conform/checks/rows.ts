import { formatCount } from '../../words/index.ts';
import { areaNames } from '../area-list.ts';
import { sumsBy, whose } from './add-parts.ts';
import { checkOf } from './check-of.ts';
import { badness, levelsOf, verdictOn } from './levels.ts';
import { notMeasured } from './not-measured.ts';
import { checkId, type Part, type RuleJudge, type Scene } from './scene.ts';

/** How many records there are, of all or of the agency or area that has fewest (or most, where that is limited). */
export const judgeRows: RuleJudge = (scene, declared) => {
  const { source } = scene;
  const by = declared[0]?.by ?? null;
  const parts = partsOf(scene, by);
  if (parts === null) return [notMeasured(scene, { rule: { rule: 'rows' }, column: '', by })];
  const levels = levelsOf(declared, 'count');
  const sums = sumsBy(parts, by);
  const worst = sums.toSorted((a, b) => {
    const [one, other] = [badness(a.n, levels), badness(b.n, levels)];
    return other[0] - one[0] || other[1] - one[1];
  })[0] ?? { name: '', n: 0 };
  const beyond = by === null ? [] : sums.filter(({ n }) => !verdictOn(n, levels).passed);
  const ofHow =
    by === null
      ? ''
      : `; ${formatCount(beyond.length)} of ${formatCount(sums.length)} ${by === 'agency' ? 'agencies' : 'areas'} beyond the limit`;
  return [
    checkOf({
      source: source.id,
      rule: 'rows',
      id: checkId(source.id, 'rows', by && `by-${by}`),
      observed: worst.n,
      n: sums.reduce((sum, { n }) => sum + n, 0),
      unit: 'rows',
      ...verdictOn(worst.n, levels),
      detail: `${whose(worst.name, scene, by)}${formatCount(worst.n)} ${worst.n === 1 ? 'record' : 'records'}${ofHow}`,
      items: beyond.map(({ name, n }) => ({ value: name, n, hint: '' })),
    }),
  ];
};

/** An agency or area without any record has none: it must not be missing from the list. */
function partsOf({ now, areaList }: Scene, by: 'agency' | 'area' | null): readonly Part[] | null {
  const silent = { month: null, count: 0, n: 0 };
  if (by !== 'area')
    return [
      ...now.months.map(({ agency, n }) => ({ agency, area: null, month: null, count: n, n })),
      ...now.agencies.map((agency) => ({ agency, area: null, ...silent })),
    ];
  if (now.areas === null) return null;
  const named = areaNames(areaList);
  return [
    ...now.areas.map(({ agency, area, n }) => ({
      agency,
      area: named.get(area ?? '') ?? area,
      month: null,
      count: n,
      n,
    })),
    ...areaList.areas.map(({ area }) => ({ agency: null, area, ...silent })),
  ];
}

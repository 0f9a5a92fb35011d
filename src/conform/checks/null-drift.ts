import { formatCount } from '../../words/index.ts';
import { sumOf } from './add-parts.ts';
import { checkOf } from './check-of.ts';
import { driftLevels, verdictOn } from './levels.ts';
import { notMeasured } from './not-measured.ts';
import { nullShare } from './null-share.ts';
import { checkId, type RuleJudge } from './scene.ts';
import { relative } from './shares.ts';

/** How far the share of records without a value moved since the data before. */
export const judgeNullDrift: RuleJudge = (scene, declared) => {
  const { source, now, before, areaList } = scene;
  const column = declared[0]?.column ?? '';
  const about = { column, by: null, areaList };
  const parts = nullShare.parts(now, about);
  if (parts === null) return [notMeasured(scene, { rule: { rule: 'null-drift' }, column, by: null })];
  const earlier = before && nullShare.parts(before, about);
  const common = { source: source.id, rule: 'null-drift', id: checkId(source.id, 'null-drift', column) };
  if (!earlier || sumOf(earlier).n === 0 || sumOf(parts).n === 0)
    return [
      checkOf({
        ...common,
        observed: 0,
        limit: null,
        n: 0,
        unit: 'points',
        detail: 'no earlier data to compare with yet',
      }),
    ];
  const [is, was] = [sumOf(parts), sumOf(earlier)];
  const points = Math.abs(is.count / is.n - was.count / was.n);
  const detail = `${formatCount(is.count)} of ${formatCount(is.n)} records have no value in "${column}", ${formatCount(was.count)} of ${formatCount(was.n)} in the data before`;
  return (['pt', '%'] as const).flatMap((unit) => {
    const levels = driftLevels(declared, unit);
    const observed = unit === 'pt' ? points : relative(points, was.count / was.n);
    const more = unit === 'pt' ? common : { ...common, id: `${common.id}/relative` };
    return levels.length === 0
      ? []
      : [
          checkOf({
            ...more,
            observed,
            n: is.n,
            unit: unit === 'pt' ? 'points' : 'change',
            ...verdictOn(observed, levels),
            detail,
          }),
        ];
  });
};

import type { Check } from '../../spec/index.ts';
import { formatCount } from '../../words/index.ts';
import { checkOf } from './check-of.ts';
import { type Level, levelsOf, verdictOn } from './levels.ts';
import { notMeasured } from './not-measured.ts';
import type { RuleJudge, Scene } from './scene.ts';

/** The days in which 95 of 100 records arrive, as the source itself shows, against the lag that is declared. */
export const judgeReportingLag: RuleJudge = (scene, declared) => {
  const levels = levelsOf(declared, 'days');
  return scene.now.lag === null
    ? [notMeasured(scene, { rule: { rule: 'reporting-lag' }, column: '', by: null })]
    : learnedLag(scene, levels.length > 0 ? levels : usualLevels(scene));
};

const usualLevels = ({ source }: Scene): readonly Level[] =>
  source.reportingLagDays === null ? [] : [{ severity: 'warn', bound: 'most', limit: source.reportingLagDays }];

/** Said of every source with both times, also where nothing is declared: then it is only a note. */
export function learnedLag({ source, now: { lag } }: Scene, levels: readonly Level[]): readonly Check[] {
  if (lag === null) return [];
  const early = lag.negative === 0 ? '' : `; ${formatCount(lag.negative)} were reported before they happened`;
  const declared = source.reportingLagDays === null ? 'not declared' : `declared as ${source.reportingLagDays}`;
  return [
    checkOf({
      source: source.id,
      rule: 'reporting-lag',
      observed: lag.p95,
      n: lag.n,
      unit: 'days',
      ...verdictOn(lag.p95, levels),
      detail: `half of ${formatCount(lag.n)} records were reported within ${formatCount(lag.median)} ${lag.median === 1 ? 'day' : 'days'} and 95 of 100 within ${formatCount(lag.p95)}, of those up to ${lag.through}; the lag is ${declared}${early}`,
    }),
  ];
}

export const usualLag = (scene: Scene): readonly Check[] => learnedLag(scene, usualLevels(scene));

import type { Finding, Level, SeriesPoint } from '../spec/index.ts';
import { protectBeside, withoutSmallBefore } from './beside.ts';
import { protectDistribution } from './distribution.ts';
import { protectEffect, protectProcess } from './effects.ts';
import { hide } from './hide.ts';
import { isSmall, isSmallChange, isSmallLevel, isSmallPoint } from './small.ts';
import { protectSurvey, withoutAnswers, withoutHiddenRates } from './survey.ts';

/** Primary suppression: a finding without its own small counts, and without what would give these back. */
export function protectAlone(finding: Finding, minimum: number): Finding {
  const { measure } = finding;
  const series = finding.series.map((point) => protectPoint(point, { measure, minimum }));
  // strata are no people
  const caveats = finding.caveats.filter(
    ({ key, params }) =>
      key === 'caveat.lonely-strata' || !isSmall(typeof params.n === 'number' ? params.n : null, minimum),
  );
  const also = finding.also.map((level) => protectLevel(level, { measure, minimum }));
  const now = protectLevel(finding.now, { measure, minimum });
  const hiddenBaseline = Object.values(finding.changes).some(
    (change) => typeof change === 'object' && change.status === 'estimated' && isSmallChange(change, finding, minimum),
  );
  if (!isSmallLevel(finding.now, measure, minimum) && !hiddenBaseline)
    return withoutHiddenRates({
      ...finding,
      ...withoutSmallBefore(finding, minimum),
      now,
      also,
      series,
      caveats,
      effect: protectEffect(finding.effect, minimum),
      process: protectProcess(finding.process, series),
      survey: protectSurvey(finding.survey, minimum),
      ...(finding.distribution ? { distribution: protectDistribution(finding.distribution, minimum) } : {}),
    });
  // what hides the value hides all answers of its time, and waves may be that time
  const shown = protectSurvey(finding.survey, minimum);
  return hide(withoutHiddenRates({ ...finding, now, also, series, caveats, survey: withoutAnswers(shown) }));
}

interface Limits {
  readonly measure: Finding['measure'];
  readonly minimum: number;
}

function protectLevel(level: Level, { measure, minimum }: Limits): Level {
  if (!isSmallLevel(level, measure, minimum)) return protectBeside(level, minimum);
  return { status: 'withheld', reason: 'suppressed', from: level.from, to: level.to, label: level.label };
}

function protectPoint(point: SeriesPoint, { measure, minimum }: Limits): SeriesPoint {
  if (!isSmallPoint(point, measure, minimum)) return point;
  return { ...point, value: null, low: null, high: null, events: null, exposure: null, n: null, state: 'suppressed' };
}

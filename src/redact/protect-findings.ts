import type { Finding, Level, MethodsNote, SeriesPoint } from '../spec/index.ts';
import { wordSentence } from '../words/index.ts';
import { protectBeside, withoutSmallBefore } from './beside.ts';
import { type Complement, complement } from './complement.ts';
import { protectDistribution } from './distribution.ts';
import { protectEffect, protectProcess } from './effects.ts';
import { minimumsOf } from './floors.ts';
import { protectGroups } from './groups.ts';
import { hide } from './hide.ts';
import { isSmall, isSmallChange, isSmallLevel, isSmallPoint } from './small.ts';
import { protectSurvey, withoutAnswers } from './survey.ts';

/** What says which counts are small, and whether areas are left out of everything but everywhere. */
export type DisclosureRules = Pick<MethodsNote, 'privacy' | 'areas'>;

/**
 * Findings without a count from 1 up to below the minimum, and without everything that would give it back: its rate and
 * interval (Garwood 0.62–8.77 is 3), the change, the effect, the mark on the chart, the sentence, and other counts that it
 * would follow from. Words are made here, after that, from what is left.
 *
 * @param whole  findings of some metrics or of all, as long as metrics that count the same come together
 * @param told  the findings of these metrics that earlier reports told, report by report: asked for only where something
 *   is hidden
 */
export function protectFindings(
  whole: readonly Finding[],
  rules: DisclosureRules,
  told: () => readonly (readonly Finding[])[],
): Complement {
  const minimumOf = minimumsOf(rules);
  const alone = whole.map((finding) => protect(finding, minimumOf(finding.metric)));
  const { findings, givenAway } = complement(whole, protectGroups(whole, alone, minimumOf), {
    minimumOf,
    leavesOut: rules.areas.excluded > 0,
    earlier: told,
  });
  return { findings: findings.map(wordFinding), givenAway };
}

function protect(finding: Finding, minimum: number): Finding {
  const { measure } = finding;
  const series = finding.series.map((point) => protectPoint(point, { measure, minimum }));
  const caveats = finding.caveats.filter(
    ({ params }) => !isSmall(typeof params.n === 'number' ? params.n : null, minimum),
  );
  const also = finding.also.map((level) => protectLevel(level, { measure, minimum }));
  const now = protectLevel(finding.now, { measure, minimum });
  const hiddenBaseline = Object.values(finding.changes).some(
    (change) => typeof change === 'object' && change.status === 'estimated' && isSmallChange(change, finding, minimum),
  );
  if (!isSmallLevel(finding.now, measure, minimum) && !hiddenBaseline)
    return {
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
    };
  // what hides the value hides all answers of its time, and waves may be that time
  const shown = protectSurvey(finding.survey, minimum);
  return hide({ ...finding, now, also, series, caveats, survey: withoutAnswers(shown) });
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

const wordFinding = (finding: Finding): Finding => ({
  ...finding,
  sentence: wordSentence(finding.sentence),
  gradeReason: wordSentence(finding.gradeReason),
  caveats: finding.caveats.map(wordSentence),
});

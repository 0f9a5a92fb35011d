import type { Finding, Findings, Level, Publication, Sentence, SeriesPoint, SourceCoverage } from '../spec/index.ts';
import { wordSentence } from '../words/index.ts';
import { protectBeside, withoutSmallBefore } from './beside.ts';
import { protectChecks } from './checks.ts';
import { complement } from './complement.ts';
import type { Disclosed } from './disclosed.ts';
import { protectDistribution } from './distribution.ts';
import { protectEffect, protectProcess } from './effects.ts';
import { minimumsOf } from './floors.ts';
import { warningsOf } from './given-away.ts';
import { protectGroups } from './groups.ts';
import { hide, isHidden } from './hide.ts';
import { isSmall, isSmallChange, isSmallLevel, isSmallPoint } from './small.ts';
import { protectSurvey, withoutAnswers } from './survey.ts';

export { protectChecks } from './checks.ts';
export type { Disclosed } from './disclosed.ts';
export { minimumsOf } from './floors.ts';
export { protectFunnel } from './funnel.ts';
export { isSmallTwice, mergeSmall } from './merge-small.ts';
export { protectPower } from './power.ts';

/**
 * Disclosure control: the one door to every document. A count from 1 up to below the minimum goes, and with it
 * everything that would give it back: its rate and interval (Garwood 0.62–8.77 is 3), the change, the effect,
 * the mark on the chart, the sentence, and other counts that it would follow from. Words are made here, after that, from
 * what is left.
 *
 * @param told  what was published before: it stays usable, whatever is hidden now
 * @throws {YardlineError} (exit 4) where earlier reports give a small count away that nothing hidden now can protect, and
 *   nobody has declared why they may stand
 */
export function redact(publication: Publication, told: () => readonly Findings[] = () => []): Disclosed {
  const { privacy, areas } = publication.methods;
  const { minimum } = privacy;
  const minimumOf = minimumsOf(publication.methods);
  const { findings: whole } = publication.findings;
  const alone = whole.map((finding) => protect(finding, minimumOf(finding.metric)));
  const { findings: protectedOnes, givenAway } = complement(whole, protectGroups(whole, alone, minimumOf), {
    minimumOf,
    leavesOut: areas.excluded > 0,
    earlier: () => told().map(({ findings }) => findings),
  });
  const findings = protectedOnes.map(wordFinding);
  const warnings = [...publication.findings.warnings, ...warningsOf(givenAway, privacy)].map(wordSentence);
  const { run } = publication.findings;
  const sinceLast = run.sinceLast
    .filter((sentence) => mayBeSaid(sentence, findings, minimumOf(String(sentence.params.metric))))
    .map(wordSentence);
  const checks = protectChecks(publication.findings.checks, minimum);
  const coverage = publication.findings.coverage.map((source) => protectCoverage(source, minimum));
  const shown: Publication = {
    ...publication,
    findings: { ...publication.findings, run: { ...run, sinceLast }, checks, coverage, findings, warnings },
  };
  return shown as Disclosed;
}

/** A change since the last report must not say what the finding itself may not; of a rule or a definition, nothing is counted. */
function mayBeSaid({ key, params }: Sentence, findings: readonly Finding[], minimum: number): boolean {
  const counts = [params.was, params.now].filter((count) => typeof count === 'number');
  if (key.startsWith('since.rule') || key.startsWith('since.definition')) return true;
  const isKept = findings.some(
    (finding) =>
      finding.metric === params.metric &&
      finding.group === null &&
      isHidden(finding) &&
      ['*', '@all'].includes(finding.area),
  );
  return !isKept && !counts.some((count) => isSmall(count, minimum));
}

/** A month that was reported stays told from one that was not; only how much was sent goes. */
function protectCoverage(coverage: SourceCoverage, minimum: number): SourceCoverage {
  const agencies = coverage.agencies.map(({ agency, months }) => ({
    agency,
    months: months.map((cell) => (isSmall(cell.n, minimum) ? { ...cell, n: null } : cell)),
  }));
  return { ...coverage, agencies };
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

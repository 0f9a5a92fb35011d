import type { Disclosed } from '../redact/disclosed.ts';
import type { Finding } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { coverageCaption } from './coverage-caption.ts';
import { distributionCaption } from './distribution-caption.ts';
import { mapCaption } from './map-caption.ts';
import { type Plan, planOf } from './plan.ts';
import { processCaption } from './process-caption.ts';
import { profileCaption } from './profile-caption.ts';
import { singleAreas } from './select.ts';
import { surveyCaption } from './survey-caption.ts';

/** The chart of a number's own ups and downs: for analysts, as its marks are questions and no verdicts. */
export function processPlans(finding: Finding, { reports }: Disclosed, words: Words): readonly Plan[] {
  if (reports.every(({ detail }) => detail !== 'full')) return [];
  return planOf(finding, { chart: 'process', caption: processCaption(finding.process, words) }, words);
}

/** All answers to the question behind a number, or the questions of a scale one by one. */
export function surveyPlans(finding: Finding, words: Words): readonly Plan[] {
  return [
    ...planOf(finding, { chart: 'survey', caption: surveyCaption(finding.survey, words) }, words),
    ...planOf(finding, { chart: 'profile', caption: profileCaption(finding.survey, words) }, words),
  ];
}

/** How the values behind a quantile are spread, now and before. */
export function distributionPlans(finding: Finding, words: Words): readonly Plan[] {
  return planOf(finding, { chart: 'distribution', caption: distributionCaption(finding, words) }, words);
}

/**
 * Where goals and guardrails changed beyond chance. Of domestic violence, and of what a coalition did with single people,
 * no map is drawn: whoever looks for somebody may find the street.
 */
export function mapPlans(
  finding: Finding,
  { findings, methods, outlines = [] }: Disclosed,
  words: Words,
): readonly Plan[] {
  const facts = methods.privacy.facts?.find(({ metric }) => metric === finding.metric);
  const isHarmful = facts === undefined || facts.isDomestic || facts.kind === 'activities';
  if (finding.role === 'context' || isHarmful) return [];
  const areas = singleAreas(findings.findings, finding.metric);
  return planOf(finding, { chart: 'map', caption: mapCaption(areas, outlines, words) }, words).map((plan) => ({
    ...plan,
    area: 'all-areas',
    findings: areas,
  }));
}

/** Who sent records for which month, a chart a source. */
export function coveragePlans({ findings }: Disclosed, words: Words): readonly Plan[] {
  return findings.coverage.map((coverage) => {
    const caption = coverageCaption(coverage, words);
    return {
      chart: 'coverage' as const,
      key: 'coverage',
      subject: coverage.source,
      area: 'by-agency',
      findings: [],
      coverage,
      title: words.planWords.of(coverage.title, caption.title),
      plotted: caption.plotted,
      description: words.planWords.tablesAfter,
    };
  });
}

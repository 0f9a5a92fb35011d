import type { Disclosed } from '../redact/disclosed.ts';
import type { Finding } from '../spec/findings.ts';
import { coverageCaption } from './coverage-caption.ts';
import { distributionCaption } from './distribution-caption.ts';
import { type Plan, planOf } from './plan.ts';
import { processCaption } from './process-caption.ts';
import { profileCaption } from './profile-caption.ts';
import { surveyCaption } from './survey-caption.ts';

/** The chart of a number's own ups and downs: for analysts, as its marks are questions and no verdicts. */
export function processPlans(finding: Finding, { reports }: Disclosed): readonly Plan[] {
  if (reports.every(({ detail }) => detail !== 'full')) return [];
  return planOf(finding, 'process', processCaption(finding.process));
}

/** All answers to the question behind a number, or the questions of a scale one by one. */
export function surveyPlans(finding: Finding): readonly Plan[] {
  return [
    ...planOf(finding, 'survey', surveyCaption(finding.survey)),
    ...planOf(finding, 'profile', profileCaption(finding.survey)),
  ];
}

/** How the values behind a quantile are spread, now and before. */
export function distributionPlans(finding: Finding): readonly Plan[] {
  return planOf(finding, 'distribution', distributionCaption(finding));
}

/** Who sent records for which month, a chart a source. */
export function coveragePlans({ findings }: Disclosed): readonly Plan[] {
  return findings.coverage.map((coverage) => {
    const caption = coverageCaption(coverage);
    return {
      chart: 'coverage' as const,
      key: 'coverage',
      subject: coverage.source,
      area: 'by-agency',
      findings: [],
      coverage,
      title: `${coverage.title}: ${caption.title}`,
      plotted: caption.plotted,
      description: `${caption.plotted} The tables after the chart have every number.`,
    };
  });
}

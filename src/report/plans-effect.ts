import type { Disclosed } from '../redact/disclosed.ts';
import type { Finding } from '../spec/findings.ts';
import type { Caption } from './caption.ts';
import type { ChartName } from './charts/index.ts';
import {
  choicesCaption,
  comparisonCaption,
  displacementCaption,
  eventStudyCaption,
  isForBoard,
} from './effect-figures.ts';
import type { Plan } from './plan.ts';
import { processCaption } from './process-caption.ts';
import { sidesOf } from './select.ts';

/** A chart of one finding, where it has something to show. */
function planOf(finding: Finding, chart: ChartName, caption: Caption | null): readonly Plan[] {
  if (caption === null) return [];
  return [
    {
      chart,
      key: chart,
      subject: finding.metric,
      area: finding.area,
      findings: [finding],
      title: `${finding.title}: ${caption.title}`,
      plotted: caption.plotted,
      description: `${caption.plotted} The table after the chart has every number.`,
    },
  ];
}

/** The charts of an effect: counted and expected, by time since the start, next door, under other choices. */
export function effectPlans(finding: Finding, { findings, methods, reports }: Disclosed): readonly Plan[] {
  const { effect } = finding;
  if (effect.status === 'withheld') return [];
  const isRead = isForBoard(effect) || reports.some(({ detail }) => detail === 'full');
  const sides = sidesOf(findings.findings, finding.metric);
  const nextDoor = planOf(finding, 'displacement', displacementCaption(finding, effect, sides));
  return [
    ...planOf(finding, 'comparison', comparisonCaption(finding, effect, methods.calendar)),
    ...(isRead ? planOf(finding, 'event-study', eventStudyCaption(effect)) : []),
    ...nextDoor.map((plan) => ({ ...plan, findings: sides })),
    ...(isRead ? planOf(finding, 'choices', choicesCaption(effect)) : []),
  ];
}

/** The chart of a number's own ups and downs: for analysts, as its marks are questions and no verdicts. */
export function processPlans(finding: Finding, { reports }: Disclosed): readonly Plan[] {
  if (reports.every(({ detail }) => detail !== 'full')) return [];
  return planOf(finding, 'process', processCaption(finding.process));
}

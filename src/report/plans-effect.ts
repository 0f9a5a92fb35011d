import type { Disclosed } from '../redact/disclosed.ts';
import type { Finding } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import type { Caption } from './caption.ts';
import type { ChartName } from './charts/index.ts';
import {
  choicesCaption,
  comparisonCaption,
  displacementCaption,
  eventStudyCaption,
  isForBoard,
  placebosCaption,
} from './effect-figures.ts';
import { type Plan, planOf } from './plan.ts';
import { sidesOf } from './select.ts';

/** The charts of an effect: counted and expected, by time since the start, next door, under other choices. */
export function effectPlans(
  finding: Finding,
  { findings, methods, reports }: Disclosed,
  words: Words,
): readonly Plan[] {
  const { effect } = finding;
  if (effect.status === 'withheld') return [];
  const isFull = reports.some(({ detail }) => detail === 'full');
  const sides = sidesOf(findings.findings, finding.metric);
  const told = { finding, effect, calendar: methods.calendar, sides };
  const plan = (chart: ChartName, caption: Caption | null): readonly Plan[] =>
    planOf(finding, { chart, caption }, words);
  return [
    ...plan('comparison', comparisonCaption(told, words)),
    ...plan('placebos', placebosCaption(effect, methods.calendar, words)),
    ...(isFull ? plan('event-study', eventStudyCaption(effect, words)) : []),
    ...plan('displacement', displacementCaption(told, words)).map((nextDoor) => ({ ...nextDoor, findings: sides })),
    ...(isFull || isForBoard(effect) ? plan('choices', choicesCaption(effect, words)) : []),
  ];
}

import type { Disclosed } from '../redact/disclosed.ts';
import type { Finding } from '../spec/findings.ts';
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
export function effectPlans(finding: Finding, { findings, methods, reports }: Disclosed): readonly Plan[] {
  const { effect } = finding;
  if (effect.status === 'withheld') return [];
  const isFull = reports.some(({ detail }) => detail === 'full');
  const sides = sidesOf(findings.findings, finding.metric);
  const nextDoor = planOf(finding, 'displacement', displacementCaption(finding, effect, sides));
  return [
    ...planOf(finding, 'comparison', comparisonCaption(finding, effect, methods.calendar)),
    ...planOf(finding, 'placebos', placebosCaption(effect, methods.calendar)),
    ...(isFull ? planOf(finding, 'event-study', eventStudyCaption(effect)) : []),
    ...nextDoor.map((plan) => ({ ...plan, findings: sides })),
    ...(isFull || isForBoard(effect) ? planOf(finding, 'choices', choicesCaption(effect)) : []),
  ];
}

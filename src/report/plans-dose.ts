import type { Disclosed } from '../redact/disclosed.ts';
import type { Finding } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { doseCaption, doseSpans, dosesOf } from './dose-caption.ts';
import { outputsFor, toldOf } from './logic.ts';
import { type Plan, planOf } from './plan.ts';

/**
 * What was done, below the trend of each outcome that a path leads to. It is drawn of the outputs' own findings as they are
 * published: what is hidden on their charts is hidden here.
 */
export function dosePlans(
  finding: Finding,
  { list, findings }: { readonly list: readonly Finding[]; readonly findings: Disclosed['findings'] },
  words: Words,
): readonly Plan[] {
  const metrics = outputsFor(finding, findings);
  if (metrics === null) return [];
  const doses = dosesOf(finding, toldOf(metrics, list));
  const caption = doseCaption(finding, doses, { words, stops: findings.logic?.stops ?? [] });
  if (caption === null) return [];
  return planOf(finding, { chart: 'dose', caption }, words).map((plan) => ({
    ...plan,
    findings: [finding, ...doses.drawn],
    title: words.doseWords.caption(finding.title),
    description: `${doseSpans(finding, doses, words)} ${words.planWords.tableAfter}`,
  }));
}

import { correct } from './corrections.ts';
import type { DraftEffect, FamilyAdjustment } from './designs/index.ts';
import { alphaOfEffect } from './looks.ts';
import type { Subject } from './subjects.ts';

interface Drafted {
  readonly subject: Subject;
  readonly draft: DraftEffect;
}

/**
 * Corrects the effects of each declared family for looking at many metrics, with the level of the interval that says the
 * same. Effects are a family apart from the changes of the same metrics: they answer another question. Guardrails are
 * not corrected: a warning must not be talked away.
 *
 * @param end  the last day of the window that verdicts are about: on a declared look, its own alpha is spent
 */
export function correctFamilies(drafted: readonly Drafted[], end: string): ReadonlyMap<Subject, FamilyAdjustment> {
  const families = new Map<string, Drafted[]>();
  for (const entry of drafted) {
    const { role, decision } = entry.subject.metric;
    if (role === 'guardrail' || entry.draft.status === 'withheld') continue;
    families.set(decision.family, [...(families.get(decision.family) ?? []), entry]);
  }
  const adjustments = new Map<Subject, FamilyAdjustment>();
  for (const members of families.values()) {
    const ps = members.map(({ draft }) => (draft.status === 'estimated' ? draft.p : null));
    const decisions = members.map(({ subject }) => subject.metric.decision);
    const alpha = Math.min(...decisions.map((decision) => alphaOfEffect(decision, end)));
    const { qs, level } = correct(ps, { adjust: decisions[0]?.adjust ?? 'benjamini-hochberg', alpha });
    for (const [index, { subject }] of members.entries()) adjustments.set(subject, { q: qs[index] ?? 1, level });
  }
  return adjustments;
}

import type { Adjustment, MaybeComparison } from './change.ts';
import type { Comparisons } from './comparisons.ts';
import { correct } from './corrections.ts';
import { alphaNow } from './looks.ts';
import type { Subject } from './subjects.ts';

export interface Compared {
  readonly subject: Subject;
  readonly comparisons: Comparisons;
}

/** A single area, or a group, answers another question than all of them together: its family is its own. */
const familyOf = ({ metric, role }: Subject): string => {
  if (metric.group !== null) return `groups of ${metric.group.metric}`;
  const isGroup = role === 'all-program' || role === 'universe' || role === 'all-comparison' || role === 'all-buffer';
  return `${metric.decision.family}/${isGroup ? role : 'single areas'}`;
};

export const primaryOf = ({ subject, comparisons }: Compared): MaybeComparison =>
  comparisons[subject.metric.decision.primary];

/**
 * Corrects the primary changes of each declared family for looking at many, with the level of the interval that says
 * the same (Benjamini & Yekutieli 2005). Guardrails are not corrected: a warning must not be talked away.
 *
 * @param end  the last day of the window that verdicts are about: on a declared look, its own alpha is spent
 */
export function adjustFamilies(compared: readonly Compared[], end: string): ReadonlyMap<Subject, Adjustment> {
  const families = new Map<string, Compared[]>();
  for (const entry of compared.filter(({ subject }) => subject.metric.role !== 'guardrail')) {
    const family = familyOf(entry.subject);
    const members = families.get(family);
    if (members) members.push(entry);
    else families.set(family, [entry]);
  }
  const adjustments = new Map<Subject, Adjustment>();
  for (const members of families.values()) {
    const ps = members.map((member) => pOf(primaryOf(member)));
    const decisions = members.map(({ subject }) => subject.metric.decision);
    const alpha = Math.min(...decisions.map((decision) => alphaNow(decision, end)));
    const { qs, level } = correct(ps, { adjust: decisions[0]?.adjust ?? 'benjamini-hochberg', alpha });
    for (const [index, { subject }] of members.entries()) adjustments.set(subject, { q: qs[index] ?? 1, level });
  }
  return adjustments;
}

const pOf = (comparison: MaybeComparison): number | null => (comparison.status === 'comparable' ? comparison.p : null);

/** What a comparison outside its family is judged by: itself. */
export function unadjusted(comparison: MaybeComparison, alpha: number): Adjustment {
  return { q: pOf(comparison) ?? 1, level: 1 - alpha };
}

import type { Decision } from '../spec/index.ts';
import type { Adjustment, MaybeComparison } from './change.ts';
import type { Comparisons } from './comparisons.ts';
import { correct } from './corrections.ts';
import type { DraftEffect } from './designs/index.ts';
import { alphaNow, alphaOfEffect } from './looks.ts';
import type { Subject } from './subjects.ts';

export interface Compared {
  readonly subject: Subject;
  readonly comparisons: Comparisons;
}

/** What a family needs to know of one of its members: it may have been worked out elsewhere. */
export interface FamilyTest {
  readonly family: string;
  /** Null where there was no test. */
  readonly p: number | null;
  /** Of this member alone, on this look. */
  readonly alpha: number;
  readonly adjust: Decision['adjust'];
}

/** With whom a subject is judged: a single area answers another question than all of them together. */
export function alongside(role: Subject['role']): string {
  const isTogether =
    role === 'all-program' || role === 'universe' || role === 'all-comparison' || role === 'all-buffer';
  return isTogether ? role : 'single areas';
}

/** The family of a single area, or of a group, is its own. */
const familyOf = ({ metric, role }: Subject): string =>
  metric.group === null ? `${metric.decision.family}/${alongside(role)}` : `groups of ${metric.group.metric}`;

export const primaryOf = ({ subject, comparisons }: Compared): MaybeComparison =>
  comparisons[subject.metric.decision.primary];

/**
 * The primary change of a subject as a member of its family. Guardrails are in none: a warning must not be talked away.
 *
 * @param end  the last day of the window that verdicts are about: on a declared look, its own alpha is spent
 */
export function testOfChange(compared: Compared, end: string): FamilyTest | null {
  const { subject } = compared;
  const { role, decision } = subject.metric;
  if (role === 'guardrail') return null;
  const { adjust } = decision;
  return { family: familyOf(subject), p: pOf(primaryOf(compared)), alpha: alphaNow(decision, end), adjust };
}

/**
 * The effect on a metric as a member of its family. Effects are a family apart from the changes of the same metrics:
 * they answer another question. Guardrails are in none.
 *
 * @param end  the last day of the window that verdicts are about: on a declared look, its own alpha is spent
 */
export function testOfEffect({ metric }: Subject, draft: DraftEffect, end: string): FamilyTest | null {
  const { role, decision } = metric;
  if (role === 'guardrail' || draft.status === 'withheld') return null;
  return {
    family: decision.family,
    p: draft.p,
    alpha: alphaOfEffect(decision, end),
    adjust: decision.adjust,
  };
}

/**
 * Corrects each declared family for looking at many, with the level of the interval that says the same (Benjamini &
 * Yekutieli 2005).
 *
 * @param tests  null for what belongs to no family
 * @returns in the order given; null for what belongs to no family
 */
export function adjustFamilies(tests: readonly (FamilyTest | null)[]): readonly (Adjustment | null)[] {
  const families = new Map<string, { readonly test: FamilyTest; readonly place: number }[]>();
  for (const [place, test] of tests.entries()) {
    if (test === null) continue;
    const members = families.get(test.family);
    if (members) members.push({ test, place });
    else families.set(test.family, [{ test, place }]);
  }
  const adjustments: (Adjustment | null)[] = tests.map(() => null);
  for (const members of families.values()) {
    const ps = members.map(({ test }) => test.p);
    const alpha = Math.min(...members.map(({ test }) => test.alpha));
    const { qs, level } = correct(ps, { adjust: members[0]?.test.adjust ?? 'benjamini-hochberg', alpha });
    for (const [index, { place }] of members.entries()) adjustments[place] = { q: qs[index] ?? 1, level };
  }
  return adjustments;
}

const pOf = (comparison: MaybeComparison): number | null => (comparison.status === 'comparable' ? comparison.p : null);

/** What a comparison outside its family is judged by: itself. */
export function unadjusted(comparison: MaybeComparison, alpha: number): Adjustment {
  return { q: pOf(comparison) ?? 1, level: 1 - alpha };
}

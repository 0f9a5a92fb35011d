import { isOfComparison, type SubjectEstimates } from '../estimate/index.ts';
import type { EstimatedEffect, Evidence } from '../spec/index.ts';

/** How a design sets the programme apart from other causes, and the level that this is worth. */
interface EvidenceRule {
  readonly rule: Evidence['rule'];
  readonly level: number;
  readonly holds: (effect: EstimatedEffect) => boolean;
}

const is =
  (...designs: readonly EstimatedEffect['design'][]) =>
  ({ design }: EstimatedEffect): boolean =>
    designs.includes(design);

/**
 * Maryland Scientific Methods Scale in the variant of economists: 1 before and after, or a trend alone; 2 the same with
 * adequate controls, here the area's own trend and season; 3 against a comparison group. The first rule that holds
 * counts. Levels 4 and 5, where chance or near chance decided who had the programme, are for no design of this tool.
 *
 * @see Sherman and others 1997; What Works Centre for Local Economic Growth
 */
const rules: readonly EvidenceRule[] = [
  {
    rule: 'comparison-group',
    level: 3,
    holds: is(
      'staggered-adoption',
      'difference-in-differences',
      'synthetic-control',
      'weighted-displacement-difference',
    ),
  },
  {
    rule: 'comparison-group',
    level: 3,
    holds: ({ design, areas }) => design === 'interrupted-series' && areas.comparison > 0,
  },
  { rule: 'own-trend-and-season', level: 2, holds: is('interrupted-series') },
  { rule: 'own-past', level: 1, holds: () => true },
];

/** What takes one level off each. */
const downgrades: readonly {
  readonly name: Evidence['downgrades'][number];
  readonly holds: (effect: EstimatedEffect) => boolean;
}[] = [
  {
    name: 'placebo-failed',
    holds: ({ placebo }) => placebo.status === 'estimated' && placebo.verdict === 'failed',
  },
  { name: 'depends-on-comparison', holds: dependsOnComparison },
  { name: 'spillover', holds: ({ displacement }) => displacement.status === 'estimated' && excludesNone(displacement) },
];

const excludesNone = ({ low, high }: { readonly low: number; readonly high: number }): boolean => low > 0 || high < 0;

/** Whether comparison areas of like level, or the lack of them, would turn the verdict. */
export function dependsOnComparison({ sensitivity }: EstimatedEffect): boolean {
  return sensitivity.some(({ kind, turns }) => turns && isOfComparison(kind));
}

/** The level of a finding with the rule that gave it; null where nothing was compared, and of the programme's own work. */
export function evidenceOf({ effect, changes, subject }: SubjectEstimates): Evidence | null {
  if (effect.status === 'withheld') {
    if (effect.reason === 'own-work') return null;
    const change = changes[subject.metric.decision.primary];
    return change.status === 'estimated' ? { level: 1, variant: 'economists', rule: 'own-past', downgrades: [] } : null;
  }
  const found = rules.find(({ holds }) => holds(effect));
  const less = downgrades.filter(({ holds }) => holds(effect)).map(({ name }) => name);
  const level = Math.max(1, (found?.level ?? 1) - less.length);
  return { level, variant: 'economists', rule: found?.rule ?? 'own-past', downgrades: less };
}

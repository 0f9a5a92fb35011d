import type { Finding, Findings } from '../spec/findings.ts';
import { formatList } from '../words/index.ts';
import { groupsOf } from './groups.ts';
import { changeAmount, valueOf } from './quantity.ts';
import { estimatedChange, headlines } from './select.ts';

export interface Decision {
  readonly ask: string;
  readonly because: string;
  readonly metric: string | null;
}

/** @param all  every finding of the report, for those about groups */
type Rule = (finding: Finding, all: readonly Finding[]) => Decision | null;

function measured(finding: Finding): string {
  const change = estimatedChange(finding);
  return change === null ? '' : ` (${changeAmount(finding, change)})`;
}

const worsened: Rule = (finding) => {
  if (finding.movement !== 'worse') return null;
  const role = finding.role === 'guardrail' ? 'This guardrail got worse' : 'This number got worse';
  return {
    metric: finding.metric,
    ask: `Decide how to respond to ${finding.title}.`,
    because: `${role}${measured(finding)}.`,
  };
};

/** A gain of all together can be the loss of some. */
const worsenedForSome: Rule = (finding, all) => {
  const worse = groupsOf(all, finding).filter(({ movement }) => movement === 'worse');
  if (worse.length === 0) return null;
  return {
    metric: finding.metric,
    ask: `Decide how to respond to ${finding.title} for ${formatList(worse.map(({ group }) => group ?? ''))}.`,
    because: 'For them it got worse, whatever it did for all together.',
  };
};

const offCourse: Rule = (finding) => {
  if (finding.promise !== 'off-course' || finding.target === null) return null;
  const target = `${valueOf(finding, finding.target.value)} by ${finding.target.by}`;
  return {
    metric: finding.metric,
    ask: `Keep, change or drop the plan for ${finding.title}.`,
    because: `It is not where it should be by now on the way to the target of ${target}.`,
  };
};

const notComparable: Rule = (finding) => {
  if (finding.movement !== 'not-comparable') return null;
  return {
    metric: finding.metric,
    ask: `Ask how the records of ${finding.title} changed, and agree from when to count afresh.`,
    because: 'Before and now cannot be compared.',
  };
};

const tooFew: Rule = (finding) => {
  if (finding.movement !== 'too-few' || finding.role !== 'goal') return null;
  return {
    metric: finding.metric,
    ask: `Agree to judge ${finding.title} over a longer time.`,
    because: 'There are too few events to tell.',
  };
};

const targetMet: Rule = (finding) => {
  if (finding.promise !== 'met') return null;
  return { metric: finding.metric, ask: `Agree the next target for ${finding.title}.`, because: 'The target is met.' };
};

/** In the order of urgency. One decision per number: the first rule that applies. */
const rules: readonly Rule[] = [worsened, worsenedForSome, offCourse, notComparable, tooFew, targetMet];

function failedChecks(document: Findings): readonly Decision[] {
  const failed = document.checks.filter((check) => !check.passed && check.severity === 'fail' && check.waiver === null);
  return failed.map((check) => ({
    metric: null,
    ask: `Ask for the data of ${check.source} to be mended.`,
    because: check.detail,
  }));
}

/** What a board is asked to decide, from the findings alone. Guardrails that got worse come before all else. */
export function decisions(document: Findings): readonly Decision[] {
  const list = headlines(document.findings).toSorted(
    (a, b) => Number(b.role === 'guardrail') - Number(a.role === 'guardrail'),
  );
  const asked = new Set<string>();
  const found: Decision[] = [];
  for (const rule of rules) {
    for (const finding of list) {
      const decision = asked.has(finding.metric) ? null : rule(finding, document.findings);
      if (decision === null) continue;
      asked.add(finding.metric);
      found.push(decision);
    }
  }
  return [...found, ...failedChecks(document)];
}

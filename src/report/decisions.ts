import type { Finding, Findings, Reason } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { displacementText } from './effect-facts.ts';
import { groupsOf } from './groups.ts';
import { changeAmount, valueOf } from './quantity.ts';
import { saidOf } from './said.ts';
import { estimatedChange, headlines, primaryChange } from './select.ts';

export interface Decision {
  readonly ask: string;
  readonly because: string;
  readonly metric: string | null;
  /** What the board said beforehand that it will do under this verdict, word for word; null where it said nothing. */
  readonly said: string | null;
}

/** What a rule asks; what was said beforehand is the same whatever the rule. */
type Asked = Omit<Decision, 'said'>;

interface Asking {
  /** Every finding of the report, for those about groups. */
  readonly all: readonly Finding[];
  readonly words: Words;
}

type Rule = (finding: Finding, asking: Asking) => Asked | null;

const worsened: Rule = (finding, { words }) => {
  if (finding.movement !== 'worse') return null;
  const { respond, keepWord, guardrailWorse, numberWorse } = words.decisionWords;
  const change = estimatedChange(finding);
  const amount = change === null ? null : changeAmount(finding, change, words);
  return {
    metric: finding.metric,
    ask: (saidOf(finding) === null ? respond : keepWord)(finding.title),
    because: (finding.role === 'guardrail' ? guardrailWorse : numberWorse)(amount),
  };
};

/** A gain of all together can be the loss of some. */
const worsenedForSome: Rule = (finding, { all, words }) => {
  const worse = groupsOf(all, finding).filter(({ movement }) => movement === 'worse');
  if (worse.length === 0) return null;
  const { respondForGroups, worseForThem } = words.decisionWords;
  const groups = words.formatList(worse.map(({ group }) => group ?? ''));
  return { metric: finding.metric, ask: respondForGroups(finding.title, groups), because: worseForThem };
};

/** What fell here and rose next door may only have moved there: better is then not the whole story. */
const movedNextDoor: Rule = (finding, { words }) => {
  const { better, effect, metric, title } = finding;
  if (better === 'neutral' || effect.status !== 'estimated' || effect.displacement.status !== 'estimated') return null;
  const { low, high } = effect.displacement;
  if (better === 'lower' ? low <= 0 : high >= 0) return null;
  return { metric, ask: words.decisionWords.lookNextDoor(title), because: displacementText(effect, finding, words) };
};

const offCourse: Rule = (finding, { words }) => {
  const { metric, title, target } = finding;
  if (finding.promise !== 'off-course' || target === null) return null;
  const { replan, offCourse: because } = words.decisionWords;
  return { metric, ask: replan(title), because: because(valueOf(finding, target.value, words), target.by) };
};

/** What a board promised for a verdict is due also where the news is good. */
const promised: Rule = (finding, { words }) => {
  if (saidOf(finding) === null || finding.movement === 'not-comparable') return null;
  const { keepWord, verdictFell } = words.decisionWords;
  const verdict = words.movementWords[finding.movement].label;
  return { metric: finding.metric, ask: keepWord(finding.title), because: verdictFell(verdict) };
};

/** Here no record changed, but how people were asked. */
const askedOtherwise: ReadonlySet<Reason> = new Set(['wording-changed', 'mode-changed', 'response-rate-moved']);

const notComparable: Rule = (finding, { words }) => {
  if (finding.movement !== 'not-comparable') return null;
  const { askAlike, countAfresh, notComparable: because } = words.decisionWords;
  const change = primaryChange(finding);
  const reason = change.status === 'withheld' ? change.reason : null;
  const ask = reason !== null && askedOtherwise.has(reason) ? askAlike : countAfresh;
  const why = reason === null ? null : words.reasonWords[reason];
  return { metric: finding.metric, ask: ask(finding.title), because: because(why) };
};

const tooFew: Rule = ({ movement, role, metric, title }, { words }) => {
  if (movement !== 'too-few' || role !== 'goal') return null;
  const { judgeLonger, tooFew: because } = words.decisionWords;
  return { metric, ask: judgeLonger(title), because };
};

const targetMet: Rule = ({ promise, metric, title }, { words }) => {
  if (promise !== 'met') return null;
  const { nextTarget, targetMet: because } = words.decisionWords;
  return { metric, ask: nextTarget(title), because };
};

/** In the order of urgency. One decision per number: the first rule that applies. */
const rules: readonly Rule[] = [
  worsened,
  worsenedForSome,
  movedNextDoor,
  offCourse,
  promised,
  notComparable,
  tooFew,
  targetMet,
];

function failedChecks(document: Findings, { decisionWords }: Words): readonly Decision[] {
  const failed = document.checks.filter((check) => !check.passed && check.severity === 'fail' && check.waiver === null);
  return failed.map(({ source, detail }) => ({
    metric: null,
    ask: decisionWords.mendData(source),
    because: detail,
    said: null,
  }));
}

/**
 * What a board is asked to decide, from the findings alone, with what it said beforehand that it will do. Guardrails that got
 * worse come before all else.
 */
export function decisions(document: Findings, words: Words): readonly Decision[] {
  const list = headlines(document.findings).toSorted(
    (a, b) => Number(b.role === 'guardrail') - Number(a.role === 'guardrail'),
  );
  const asking = { all: document.findings, words };
  const asked = new Set<string>();
  const found: Decision[] = [];
  for (const rule of rules) {
    for (const finding of list) {
      const decision = asked.has(finding.metric) ? null : rule(finding, asking);
      if (decision === null) continue;
      asked.add(finding.metric);
      found.push({ ...decision, said: saidOf(finding) });
    }
  }
  return [...found, ...failedChecks(document, words)];
}

import type { Finding, Findings, Reason } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { type CarriedOver, carriedOver } from './actions.ts';
import { shortAnswer } from './effect-answer.ts';
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
  /** Who sees to it already and by when, or the day of the next verdict, or who owns the number; null where nobody does. */
  readonly when: string | null;
}

/** What a rule asks; what was said beforehand, and when, is the same whatever the rule. */
type Asked = Omit<Decision, 'said' | 'when'>;

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

/** Against the comparison areas it went the wrong way, though before and after alone give no verdict. */
const wentWrong: Rule = (finding, { words }) => {
  const { contribution, effect, metric, role, title } = finding;
  if (contribution !== 'contrary' || role === 'context' || effect.status !== 'estimated') return null;
  return { metric, ask: words.decisionWords.askWhy(title), because: shortAnswer(finding, effect, words) };
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
  const { effect, metric, title } = finding;
  if (!mayHaveMoved(finding) || effect.status !== 'estimated') return null;
  return { metric, ask: words.decisionWords.lookNextDoor(title), because: displacementText(effect, finding, words) };
};

/** Neighbouring areas saw more than chance of what the programme is to prevent, or less of what it is to bring. */
export function mayHaveMoved({ better, effect }: Finding): boolean {
  if (better === 'neutral' || effect.status !== 'estimated' || effect.displacement.status !== 'estimated') return false;
  const { low, high } = effect.displacement;
  return better === 'lower' ? low > 0 : high < 0;
}

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
  wentWrong,
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
    when: null,
  }));
}

/** What a board is to watch and may not be shown here is asked for once, of those who may see it. */
function hiddenOnes(list: readonly Finding[], { decisionWords, formatList }: Words): readonly Decision[] {
  const hidden = list.filter(
    ({ role, now }) => role !== 'context' && now.status === 'withheld' && now.reason === 'suppressed',
  );
  if (hidden.length === 0) return [];
  const owners = formatList([...new Set(hidden.map(({ owner }) => owner))]);
  const ask = decisionWords.learnOf(formatList(hidden.map(({ title }) => title)));
  return [{ metric: null, ask, because: decisionWords.hidden(hidden.length === 1, owners), said: null, when: null }];
}

interface Told {
  readonly open: readonly CarriedOver[];
  readonly document: Findings;
  readonly words: Words;
}

/**
 * An action that is open says who and by when; else the day of the next verdict, where such days were declared; else who
 * owns the number, of whom a date is asked.
 */
function whenOf({ metric, looks, owner }: Finding, { open, document: { run }, words }: Told): string | null {
  const { boardWords, formatDate } = words;
  const action = open.find((one) => one.action.metric === metric && one.terms !== '');
  if (action !== undefined) return boardWords.underWay(action.terms);
  const next = looks?.dates.find((day) => day > (run.asOfDay ?? run.dataThrough));
  if (next !== undefined) return boardWords.nextVerdict(formatDate(next));
  return owner === '' ? null : boardWords.ownerAsked(owner);
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
  const open = carriedOver(document, words);
  const asked = new Set<string>();
  const found: Decision[] = [];
  for (const rule of rules) {
    for (const finding of list) {
      const decision = asked.has(finding.metric) ? null : rule(finding, asking);
      if (decision === null) continue;
      asked.add(finding.metric);
      found.push({ ...decision, said: saidOf(finding), when: whenOf(finding, { open, document, words }) });
    }
  }
  return [...found, ...hiddenOnes(list, words), ...failedChecks(document, words)];
}

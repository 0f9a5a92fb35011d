import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/index.ts';
import { interpret } from '../../src/interpret/index.ts';
import { recallRules, ruleChanges } from '../../src/recall/rule-changes.ts';
import type { Finding, Metric } from '../../src/spec/index.ts';
import { wordSentence } from '../../src/words/index.ts';
import { area, metric, nothingElse, panel, pipeline } from '../estimate/town.ts';

interface Told {
  readonly metric?: Partial<Metric>;
  readonly decision?: Partial<Metric['decision']>;
  /** Events of a month. */
  readonly events?: (month: string) => number;
  readonly start?: string;
  readonly current?: { readonly from: string; readonly to: string };
}

/** The findings of one programme area beside one that it is compared with. */
function findingsOf({ metric: changes = {}, decision = {}, events, start = '2022-01-01', current }: Told = {}) {
  const declared = metric({ ...changes, decision: { ...metric().decision, ...decision } });
  const made = pipeline({
    metrics: [declared],
    windows: { current: current ?? { from: '2023-01-01', to: '2023-12-31' }, also: [] },
  });
  const counted = panel({
    areas: [area('A1', 'program', [{ start, end: null }]), area('B1', 'comparison')],
    events: (_, month) => events?.(month) ?? 10,
  });
  return interpret(made, estimate(made, counted, '2023-12-31'), nothingElse);
}
const headline = (findings: readonly Finding[]): Finding => findings.find(({ area: own }) => own === '*') as Finding;
const told = (before: Told, now: Told): readonly string[] =>
  ruleChanges(headline(findingsOf(before)), headline(findingsOf(now))).map((change) => wordSentence(change).text);
const recalled = (before: Told, now: Told): Finding => headline(recallRules(findingsOf(now), findingsOf(before)));

describe('a rule that was declared beforehand', () => {
  it('is not spoken of while it stands, whatever the numbers do', () => {
    expect(told({}, { events: (month) => (month >= '2023' ? 4 : 10) })).toEqual([]);
    expect(recalled({}, { events: (month) => (month >= '2023' ? 4 : 10) }).decision?.was).toBeNull();
  });

  it('shows the hash of the last report where it was edited, in every area, with what was edited', () => {
    const now = recallRules(findingsOf({ decision: { smallestWorthwhile: -0.1 } }), findingsOf());
    const [before] = findingsOf();
    expect(new Set(now.map(({ decision }) => decision?.was))).toEqual(new Set([before?.decision?.hash]));
    expect(now.every(({ decision }) => decision?.hash !== decision?.was)).toBe(true);
    expect(headline(now).caveats.map((caveat) => wordSentence(caveat).text)).toContain(
      'The rule for this number was changed after the last report: what is worthwhile (was not declared, is −10 %).',
    );
  });

  it.each<[string, Told, string]>([
    ['alpha', { decision: { alpha: 0.1 } }, ': how strong a result must be (was 5 %, is 10 %)'],
    [
      'the direction',
      { metric: { better: 'higher' } },
      ': which direction is good (was lower is better, is higher is better)',
    ],
    [
      'the baseline and its day of declaration',
      {
        metric: { baseline: { kind: 'trailing', periods: 8, reason: 'the two years before' } },
        decision: { declared: '2023-06-01' },
      },
      ': the day it was declared (was 1 January 2020, is 1 June 2023) and the baseline (was before the launch, is the two years before)',
    ],
    [
      'the primary comparison',
      { decision: { primary: 'previous' } },
      ': what it is compared with first (was the baseline, is the period before)',
    ],
    [
      'the dates of verdicts',
      { decision: { looks: ['2023-12-31'] } },
      ': the dates of verdicts (was not declared, is 2023-12-31)',
    ],
    ['a part that reports do not repeat', { decision: { adjust: 'holm' } }, ''],
  ])('names %s', (_, now, parts) => {
    const [sentence] = told({}, now);
    expect(sentence).toBe(
      `Shootings: the rule that was declared beforehand was changed after the last report${parts}.`,
    );
  });

  it('is told when it comes after a report, and when it goes', () => {
    expect(told({ decision: { declared: null } }, { decision: { declared: '2023-02-01' } })).toEqual([
      'Shootings: its rule was declared after the last report; it is dated 1 February 2023.',
    ]);
    expect(told({}, { decision: { declared: null } })).toEqual([
      'Shootings: the rule that was declared beforehand is gone.',
    ]);
  });
});

describe('the choice of a design', () => {
  it('is told where the data from before the launch are other ones than in the last report', () => {
    const restated: Told = { events: (month) => (month === '2021-05' ? 11 : 10) };
    expect(told({}, restated)).toEqual([
      'Shootings: the design was chosen on other data, or by another rule, than for the last report.',
    ]);
    const { caveats, decision } = recalled({}, restated);
    expect(caveats.map(({ key }) => key)).toContain('caveat.design-anew');
    expect(decision?.was).toBeNull();
  });

  it('is told with both designs where another one was chosen', () => {
    const unlike: Told = { events: (month) => (month < '2021-12' ? 0 : 10) };
    const before = headline(findingsOf());
    const now = { ...headline(findingsOf(unlike)), ladder: { chosen: null, refused: [], hash: 'other' } };
    expect(ruleChanges(before, now).map((change) => wordSentence(change).text)).toEqual([
      expect.stringMatching(/than for the last report: it was .+, and is none\.$/),
    ]);
  });

  it('is not told of what came after the launch, nor while no launch has come', () => {
    expect(told({}, { events: (month) => (month > '2022-06' ? 3 : 10) })).toEqual([]);
    const early: Told = { start: '2023-07-01', current: { from: '2023-01-01', to: '2023-03-31' } };
    const later: Told = { start: '2023-07-01', current: { from: '2023-04-01', to: '2023-06-30' } };
    const [before, now] = [headline(findingsOf(early)), headline(findingsOf(later))];
    expect(before.ladder.hash).not.toBe(now.ladder.hash);
    expect(ruleChanges(before, now)).toEqual([]);
  });
});

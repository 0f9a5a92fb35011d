import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/index.ts';
import { interpret } from '../../src/interpret/index.ts';
import { isRestated, standingOf } from '../../src/recall/index.ts';
import type { Finding, Findings } from '../../src/spec/index.ts';
import { wordSentence } from '../../src/words/index.ts';
import { area, metric, nothingElse, panel, pipeline } from '../estimate/town.ts';

/** Ten a month in each of two metrics, but for what is given of the last year of the first. */
function findingsOf(now: number, changes: Parameters<typeof metric>[0] = {}): readonly Finding[] {
  const metrics = [metric({ id: 'shootings', ...changes }), metric({ id: 'calls', title: 'Calls' })];
  const declared = pipeline({ metrics });
  const made = panel({
    metrics: ['shootings', 'calls'],
    areas: [area('A1', 'program', [{ start: '2022-01-01', end: null }])],
    events: (_, month, id) => (id === 'shootings' && month >= '2023' ? now : 10),
  });
  return interpret(declared, estimate(declared, made, '2023-12-31'), nothingElse);
}
const run = { asOf: '2023-Q4', asOfDay: '2023-12-31' };
const published = (findings: readonly Finding[]): Findings => ({ findings, run }) as unknown as Findings;
const told = (before: readonly Finding[], again: readonly Finding[]): readonly string[] =>
  standingOf(published(before), again).map((sentence) => wordSentence(sentence).text);

describe('the verdicts of the last report', () => {
  it('stand where they fall alike on today’s data', () => {
    expect(told(findingsOf(4), findingsOf(4))).toEqual([
      'All 2 verdicts of the last report (2023-Q4) still stand on today’s data.',
    ]);
    const [one] = findingsOf(4).filter(({ metric: id, area: where }) => id === 'calls' && where === '*');
    expect(told(one ? [one] : [], findingsOf(4))).toEqual([
      'The verdict of the last report (2023-Q4) still stands on today’s data.',
    ]);
  });

  it('are told, one by one, where they do not', () => {
    expect(told(findingsOf(4), findingsOf(10))).toEqual([
      'Of the 2 verdicts of the last report (2023-Q4), 1 still stands on today’s data.',
      expect.stringMatching(
        /^Shootings: the last report said “Better” of .+; on today’s data it would have said “No clear change”\.$/,
      ),
    ]);
  });

  it('are told in words where there is one, or none that stands', () => {
    const shootings = (n: number) => findingsOf(n).filter(({ metric: id }) => id === 'shootings');
    expect(told(shootings(4), shootings(10))[0]).toBe(
      'The verdict of the last report (2023-Q4) does not stand on today’s data.',
    );
    const twice = (n: number) => [...shootings(n), ...shootings(n).map((one) => ({ ...one, metric: 'twin' }))];
    expect(told(twice(4), twice(10))[0]).toBe(
      'None of the 2 verdicts of the last report (2023-Q4) stands on today’s data.',
    );
  });

  it('are not held against another definition, rule or window, nor against no verdict', () => {
    const before = findingsOf(4).filter(({ metric: id }) => id === 'shootings');
    expect(told(before, findingsOf(10, { version: 2 }))).toEqual([]);
    expect(told(before, findingsOf(10, { decision: { ...metric().decision, alpha: 0.1 } }))).toEqual([]);
    const moved = findingsOf(10).map((finding) => ({ ...finding, now: { ...finding.now, from: '2023-07-01' } }));
    expect(told(before, moved)).toEqual([]);
    const hidden = findingsOf(10).map((finding) => ({ ...finding, movement: 'withheld' as const }));
    expect(told(before, hidden)).toEqual([]);
  });
});

describe('figures of the last report', () => {
  it('were restated or not, up to its day', () => {
    expect(isRestated(published(findingsOf(4)), findingsOf(4))).toBe(false);
    expect(isRestated(published(findingsOf(4)), findingsOf(5))).toBe(true);
    const early = {
      ...published(findingsOf(4)),
      run: { asOf: '2022-Q4', asOfDay: '2022-12-31' },
    } as unknown as Findings;
    expect(isRestated(early, findingsOf(5))).toBe(false);
  });
});

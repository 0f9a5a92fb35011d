import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/index.ts';
import { interpret } from '../../src/interpret/index.ts';
import { sinceLast } from '../../src/recall/since-last.ts';
import type { Finding, Findings, LedgerLine } from '../../src/spec/index.ts';
import { wordSentence } from '../../src/words/index.ts';
import { area, metric, nothingElse, panel, pipeline } from '../estimate/town.ts';

const file = (name: string, sha256: string): LedgerLine => ({ file: name, sha256 }) as LedgerLine;

function findingsOf(now: number, changes: Parameters<typeof metric>[0] = {}): readonly Finding[] {
  const declared = pipeline({ metrics: [metric(changes)] });
  const made = panel({
    metrics: [declared.metrics[0]?.id ?? ''],
    areas: [area('A1', 'program', [{ start: '2022-01-01', end: null }])],
    events: (_, month) => (month >= '2023' ? now : 10),
  });
  return interpret(declared, estimate(declared, made, '2023-12-31'), nothingElse);
}
const published = (findings: readonly Finding[], ledger: readonly LedgerLine[] = []): Findings =>
  ({ findings, ledger }) as unknown as Findings;
const told = (before: Findings, now: readonly Finding[], ledger: readonly LedgerLine[] = []): readonly string[] =>
  sinceLast(before, { findings: now, ledger }).map((sentence) => wordSentence(sentence).text);

describe('what changed since the last report', () => {
  it('says when nothing did', () => {
    expect(told(published(findingsOf(10)), findingsOf(10))).toEqual([
      'No verdict, figure, definition, rule or file is different.',
    ]);
  });

  it('names a verdict that flipped, and the figures that were restated with their earlier value', () => {
    expect(told(published(findingsOf(10)), findingsOf(4))).toEqual([
      'Shootings: was “No clear change”, now “Better”.',
      'Shootings: 4 earlier figures were restated; 2023-Q1 was 30, now 12.',
    ]);
  });

  it('calls no verdict flipped where none was given before', () => {
    const [first, ...others] = findingsOf(10);
    if (!first) throw new Error('there is a finding');
    const movement = (given: Finding['movement']) => [{ ...first, movement: given }, ...others];
    expect(told(published(movement('withheld')), findingsOf(10))).toEqual([
      'Shootings: no verdict was given before, now “No clear change”.',
    ]);
    expect(told(published(findingsOf(10)), movement('withheld'))).toEqual([
      'Shootings: was “No clear change”, now “Not given”.',
    ]);
  });

  it('tells once of all designs that were chosen on other data and are the same', () => {
    const named = (hash: string) =>
      ['shootings', 'robberies'].flatMap((id) =>
        findingsOf(10).map((own) => ({ ...own, metric: id, title: id, ladder: { ...own.ladder, hash } })),
      );
    expect(told(published(named('a')), named('b'))).toEqual([
      'The designs of 2 numbers were chosen on other data, or by another rule, than for the last report, and are the same.',
    ]);
  });

  it('names definitions, and metrics that came or went', () => {
    expect(told(published(findingsOf(10)), findingsOf(10, { version: 2 }))).toEqual([
      'Shootings: what is counted has changed, and the metric does not say when or why. Its figures cannot be set against those of the last report.',
    ]);
    expect(told(published(findingsOf(10)), findingsOf(10, { id: 'other', title: 'Other' }))).toContain(
      'Other is new in this report.',
    );
    expect(told(published(findingsOf(10)), [])).toContain('Shootings is no longer reported.');
  });

  it('tells a definition’s own words, each version since that report, in place of verdicts and figures', () => {
    const changes = [
      { version: 2, date: '2022-01-01', what: 'victims count', why: 'people matter' },
      { version: 3, date: '2023-01-01', what: 'the wounded count as well.', why: 'deaths are few.' },
      { version: 4, date: '2023-06-01', what: 'police are left out', why: 'they are another matter' },
    ];
    const of = (version: number) => ({ version, changes: changes.slice(0, version - 1) });
    expect(told(published(findingsOf(10, of(2))), findingsOf(4, of(4)))).toEqual([
      'Shootings: the definition changed on 1 January 2023: the wounded count as well, because deaths are few. Its figures cannot be set against those of the last report.',
      'Shootings: the definition changed on 1 June 2023: police are left out, because they are another matter. Its figures cannot be set against those of the last report.',
    ]);
  });

  it('knows an edited measure by its hash, and a report of an earlier release by its words', () => {
    const measure = { kind: 'rate', count: {}, per: 1000, over: 'year', empty: 'zero' } as const;
    expect(told(published(findingsOf(10)), findingsOf(10, { measure }))[0]).toContain('what is counted has changed');
    const old = findingsOf(10).map(({ definitionLog: _, ...finding }) => finding) as unknown as readonly Finding[];
    expect(told(published(old), findingsOf(10))).toEqual([
      'No verdict, figure, definition, rule or file is different.',
    ]);
  });

  it('counts files that came, changed and went', () => {
    const before = published(findingsOf(10), [file('a.csv', '1'), file('b.csv', '2')]);
    expect(told(before, findingsOf(10), [file('a.csv', '9'), file('c.csv', '3')])).toEqual([
      'Data files: 1 new, 1 changed, 1 withdrawn (b.csv).',
    ]);
  });
});

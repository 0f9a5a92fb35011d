import { describe, expect, it } from 'vitest';
import { protectLedger } from '../../src/redact/ledger.ts';
import type { Finding, MetricRecords, ShownLedgerLine } from '../../src/spec/index.ts';
import { findingsOf } from '../report/fixture.ts';

const [sample] = findingsOf().findings;
const [line] = findingsOf().ledger;
if (!sample || !line) throw new Error('the fixture must have a finding and a file');

const files = (source: string, names: readonly string[]): readonly ShownLedgerLine[] =>
  names.map((file) => ({ ...line, source, file, read: 400, loaded: 390, rejected: 10 }));
const finding = (metric: string, source: string, hides: boolean): Finding => ({
  ...sample,
  metric,
  source,
  series: sample.series.map((point, at) => (hides && at === 1 ? { ...point, n: null, state: 'suppressed' } : point)),
});
const set = (source: string) => ({ source, of: '', sum: '', where: {} });
const counts = (metric: string, source: string): MetricRecords => ({
  ...{ metric, source, counts: set(source), among: null, isSpread: false },
});

const readOf = (ledger: readonly ShownLedgerLine[], findings: readonly Finding[], records: readonly MetricRecords[]) =>
  protectLedger(ledger, { findings, hides: [], records }).map(({ file, read }) => [file, read]);

describe('the books of files', () => {
  const years = files('crimes', ['2022.csv', '2023.csv']);
  const records = [counts('thefts', 'crimes')];

  it('do not tell of a year how many records it has where a number of the source is hidden, nor how large its file is', () => {
    expect(readOf(years, [finding('thefts', 'crimes', true)], records)).toEqual([
      ['2022.csv', null],
      ['2023.csv', null],
    ]);
    const [own] = protectLedger(years, { findings: [finding('thefts', 'crimes', true)], hides: [], records });
    expect(own).toMatchObject({ bytes: null, lines: null, recordLines: null, loaded: null, facts: null, rejected: 10 });
    expect(own?.sha256).toBe(line.sha256);
  });

  it('tell it where nothing of the source is hidden', () => {
    const findings = [finding('thefts', 'crimes', false), finding('calls', 'dispatch', true)];
    expect(protectLedger(years, { findings, hides: [], records: [...records, counts('calls', 'dispatch')] })).toEqual(
      years,
    );
  });

  it('tell it of a single file, beside which numbers are kept safe', () => {
    const single = files('crimes', ['all.csv']);
    expect(readOf(single, [finding('thefts', 'crimes', true)], records)).toEqual([['all.csv', 400]]);
  });

  it('do not tell it where a finding that nobody asked for hides a period', () => {
    const period = { metric: 'thefts', source: 'crimes', isEverywhere: false, from: '2023-01-01', to: '2023-03-31' };
    const shown = protectLedger(years, { findings: [], hides: [period], records });
    expect(shown.map(({ read }) => read)).toEqual([null, null]);
  });

  it('do not tell it of the source of what a ratio is held against', () => {
    const ratio: MetricRecords = {
      ...counts('ratio', 'reports'),
      counts: null,
      within: [set('reports'), set('calls')],
    };
    expect(readOf(files('calls', ['a.csv', 'b.csv']), [finding('ratio', 'reports', true)], [ratio])).toEqual([
      ['a.csv', null],
      ['b.csv', null],
    ]);
  });
});

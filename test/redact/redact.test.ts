import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/index.ts';
import { interpret } from '../../src/interpret/index.ts';
import { disclose, protectFindings, redact } from '../../src/redact/index.ts';
import type { Finding, Publication } from '../../src/spec/index.ts';
import { area, metric, nothingElse, panel, pipeline } from '../estimate/town.ts';

function shown(events: (month: string) => number, minimum = 5): Finding {
  const declared = pipeline({
    metrics: [metric({ measure: { kind: 'count', count: {}, empty: 'zero' } })],
    windows: { current: { from: '2023-10-01', to: '2023-12-31' }, also: [{ from: '2023-07-01', to: '2023-09-30' }] },
  });
  const made = panel({
    areas: [area('A1', 'program', [{ start: '2022-01-01', end: null }])],
    events: (_, month) => events(month),
  });
  const findings = interpret(declared, estimate(declared, made, '2023-12-31'), nothingElse);
  const publication = {
    findings: { run: { sinceLast: [] }, checks: [], coverage: [], ledger: [], findings, warnings: [] },
    methods: { privacy: { minimum, publicRecord: '' }, areas: { excluded: 0 } },
    rejects: [],
    reports: [],
  } as unknown as Publication;
  const [found] = redact(publication).findings.findings.filter((finding) => finding.area === 'A1');
  if (!found) throw new Error('no finding');
  return found;
}

describe('findings of which only some are told', () => {
  it('are these as they stand among all of them', () => {
    const made = panel({
      areas: [area('A1', 'program', [{ start: '2022-01-01', end: null }]), area('A2', 'comparison')],
      events: (code, month) => (code === 'A1' && month === '2023-11' ? 2 : 30),
    });
    const declared = pipeline({ metrics: [metric({ measure: { kind: 'count', count: {}, empty: 'zero' } })] });
    const whole = interpret(declared, estimate(declared, made, '2023-12-31'), nothingElse);
    const rules = {
      privacy: { minimum: 5, publicRecord: '' },
      areas: { excluded: 0 },
    } as unknown as Publication['methods'];
    const isTold = ({ areaRole }: Finding): boolean => areaRole === 'universe';
    const [all, some] = [
      protectFindings(whole, rules, () => []),
      protectFindings(whole, { ...rules, isTold }, () => []),
    ];
    expect(some).toEqual({ ...all, findings: all.findings.filter(isTold) });
    expect(some.findings.length).toBeGreaterThan(0);
  });
});

describe('what changed since the last report', () => {
  it.each([
    ['hidden numbers alone changed', [{ key: 'since.verdict', params: { metric: 'm', was: 2, now: 3 }, text: '' }]],
    ['nothing did', [{ key: 'since.nothing', params: {}, text: '' }]],
  ])('is the same line where %s', (_, sinceLast) => {
    const publication = {
      findings: { run: { sinceLast }, checks: [], coverage: [], ledger: [], findings: [], warnings: [] },
      methods: { privacy: { minimum: 5, publicRecord: '' }, areas: { excluded: 0 } },
      rejects: [],
      reports: [],
    } as unknown as Publication;
    expect(redact(publication).findings.run.sinceLast.map(({ key, text }) => [key, text])).toEqual([
      ['since.nothing', 'No verdict, figure, definition, rule or file is different.'],
    ]);
  });
});

describe('a verdict of which the change alone is hidden', () => {
  const sinceLast = [
    { key: 'since.given', params: { metric: 'm', title: 'Calls', from: 'withheld', to: 'no-clear-change' }, text: '' },
  ];
  const told = (movement: Finding['movement']): readonly string[] => {
    const finding = { ...shown((month) => (month < '2023' ? 90 : 80)), areaRole: 'universe' as const, movement };
    const { metric } = finding;
    const run = { sinceLast: sinceLast.map((one) => ({ ...one, params: { ...one.params, metric } })) };
    const publication = {
      findings: { run, checks: [], coverage: [], ledger: [], findings: [finding], warnings: [] },
      methods: { privacy: { minimum: 0, publicRecord: '' }, areas: { excluded: 0 } },
      rejects: [],
      reports: [],
    } as unknown as Publication;
    return disclose(publication, { findings: [finding], givenAway: [], hides: [] }).findings.run.sinceLast.map(
      ({ key }) => key,
    );
  };

  it('is not told by what changed since the last report', () => {
    expect(told('no-clear-change')).toEqual(['since.given']);
    expect(told('withheld')).toEqual(['since.nothing']);
  });
});

describe('minimum counts', () => {
  it('takes everything that would give a small count back: value, interval, change, effect, sentence, mark', () => {
    const finding = shown((month) => (month === '2023-11' ? 3 : month < '2023' ? 9 : 0));
    expect(finding.now).toMatchObject({ status: 'withheld', reason: 'suppressed' });
    for (const change of ['baseline', 'sameSeason', 'previous'] as const)
      expect(finding.changes[change]).toEqual({ status: 'withheld', reason: 'suppressed', window: null });
    expect(finding.effect).toMatchObject({ status: 'withheld', reason: 'suppressed' });
    expect(finding.movement).toBe('withheld');
    expect(finding.sentence.text).toBe('Not shown: the count is so small that it could point to a person.');
    expect(finding.sentence.params).toEqual({});
    expect(finding.series.find((point) => point.period === '2023-Q4')).toMatchObject({
      state: 'suppressed',
      value: null,
      low: null,
      high: null,
      events: null,
    });
  });

  it('keeps no events apart from few events', () => {
    const finding = shown((month) => (month < '2023' ? 9 : 0));
    expect(finding.now).toMatchObject({ status: 'estimated', events: 0 });
    expect(finding.series.find((point) => point.period === '2023-Q4')).toMatchObject({ state: 'reported', events: 0 });
  });

  it('takes a change whose baseline is small, for the two give each other back', () => {
    const finding = shown((month) => (month === '2021-11' ? 4 : month >= '2023-10' ? 9 : 0));
    expect(finding.changes.baseline).toMatchObject({ status: 'withheld', reason: 'suppressed' });
  });

  it('shows a count of exactly the minimum, and all counts where the record is public', () => {
    expect(shown((month) => (month === '2023-11' ? 5 : 9)).now).toMatchObject({ status: 'estimated' });
    expect(shown((month) => (month >= '2023-10' ? 1 : 9), 0).now).toMatchObject({ status: 'estimated', events: 3 });
  });

  it('hides a small count in any other window as well', () => {
    expect(
      shown((month) => (month === '2023-08' ? 2 : month >= '2023-07' && month < '2023-10' ? 0 : 9)).also[0],
    ).toMatchObject({ status: 'withheld', reason: 'suppressed' });
  });

  it('leaves no trace of the small count in what is published', () => {
    const text = JSON.stringify(shown((month) => (month === '2023-11' ? 3 : month < '2023' ? 9 : 0)).series.at(-1));
    expect(text).not.toMatch(/[:,]3[,}]/);
  });
});

import { describe, expect, it } from 'vitest';
import { correctShown } from '../../src/redact/corrected.ts';
import { protectDerived } from '../../src/redact/derived.ts';
import type { EstimatedChange, EstimatedEffect, Finding } from '../../src/spec/index.ts';
import { findingsOf } from '../report/fixture.ts';
import { eventStudyOf, gapOf, staggeredEffect } from '../report/fixture-effect.ts';

const sample = findingsOf().findings.find(
  ({ area, now, changes }) => area === '*' && now.status === 'estimated' && changes.baseline.status === 'estimated',
) as Finding;
const change = sample.changes.baseline as EstimatedChange;
const [point] = sample.series;
if (!point) throw new Error('the fixture must have a period');

const quarters: Finding['series'] = ['2021-01-01', '2021-04-01', '2021-07-01', '2021-10-01'].map((from, at) => ({
  ...point,
  period: `2021-Q${at + 1}`,
  from,
  to: `${from.slice(0, 8)}28`,
  state: 'reported',
}));
const hidden = { ...point, ...quarters[1], n: null, events: null, value: null, state: 'suppressed' } as typeof point;

interface Made {
  readonly area: string;
  readonly hides?: boolean;
  readonly dispersion?: number;
  readonly dispersionDf?: number;
  readonly p?: number;
}
const roles: Readonly<Record<string, Finding['areaRole']>> = {
  '*': 'all-program',
  '@all': 'universe',
  '@comparison': 'all-comparison',
  '@buffer': 'all-buffer',
};
function made({ area, hides = false, dispersion = 1.4, dispersionDf = 3, p = 0.2 }: Made): Finding {
  const window = { kind: 'fixed', from: '2021-01-01', to: '2021-12-31', label: '2021', reason: '' };
  const own: EstimatedChange = { ...change, window, dispersion, dispersionDf, p, q: p, method: 'quasi-poisson-t' };
  return {
    ...sample,
    metric: 'thefts',
    area,
    areaRole: roles[area] ?? 'comparison',
    role: 'goal',
    changes: { primary: 'baseline', baseline: own, sameSeason: own, previous: own },
    effect: { status: 'withheld', reason: 'not-asked-for' },
    expected: { value: 3, low: 1, high: 6 },
    series: hides ? quarters.with(1, hidden) : quarters,
    sentence: { key: 'unclear', params: { expected: 12 }, text: '' },
  };
}
const first = (findings: readonly Finding[]): Finding => {
  const [own] = protectDerived(findings);
  if (!own) throw new Error('a finding must come back');
  return own;
};
const baselineOf = (finding: Finding) => finding.changes.baseline;

describe('the scatter of periods', () => {
  it('takes the judgement with it where one of the baseline is hidden, and leaves both values', () => {
    const own = first([made({ area: 'A', hides: true })]);
    const { value, n } = change;
    expect(baselineOf(own)).toMatchObject({ status: 'withheld', reason: 'suppressed', before: { value, n } });
    expect(baselineOf(own).window?.kind).toBe('fixed');
    expect(own.changes.previous.status).toBe('withheld');
    expect([own.movement, own.expected, own.sentence.key]).toEqual(['withheld', null, 'no-comparison']);
    expect(own.now).toEqual(sample.now);
  });

  it('leaves changes whose periods scatter as chance has it, without the degrees of freedom of a t that was not used', () => {
    const own = first([made({ area: 'A', hides: true, dispersion: 1 })]);
    expect(baselineOf(own)).toMatchObject({ status: 'estimated', dispersion: 1, dispersionDf: 0 });
    expect([own.movement, own.expected]).toEqual([sample.movement, null]);
  });

  it('is that of single areas where a sum has few periods', () => {
    const parts = [made({ area: 'A', hides: true }), made({ area: 'B' })];
    const status = (dispersionDf: number): string =>
      baselineOf(first([made({ area: '@comparison', dispersionDf }), ...parts])).status;
    expect([status(3), status(12)]).toEqual(['estimated', 'withheld']);
  });

  it('of a share stands on how many records each area had in each period: it has two digits where one is hidden', () => {
    const of = (measure: Finding['measure'], dispersion = 2.2222): Finding => {
      const own = { ...made({ area: '*', dispersion, dispersionDf: 3.333, p: 0.11111 }), measure };
      return first([own, { ...made({ area: 'A', hides: true }), areaRole: 'program', measure }]);
    };
    const told = baselineOf(of('share')) as EstimatedChange;
    expect(told).toMatchObject({ dispersion: 2.2, dispersionDf: 3, p: 0.12, value: change.value, n: change.n });
    expect(baselineOf(of('share', 1))).toMatchObject({ status: 'estimated', p: 0.11111, dispersionDf: 0 });
    expect(baselineOf(of('count'))).toMatchObject({ dispersion: 2.2222, p: 0.11111 });
  });

  it('says nothing of periods after the baseline', () => {
    const later = { ...hidden, from: '2023-01-01', to: '2023-03-31' };
    const finding = { ...made({ area: 'A' }), series: [...quarters, later] };
    expect(first([finding])).toMatchObject({ movement: sample.movement, changes: finding.changes });
  });

  it('is that of the current window as well where the baseline is short', () => {
    const { from, to } = sample.now;
    const later = { ...hidden, from, to };
    const short = made({ area: 'A' });
    const baseline = { ...(short.changes.baseline as EstimatedChange), scatterOf: 'both-windows' as const };
    const finding = { ...short, changes: { ...short.changes, baseline }, series: [...quarters, later] };
    expect(baselineOf(first([finding]))).toMatchObject({ status: 'withheld', reason: 'suppressed' });
  });

  it('stays where nothing is hidden', () => {
    const finding = made({ area: 'A' });
    expect(first([finding])).toEqual(finding);
  });
});

describe('corrected p values', () => {
  it('are those of the family with hidden ones as 1: they would give the hidden p back', () => {
    const names = ['A', 'B', 'C'];
    const findings = names.map((area, at) => made({ area, p: [0.03, 0.02, 0.5][at] ?? 1, hides: at === 0 }));
    const qs = correctShown(protectDerived(findings)).map(({ changes }) =>
      changes.baseline.status === 'estimated' ? changes.baseline.q : null,
    );
    expect(qs).toEqual([null, expect.closeTo(0.06, 12), expect.closeTo(0.75, 12)]);
  });

  it('are those of the p values that are told: one with two digits is in them with two digits', () => {
    const findings = [made({ area: 'A', p: 0.04 }), made({ area: 'B', p: 0.0301 })];
    const qs = correctShown(findings).map(({ changes: { baseline } }) =>
      baseline.status === 'estimated' ? baseline.q : null,
    );
    expect(qs).toEqual([0.04, 0.04]);
  });
});

describe('effects', () => {
  const effect: EstimatedEffect = staggeredEffect({
    launch: '2022-01-01',
    eventStudy: eventStudyOf(),
    gap: gapOf(quarters),
    displacement: { status: 'estimated', estimate: 3, low: -2, high: 8, quotient: null },
    sensitivity: [
      { kind: 'without-area', choice: 'A', estimate: 0.9, low: 0.5, high: 1.4, turns: false },
      { kind: 'method', choice: '(another)', estimate: 0.9, low: 0.5, high: 1.4, turns: false },
      { kind: 'baseline-window', choice: '(the earlier half)', estimate: 0.8, low: 0.5, high: 1.2, turns: false },
    ],
  });
  const levels = {
    records: 900,
    observed: 0.2,
    expected: 0.23,
    comparisonMoved: 0,
    smallestPart: null,
    smallestInPeriod: null,
  };
  const ofShare: EstimatedEffect = { ...effect, scale: 'difference', levels };
  const ladder = { chosen: effect.design, refused: [], hash: 'f00d' };
  const effectOf = (own: EstimatedEffect, hides: readonly string[]): Finding =>
    first(
      [...new Set(['*', '@comparison', '@buffer', 'A', ...hides])].map((area) => ({
        ...made({ area, hides: hides.includes(area), dispersion: 1 }),
        ladder,
        ...(area === '*' ? { effect: own } : {}),
      })),
    );

  const many = ['A', ...Array.from({ length: 29 }, (_, n) => `A${n}`)];

  it('lose what is told by period where comparison areas together hide one', () => {
    const { effect: own } = effectOf(effect, ['@comparison']);
    expect(own).toMatchObject({
      status: 'estimated',
      estimate: effect.estimate,
      gap: [],
      eventStudy: [],
      otherPlacebos: [],
    });
  });

  it('lose other methods, and what is told without an area, where a single one hides a period', () => {
    const { effect: own } = effectOf(effect, many);
    if (own.status === 'withheld') throw new Error('the effect must stand');
    expect(own.sensitivity.map(({ kind }) => kind)).toEqual(['baseline-window']);
    expect(new Set(own.opinions.map(({ status }) => status))).toEqual(new Set(['withheld']));
    expect(own.gap).toEqual(effect.gap);
    expect([own.otherPlacebos, effect.otherPlacebos?.length]).toEqual([[], 2]);
  });

  it('lose the mix of comparison areas period by period where one of them hides one', () => {
    const mixed: EstimatedEffect = { ...effect, design: 'synthetic-control' };
    expect(effectOf(mixed, ['A']).effect).toMatchObject({ gap: [], eventStudy: [] });
  });

  it('on a share or a mean lose what is told by period where a comparison area hides one', () => {
    expect(effectOf(ofShare, ['A']).effect).toMatchObject({ status: 'estimated', gap: [], eventStudy: [], byArea: [] });
  });

  it('have two digits where every area in every period is in them, and one of these is hidden', () => {
    const digits = { p: 0.12345, low: 0.61234, dispersion: 1.2345 };
    expect(effectOf({ ...effect, ...digits }, many).effect).toMatchObject({ p: 0.13, low: 0.61, dispersion: null });
    expect(effectOf({ ...ofShare, estimate: -0.0246813 }, many).effect).toMatchObject({ estimate: -0.025 });
    expect(effectOf({ ...effect, ...digits }, []).effect).toMatchObject(digits);
  });

  it('beside few hidden numbers keep how large they are, and one wide range', () => {
    const own = { p: 0.12345, low: 0.61234, high: 2.31, estimate: 0.91234 };
    expect(effectOf({ ...effect, ...own }, ['A']).effect).toMatchObject({
      ...{ p: 0.2, low: 0.6, high: 2.5, estimate: 0.91, observed: effect.observed, gap: effect.gap },
      ...{ averted: null, smallestDetectable: null, eValue: null, sensitivity: [], eventStudy: [] },
      placebo: { status: 'withheld', reason: 'suppressed' },
    });
    const share = { ...ofShare, levels, estimate: -0.0246813, low: -0.0561, high: 0.0061 };
    expect(effectOf(share, ['A']).effect).toMatchObject({ estimate: -0.02, low: -0.06, high: 0.01 });
  });

  it('are not told by area where one hides a period before it began: what it was expected to have is what it had', () => {
    const byArea = [
      { area: 'P', launch: '2022-01-01', observed: 12, expected: 15.4, estimate: 0.78, low: 0.4, high: 1.5 },
    ];
    const ofOne = (hides: boolean): Finding['effect'] => {
      const area: Finding = {
        ...made({ area: 'P', hides, dispersion: 1 }),
        areaRole: 'program',
        launches: ['2022-01-01'],
      };
      return first([{ ...made({ area: '*', dispersion: 1 }), ladder, effect: { ...effect, byArea } }, area]).effect;
    };
    expect(ofOne(false)).toMatchObject({ byArea });
    expect(ofOne(true)).toMatchObject({ byArea: [], byCohort: [] });
  });

  it('say nothing of neighbours that hide a period', () => {
    expect(effectOf(effect, ['@buffer']).effect).toMatchObject({
      displacement: { status: 'withheld', reason: 'suppressed' },
      gap: effect.gap,
    });
  });

  it('go where their range is made of the scatter of one series, and a period of it is hidden', () => {
    const series: EstimatedEffect = {
      ...effect,
      design: 'interrupted-series',
      areas: { program: 6, comparison: 0 },
    };
    expect(effectOf(series, ['*'])).toMatchObject({
      effect: { status: 'withheld', reason: 'suppressed' },
      contribution: 'no-design',
    });
    expect(effectOf(series, ['@comparison']).effect.status).toBe('estimated');
  });

  it('lose the hash of the data from before the launch: each count could be tried out', () => {
    expect(effectOf(effect, ['A']).ladder.hash).toBe('');
    expect(effectOf(effect, []).ladder.hash).toBe('f00d');
  });
});

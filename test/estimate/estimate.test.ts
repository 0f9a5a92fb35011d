import { describe, expect, it } from 'vitest';
import { estimate, estimator, finishAlone, type SubjectEstimates } from '../../src/estimate/index.ts';
import type { Metric, Pipeline } from '../../src/spec/index.ts';
import { rateInterval, rateRatio } from '../../src/stats/index.ts';
import { area, metric, panel, pipeline } from './town.ts';

const launched = [{ start: '2022-01-01', end: null }];
const fourAreas = [
  area('A1', 'program', launched),
  area('A2', 'program', launched),
  area('B1', 'comparison'),
  area('B2', 'comparison'),
];
const halved = (place: string, month: string): number =>
  place.startsWith('A') && month >= '2022' ? 3 : 6 + (Number(month.slice(5)) % 2);

function only(
  made: ReturnType<typeof panel>,
  code: string,
  declared: Pipeline = pipeline(),
  metricId = 'shootings',
): SubjectEstimates {
  const found = estimate(declared, made, '2023-12-31').subjects.find(
    ({ subject }) => subject.code === code && subject.metric.id === metricId,
  );
  if (!found) throw new Error(`no estimates for ${code}`);
  return found;
}

describe('level', () => {
  it('is events over person-years, with the exact interval', () => {
    const { now } = only(panel({ areas: fourAreas, events: halved }), '*');
    const exposure = 20_000 * 365;
    expect(now).toMatchObject({ status: 'estimated', events: 72, exposure });
    if (now.status !== 'estimated') return;
    const exact = rateInterval({ events: 72, exposure: exposure / 365.25 / 100_000 }, 0.95);
    expect([now.value, now.low, now.high]).toEqual([exact.rate, exact.low, exact.high]);
  });

  it.each([
    ['incomplete-period', { cover: { from: '2020-01-01', to: '2023-11-30' } }],
    ['provisional-period', { settledThrough: '2023-10-31' }],
    ['no-exposure', { population: () => 0 }],
  ] as const)('is withheld: %s', (reason, options) => {
    const { now, changes } = only(panel({ areas: fourAreas, events: halved, ...options }), '*');
    expect(now).toMatchObject({ status: 'withheld', reason });
    expect(changes.baseline).toMatchObject({ status: 'withheld', reason });
  });

  it('is withheld where a month was not reported: that is not zero', () => {
    const { now } = only(
      panel({ areas: fourAreas, events: (place, month) => (month === '2023-05' ? null : halved(place, month)) }),
      '*',
    );
    expect(now).toMatchObject({ status: 'withheld', reason: 'not-reported' });
  });

  it('counts no events where nothing happened', () => {
    expect(only(panel({ areas: fourAreas, events: () => 0 }), '*').now).toMatchObject({
      status: 'estimated',
      events: 0,
      low: 0,
    });
  });
});

describe('change against the baseline', () => {
  it('is the exact conditional ratio where counts scatter no more than Poisson ones', () => {
    const { changes } = only(panel({ areas: fourAreas, events: halved }), '*');
    const exact = rateRatio({ events: 72, exposure: 20_000 * 365 }, { events: 312, exposure: 20_000 * 731 }, 0.95);
    expect(changes.baseline).toMatchObject({
      status: 'estimated',
      method: 'exact-central',
      dispersion: 1,
      estimate: exact.ratio,
      low: exact.low,
      high: exact.high,
      p: exact.p,
      percentAllowed: true,
    });
  });

  it('is wider, by t on the degrees of freedom, where they scatter more', () => {
    // the quarters with a burst are others every year: season does not explain them
    const noisy = (place: string, month: string): number =>
      ((Number(month.slice(5)) + 3 * Number(month.slice(0, 4))) % 12 === 0 ? 40 : 2) *
      (place.startsWith('A') && month >= '2022' ? 1 : 2);
    const { changes } = only(panel({ areas: fourAreas, events: noisy }), '*');
    if (changes.baseline.status !== 'estimated') throw new Error('withheld');
    expect(changes.baseline.method).toBe('quasi-poisson-t');
    expect(changes.baseline.dispersion).toBeGreaterThan(1.5);
    const exact = rateRatio(
      { events: changes.baseline.compared.events ?? 0, exposure: changes.baseline.compared.exposure ?? 0 },
      { events: changes.baseline.events ?? 0, exposure: changes.baseline.exposure ?? 0 },
      0.95,
    );
    expect(changes.baseline.low).toBeLessThan(exact.low);
  });

  it('compares only the same months where the window is not whole years', () => {
    const summer = (_: string, month: string): number => (['06', '07', '08'].includes(month.slice(5)) ? 20 : 5);
    const declared = pipeline({ windows: { current: { from: '2023-07-01', to: '2023-09-30' }, also: [] } });
    const { changes } = only(panel({ areas: fourAreas, events: summer }), '*', declared);
    expect(changes.baseline).toMatchObject({ status: 'estimated', estimate: 1 });
    expect(changes.baseline.status === 'estimated' && changes.baseline.window.label).toContain('same months');
  });

  it('knows a bound when nothing happened now, and an open one when nothing happened before', () => {
    const gone = only(panel({ areas: fourAreas, events: (_, month) => (month < '2022' ? 2 : 0) }), '*').changes
      .baseline;
    expect(gone).toMatchObject({ status: 'estimated', estimate: 0, low: 0 });
    expect(gone.status === 'estimated' && typeof gone.high === 'number' && gone.high < 0.1).toBe(true);
    const risen = only(panel({ areas: fourAreas, events: (_, month) => (month < '2022' ? 0 : 2) }), '*').changes
      .baseline;
    expect(risen).toMatchObject({
      status: 'estimated',
      estimate: { bound: 'none' },
      high: { bound: 'none' },
      value: 0,
      method: 'exact-central',
    });
    if (risen.status !== 'estimated') return;
    expect(risen.p).toBeLessThan(1e-10);
    expect(risen.low).toBeGreaterThan(10);
    // of 48 events, all but 48 / low are beyond what the baseline could have hidden
    expect(risen.absolute).toEqual({ estimate: 48, low: 48 * (1 - 1 / risen.adjusted.low), high: { bound: 'none' } });
    // one where there were none: no fewer than none could have been expected
    const one = (_area: string, month: string): number => (month === '2023-03' ? 1 : 0);
    const first = only(panel({ areas: fourAreas.slice(0, 1), events: one }), '*').changes.baseline;
    expect(first).toMatchObject({ absolute: { estimate: 1, low: 0, high: { bound: 'none' } } });
  });

  it('gives no limit in events where few of them leave more than ten times as many possible', () => {
    const few = (_area: string, month: string): number => (month === '2021-05' ? 1 : 0);
    const lone = only(panel({ areas: fourAreas.slice(0, 1), events: few }), '*').changes.baseline;
    if (lone.status !== 'estimated') throw new Error('withheld');
    expect(lone.adjusted.high).toBeGreaterThan(10);
    expect(lone.absolute.high).toEqual({ bound: 'none' });
    expect(only(panel({ areas: fourAreas, events: () => 0 }), '*').changes.baseline).toMatchObject({
      status: 'withheld',
      reason: 'too-few-events',
    });
  });

  it.each([
    ['windows-overlap', { kind: 'fixed', from: '2022-01-01', to: '2023-03-31', reason: 'x' }],
    ['no-baseline', { kind: 'fixed', from: '2018-01-01', to: '2019-12-31', reason: 'x' }],
    ['too-few-points', { kind: 'fixed', from: '2021-01-01', to: '2021-12-31', 'min-points': 8, reason: 'x' }],
    ['too-few-points', { kind: 'fixed', from: '2021-07-01', to: '2021-12-31', reason: 'less than a year' }],
  ] as const)('is withheld: %s', (reason, baseline) => {
    const declared = pipeline({ metrics: [metric({ baseline })] });
    expect(only(panel({ areas: fourAreas, events: halved }), '*', declared).changes.baseline).toMatchObject({
      status: 'withheld',
      reason,
    });
  });

  it('is withheld where no baseline is declared at all', () => {
    const declared = pipeline({ metrics: [metric({ baseline: null })] });
    expect(only(panel({ areas: fourAreas, events: halved }), '*', declared).changes.baseline).toMatchObject({
      status: 'withheld',
      reason: 'no-baseline',
    });
  });

  it('against last year and the time just before stands beside it', () => {
    const { changes } = only(panel({ areas: fourAreas, events: halved }), '*');
    expect(changes.sameSeason).toMatchObject({
      status: 'estimated',
      window: { from: '2022-01-01', to: '2022-12-31' },
      estimate: 1,
    });
    expect(changes.previous).toMatchObject({ status: 'estimated', window: { from: '2022-01-01', to: '2022-12-31' } });
  });
});

describe('season', () => {
  const winterHigh = (_: string, month: string): number => (['11', '12', '01', '02'].includes(month.slice(5)) ? 20 : 5);

  it('is balanced where the window is whole years: only whole years of the baseline are used', () => {
    const declared = pipeline({
      metrics: [
        metric({ baseline: { kind: 'fixed', from: '2020-10-01', to: '2022-03-31', reason: 'one winter too many' } }),
      ],
    });
    const { changes } = only(panel({ areas: fourAreas, events: winterHigh }), '*', declared);
    expect(changes.baseline).toMatchObject({
      status: 'estimated',
      window: { from: '2021-04-01', to: '2022-03-31' },
      estimate: 1,
    });
  });

  it('does not reach past the end of a baseline that ends inside a month', () => {
    const declared = pipeline({
      windows: { current: { from: '2023-01-01', to: '2023-03-31' }, also: [] },
      metrics: [metric({ baseline: { kind: 'fixed', from: '2020-01-01', to: '2022-03-15', reason: 'x' } })],
    });
    const { changes } = only(panel({ areas: fourAreas, events: winterHigh }), '*', declared);
    expect(changes.baseline.status === 'estimated' && changes.baseline.window.to).toBe('2022-03-15');
  });
});

describe('shared shocks', () => {
  const staggered = [1, 2, 3, 4].map((n) => area(`A${n}`, 'program', [{ start: `2022-0${2 * n - 1}-01`, end: null }]));

  it('widen the interval also where areas began at different times, so that no period has all of them', () => {
    // every third quarter is three times as bad in all areas alike
    const shocked = (_: string, month: string): number =>
      Math.floor((Number(month.slice(0, 4)) * 12 + Number(month.slice(5))) / 3) % 5 === 0 ? 9 : 3;
    const declared = pipeline({ metrics: [metric({ baseline: { kind: 'before-launch', years: 2, reason: 'x' } })] });
    const together = only(panel({ areas: staggered, events: shocked }), '*', declared).changes.baseline;
    const alone = only(panel({ areas: staggered, events: shocked }), 'A1', declared).changes.baseline;
    expect(
      together.status === 'estimated' && alone.status === 'estimated' && together.dispersion > 2 * alone.dispersion,
    ).toBe(true);
  });
});

describe('before each launch', () => {
  const staggered = [
    area('A1', 'program', [{ start: '2021-04-15', end: null }]),
    area('A2', 'program', [{ start: '2022-01-01', end: null }]),
    area('A3', 'program', [{ start: '2023-06-01', end: null }]),
    area('B1', 'comparison'),
  ];
  const declared = pipeline({ metrics: [metric({ baseline: { kind: 'before-launch', years: 1, reason: 'x' } })] });

  it('takes the year before each area’s own launch period, and leaves out areas that start inside the window', () => {
    const { changes } = only(panel({ areas: staggered, events: () => 4 }), '*', declared);
    expect(changes.baseline).toMatchObject({
      status: 'estimated',
      window: { from: '2020-04-01', to: '2021-12-31' },
      events: 2 * 48,
      compared: { events: 2 * 48, areas: 2 },
    });
  });

  it('measures areas that never had a launch over the months that are some programme area’s baseline, in whole years', () => {
    const { changes } = only(panel({ areas: staggered, events: () => 4 }), '@comparison', declared);
    expect(changes.baseline).toMatchObject({ status: 'estimated', window: { from: '2021-01-01', to: '2021-12-31' } });
  });

  it('says when the data do not reach as far back as declared', () => {
    const long = pipeline({ metrics: [metric({ baseline: { kind: 'before-launch', years: 3, reason: 'x' } })] });
    const { changes } = only(panel({ areas: staggered, events: () => 4 }), '*', long);
    expect(changes.baseline.status === 'estimated' && changes.baseline.window.label).toBe(
      'the 3 years before the programme began, as far as the data reach',
    );
  });
});

describe('areas with baselines of different lengths', () => {
  it('show no change where none of them changed, however unlike their rates are', () => {
    // A1 has many events and a short baseline, B1 few and a long one: a plain sum would say +38 % or so
    const areas = [
      area('A1', 'program', [{ start: '2021-01-01', end: null }]),
      area('A2', 'program', [{ start: '2023-01-01', end: null }]),
      area('B1', 'comparison'),
    ];
    const declared = pipeline({ metrics: [metric({ baseline: { kind: 'before-launch', years: 1, reason: 'x' } })] });
    const { changes } = only(panel({ areas, events: (place) => (place === 'B1' ? 1 : 20) }), '@all', declared);
    expect(changes.baseline.status === 'estimated' && changes.baseline.estimate).toBeCloseTo(1, 2);
  });
});

describe('suspended sites', () => {
  const interrupted = [
    area('A1', 'program', [
      { start: '2022-01-01', end: '2022-12-31' },
      { start: '2023-07-01', end: null },
    ]),
    area('B1', 'comparison'),
  ];

  it('leaves out the months in which a site was closed, events and exposure alike', () => {
    const { now, subject } = only(panel({ areas: interrupted, events: () => 2 }), '*');
    expect(now).toMatchObject({ status: 'estimated', events: 12, exposure: 10_000 * 184 });
    expect(subject.suspended).toEqual(['A1']);
  });

  it('says so where it was closed all the time', () => {
    const declared = pipeline({ windows: { current: { from: '2023-01-01', to: '2023-03-31' }, also: [] } });
    expect(only(panel({ areas: interrupted, events: () => 2 }), '*', declared).now).toMatchObject({
      status: 'withheld',
      reason: 'site-suspended',
    });
  });
});

describe('families', () => {
  it('adjusts p over the declared family, and gives the interval that says the same', () => {
    const metrics = ['a', 'b', 'c'].map((id) => metric({ id, title: id }));
    const change: Readonly<Record<string, number>> = { a: 2, b: 4, c: 6 };
    const made = panel({
      areas: fourAreas,
      metrics: ['a', 'b', 'c'],
      events: (_, month, id) => (month >= '2023' ? (change[id] ?? 0) : 6),
    });
    const all = ['a', 'b', 'c'].map((id) => only(made, '*', pipeline({ metrics }), id).changes.baseline);
    for (const entry of all) {
      if (entry.status !== 'estimated') throw new Error('withheld');
      const excludesOne =
        entry.adjusted.low > 1 || (typeof entry.adjusted.high === 'number' && entry.adjusted.high < 1);
      expect(excludesOne).toBe(entry.q <= 0.05);
      expect(entry.q).toBeGreaterThanOrEqual(entry.p);
      expect(entry.adjusted.level).toBeCloseTo(1 - (2 * 0.05) / 3, 12);
    }
  });

  it('does not adjust guardrails: a warning must not be talked away', () => {
    const metrics = [metric({ id: 'a', title: 'a' }), metric({ id: 'b', title: 'b', role: 'guardrail' })];
    const made = panel({ areas: fourAreas, metrics: ['a', 'b'], events: () => 6 });
    expect(only(made, '*', pipeline({ metrics }), 'b').changes.baseline).toMatchObject({ adjusted: { level: 0.95 } });
  });
});

describe('a metric with a window of its own', () => {
  const of = (changes: Partial<Metric>, events = (): number => 2) => {
    const metrics = [metric({ baseline: { kind: 'previous', reason: 'as long before' }, ...changes })];
    return only(panel({ areas: fourAreas, events }), '*', pipeline({ metrics }));
  };

  it('is told of it and compared with as long a time before, and of no other window', () => {
    const { now, also, changes } = of({ window: { from: '2022-01-01', to: '2023-12-31' } });
    expect(now).toMatchObject({ status: 'estimated', from: '2022-01-01', to: '2023-12-31' });
    expect(also).toEqual([]);
    expect(changes.baseline).toMatchObject({
      status: 'estimated',
      n: 96,
      compared: { n: 96 },
      window: { kind: 'previous', from: '2020-01-01', to: '2021-12-31', label: '2020 to 2021' },
    });
    expect(changes.sameSeason).toMatchObject({ status: 'withheld', reason: 'windows-overlap' });
  });

  it('has no change where data do not reach back twice as far, and no value where they do not reach at all', () => {
    const three = of({ window: 'last-3-years' });
    expect(three.now).toMatchObject({ status: 'estimated', label: '2021 to 2023' });
    expect(three.changes.baseline).toMatchObject({ status: 'withheld', reason: 'no-baseline' });
    expect(of({ window: 'last-5-years' }).now).toMatchObject({ status: 'withheld', reason: 'incomplete-period' });
  });

  it('tells no single period where one of them is too small to be shown, so that the sum can be', () => {
    const window = { from: '2022-01-01', to: '2023-12-31' };
    const states = (minimum: number): readonly string[] => [
      ...new Set(of({ window, minimum }, () => 1).series.map(({ state, n }) => `${state} ${n}`)),
    ];
    expect(states(7)).toEqual(['suppressed null']);
    expect(states(6)).toEqual(['reported 6']);
  });
});

describe('effects', () => {
  it('are for all programme areas together, by the strongest design that the past can carry', () => {
    const made = panel({ areas: fourAreas, events: halved });
    expect(only(made, '*').effect).toMatchObject({
      status: 'estimated',
      design: 'weighted-displacement-difference',
      launch: '2022-01-01',
      from: '2022-01-01',
      to: '2023-12-31',
    });
    expect(only(made, '*').ladder.chosen).toBe('weighted-displacement-difference');
    expect(only(made, 'A1').effect).toMatchObject({ status: 'withheld' });
  });

  it('are by the design that was asked for, or withheld: never silently by another', () => {
    const asked = (design: 'before-after' | 'weighted-displacement-difference', areas = fourAreas) => {
      const metrics = [metric({ decision: { ...metric().decision, design } })];
      return only(panel({ areas, events: halved }), '*', pipeline({ metrics }));
    };
    expect(asked('before-after').effect).toMatchObject({ status: 'estimated', design: 'before-after' });
    const alone = fourAreas.filter(({ role }) => role === 'program');
    expect(asked('weighted-displacement-difference', alone).effect).toEqual({
      status: 'withheld',
      reason: 'no-comparison-areas',
    });
    expect(asked('weighted-displacement-difference', alone).ladder.chosen).toBeNull();
  });

  it('are asked of what should follow from the work, and of work only where it or its pipeline says so', () => {
    const of = (changes: Partial<Metric>) =>
      only(panel({ areas: fourAreas, events: halved }), '*', pipeline({ metrics: [metric(changes)] }));
    const { decision } = metric();
    for (const question of ['how-much', 'how-well'] as const) {
      expect(of({ question }).effect).toEqual({ status: 'withheld', reason: 'own-work' });
      expect(of({ question }).ladder).toEqual({ chosen: null, refused: [], hash: '' });
      expect(of({ question, effect: true }).effect.status).toBe('estimated');
      expect(of({ question, decision: { ...decision, design: 'before-after' } }).effect.status).toBe('estimated');
    }
    expect(of({ question: 'better-off', effect: false }).effect).toEqual({ status: 'withheld', reason: 'own-work' });
  });

  it('say so where the programme has no start', () => {
    const { effect } = only(panel({ areas: [area('A1', 'program'), area('B1', 'comparison')], events: halved }), '*');
    expect(effect).toEqual({ status: 'withheld', reason: 'no-launch' });
  });

  it('are adjusted over the metrics of a family, with the interval that says the same', () => {
    const metrics = ['a', 'b', 'c'].map((id) => metric({ id, title: id }));
    const fall: Readonly<Record<string, number>> = { a: 1, b: 4, c: 6 };
    const made = panel({
      areas: fourAreas,
      metrics: ['a', 'b', 'c'],
      events: (place, month, id) => (place.startsWith('A') && month >= '2022' ? (fall[id] ?? 0) : 6),
    });
    const effects = ['a', 'b', 'c'].map((id) => only(made, '*', pipeline({ metrics }), id).effect);
    for (const effect of effects) {
      if (effect.status !== 'estimated') throw new Error('withheld');
      const excludesNone =
        effect.adjusted.low > 0 || (typeof effect.adjusted.high === 'number' && effect.adjusted.high < 0);
      expect(excludesNone).toBe(effect.q <= 0.05);
      expect(effect.adjusted.level).toBeCloseTo(1 - (2 * 0.05) / 3, 12);
    }
  });
});

describe('series', () => {
  it('has one point a period, and says what each of them is', () => {
    const made = panel({
      areas: fourAreas,
      events: (place, month) => (month === '2021-05' ? null : halved(place, month)),
      cover: { from: '2020-01-01', to: '2023-11-15' },
      settledThrough: '2023-06-30',
    });
    const { series } = only(made, '*', pipeline({ windows: { current: 'last-quarter', also: [] } }));
    const states = new Map(series.map((point) => [point.period, point.state]));
    expect(series).toHaveLength(16);
    expect([states.get('2021-Q1'), states.get('2021-Q2'), states.get('2023-Q3'), states.get('2023-Q4')]).toEqual([
      'reported',
      'not-reported',
      'provisional',
      'incomplete',
    ]);
    expect(series.find((point) => point.period === '2021-Q2')).toMatchObject({ value: null, events: null });
  });

  it('expects, from the baseline, a range that holds its mean', () => {
    const { expected } = only(panel({ areas: fourAreas, events: halved }), '*');
    expect(expected && expected.low < expected.value && expected.value < expected.high).toBe(true);
  });
});

describe('who is not told of', () => {
  it('has all that redaction asks, and nothing that takes long and that nobody reads', () => {
    const made = panel({ areas: fourAreas, events: halved });
    const whole = estimate(pipeline(), made, '2023-12-31').subjects;
    const { subjects } = finishAlone(
      estimator(pipeline(), '2023-12-31', { isTold: ({ code }) => code === '*', effectsInFull: true })(made),
    );
    const asked = ({ now, also, effect }: SubjectEstimates) => ({ now, also, effect });
    expect(subjects.map(asked)).toEqual(whole.map(asked));
    for (const [place, own] of subjects.entries()) {
      if (own.subject.code === '*') {
        const { process, changes, series } = whole[place] ?? own;
        expect(own).toMatchObject({ process, changes, series });
        continue;
      }
      expect(own.series).toEqual(
        whole[place]?.series.map((point) => ({ ...point, value: null, low: null, high: null })),
      );
      expect(own).toMatchObject({ expected: null, process: { status: 'withheld', reason: 'not-asked-for' } });
      for (const which of ['baseline', 'sameSeason', 'previous'] as const) {
        const change = whole[place]?.changes[which];
        const told = own.changes[which];
        if (change?.status !== 'estimated' || told.status !== 'estimated') expect(told).toEqual(change);
        else {
          const { window, compared, value, n, events, exposure } = change;
          expect(told).toMatchObject({ window, compared, value, n, events, exposure });
          // nobody reads an interval of theirs: it leaves nothing out
          expect(told).toMatchObject({ low: 0, high: { bound: 'none' }, p: 1, smallestDetectable: null });
        }
      }
    }
  });

  it('is judged where somebody of the same family is told of', () => {
    const made = panel({ areas: fourAreas, events: halved });
    const whole = estimate(pipeline(), made, '2023-12-31').subjects;
    const told = whole.find(({ subject: { role } }) => role === 'program')?.subject.code;
    const { subjects } = finishAlone(
      estimator(pipeline(), '2023-12-31', { isTold: ({ code }) => code === told, effectsInFull: true })(made),
    );
    for (const [place, { subject, changes }] of subjects.entries()) {
      const { baseline } = whole[place]?.changes ?? changes;
      const isAlone = subject.role === 'program' || subject.role === 'comparison';
      if (baseline.status !== 'estimated' || changes.baseline.status !== 'estimated') continue;
      const { p, q } = baseline;
      if (isAlone) expect(changes.baseline).toMatchObject({ p, q });
      else expect(changes.baseline.p).toBe(1);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { type DesignPanel, type DesignTerms, estimateEffect } from '../../../src/estimate/designs/index.ts';
import { byQuarters } from '../../../src/estimate/designs/longer-periods.ts';
import type { DesignId, EstimatedEffect } from '../../../src/spec/index.ts';
import { named, type PanelInput, panelFrom, terms } from './panels.ts';
import { diceOf } from './random.ts';

interface Made {
  readonly program?: number;
  readonly comparison?: number;
  readonly buffers?: number;
  readonly ratio?: number;
  /** What happens in neighbouring areas from the launch on. */
  readonly nextDoor?: number;
  /** How comparison areas of another level move from the launch on, and how many there are. */
  readonly unlike?: { readonly count: number; readonly ratio: number };
  /** What programme areas do by themselves, by period. */
  readonly drift?: (period: number) => number;
  readonly seed?: number;
}

const launchOf = (index: number): number => 16 + 2 * (index % 3);

function made(options: Made = {}): DesignPanel {
  const { program = 9, comparison = 14, buffers = 0, ratio = 1, nextDoor = 1, seed = 1, drift = () => 1 } = options;
  const { unlike = { count: 0, ratio: 1 } } = options;
  const dice = diceOf(seed);
  const launches = (letter: string, count: number): Readonly<Record<string, number>> =>
    Object.fromEntries(named(letter, count).map((area, index) => [area, launchOf(index)]));
  const events: PanelInput['events'] = (area, period) => {
    const since = period >= launchOf(Number(area.slice(1)));
    const level = area.startsWith('U') ? 200 : 18 + (Number(area.slice(1)) % 4);
    const own = { P: drift(period) * (since ? ratio : 1), B: since ? nextDoor : 1, U: period >= 16 ? unlike.ratio : 1 };
    return dice.poisson(level * (own[area[0] as keyof typeof own] ?? 1) * (period % 4 === 1 ? 1.3 : 1));
  };
  return panelFrom({
    periods: 32,
    program: launches('P', program),
    comparison: [...named('C', comparison), ...named('U', unlike.count)],
    buffers: launches('B', buffers),
    events,
  });
}

const draft = (panel: DesignPanel, changes: Partial<DesignTerms & { readonly named: DesignId | 'strongest' }> = {}) =>
  estimateEffect({ panel, leftOut: [], terms: { ...terms(), named: 'strongest', ...changes } });

function effectOf(panel: DesignPanel, changes: Parameters<typeof draft>[1] = {}, level = 0.95): EstimatedEffect {
  const found = draft(panel, changes);
  if (found.status === 'withheld') throw new Error(`withheld: ${found.reason}`);
  return found.finish({ q: found.p, level });
}
const finite = (bound: EstimatedEffect['high']): number => (typeof bound === 'number' ? bound : Infinity);

describe('an effect', () => {
  it('comes with the ladder, and stands for the days of the treated cells', () => {
    const panel = made({ ratio: 0.8 });
    const found = draft(panel);
    expect(found.ladder.chosen).toBe('staggered-adoption');
    expect(effectOf(panel)).toMatchObject({
      design: 'staggered-adoption',
      grain: 'quarter',
      launch: '2014-01-01',
      from: '2014-01-01',
      to: '2017-12-31',
      areas: { program: 9, comparison: 14 },
    });
  });

  it('is withheld with the reason of the design that was asked for', () => {
    expect(draft(made(), { named: 'difference-in-differences' })).toMatchObject({
      status: 'withheld',
      reason: 'staggered-launches',
      ladder: { chosen: null },
    });
    expect(draft(made({ program: 0 }))).toMatchObject({ status: 'withheld', reason: 'no-launch' });
  });

  it('shows the interval that matches the family, and gives averted events by it', () => {
    for (const ratio of [0.8, 0.95, 1.1]) {
      const effect = effectOf(made({ ratio }), {}, 0.99);
      expect(effect.adjusted.level).toBe(0.99);
      expect(effect.adjusted.low).toBeLessThan(effect.low);
      expect(finite(effect.adjusted.high)).toBeGreaterThan(finite(effect.high));
      const { averted, adjusted } = effect;
      if (averted === null) throw new Error('no averted events');
      expect(finite(averted.high) > 0).toBe(adjusted.low < 1);
      expect(finite(averted.low) > 0).toBe(finite(adjusted.high) < 1);
      expect(averted.estimate).toBeCloseTo((effect.expected ?? 0) - (effect.observed ?? 0), 9);
    }
  });

  it('says how small a change it could have shown, and how strong another cause would have to be', () => {
    const effect = effectOf(made({ ratio: 0.7 }));
    expect(effect.smallestDetectable).toBeGreaterThan(0.8);
    expect(effect.smallestDetectable).toBeLessThan(1);
    expect(effect.eValue?.estimate).toBeGreaterThan(effect.eValue?.limit ?? 9);
    expect(effect.eValue?.limit).toBeGreaterThan(1);
    expect(effectOf(made({ ratio: 1 })).eValue?.limit).toBe(1);
  });
});

describe('the pretended launch', () => {
  const fading = (period: number): number => 1 - 0.03 * Math.max(0, period - 6);

  it.each([
    ['supported', {}, 0.5],
    ['inconclusive', {}, 0.97],
    ['inconclusive', {}, null],
    ['failed', { drift: fading }, 0.9],
  ] as const)('is %s', (verdict, changes, smallestWorthwhile) => {
    const { placebo } = effectOf(made(changes), { smallestWorthwhile });
    expect(placebo).toMatchObject({ status: 'estimated', verdict, periods: 8 });
  });

  it('is tried at two other leads, which judge nothing', () => {
    // areas that were at their worst some quarters before they began, and back at their usual level in the last
    const coming = (period: number): number => (period < 15 ? 1.4 : 1);
    const { placebo, otherPlacebos = [] } = effectOf(made({ drift: coming }), { smallestWorthwhile: 0.9 });
    expect(placebo).toMatchObject({ status: 'estimated', verdict: 'inconclusive', periods: 8 });
    expect(otherPlacebos.map(({ periods, verdict }) => [periods, verdict])).toEqual([
      [1, 'failed'],
      [4, 'failed'],
    ]);
    expect(effectOf(made()).otherPlacebos?.map(({ verdict }) => verdict)).not.toContain('failed');
  });

  it('is not made where too little time lies before the launch', () => {
    const panel = panelFrom({
      periods: 24,
      program: { P0: 10, P1: 11, P2: 10, P3: 11, P4: 10 },
      comparison: named('C', 9),
      events: (area, period) => 10 + ((area.charCodeAt(1) * 7 + period * 5) % 6),
    });
    expect(effectOf(panel).placebo).toEqual({ status: 'withheld', reason: 'too-few-periods-before' });
  });

  it('sees nothing of what happened after the launch', () => {
    const [calm, changed] = [made({ ratio: 1 }), made({ ratio: 1 })];
    const events = changed.events.map((count, at) => (changed.state[at] === 1 ? count * 3 : count));
    expect(effectOf({ ...changed, events }).placebo).toEqual(effectOf(calm).placebo);
  });
});

describe('comparison areas of like level', () => {
  it('turn the verdict where those of another level made it: no number of events is given', () => {
    const effect = effectOf(made({ unlike: { count: 8, ratio: 1.5 } }));
    expect(finite(effect.high)).toBeLessThan(1);
    const like = effect.sensitivity.find(({ kind }) => kind === 'comparison-areas');
    expect(like).toMatchObject({ turns: true });
    expect(effect.averted).toBeNull();
    expect(effect.opinions[0]).toMatchObject({ design: 'like-level-comparison', status: 'estimated' });
  });

  it('leave the verdict where it is, or are all there are', () => {
    const effect = effectOf(made({ ratio: 0.7, unlike: { count: 3, ratio: 1 } }));
    expect(effect.sensitivity.find(({ kind }) => kind === 'comparison-areas')).toMatchObject({ turns: false });
    expect(effect.averted).not.toBeNull();
    expect(effectOf(made({ ratio: 0.7 })).sensitivity.some(({ kind }) => kind === 'comparison-areas')).toBe(false);
  });

  it('are none where none is like: the series alone is another choice, and called so', () => {
    const panel = made({ comparison: 0, ratio: 0.7, unlike: { count: 8, ratio: 1 } });
    const { areas, sensitivity, opinions } = effectOf(panel, { named: 'interrupted-series' });
    expect(areas.comparison).toBe(8);
    const [other] = sensitivity;
    expect(other).toMatchObject({ kind: 'no-comparison-areas', choice: 'for none is of like level' });
    expect(opinions).toEqual([]);
  });
});

describe('what moved next door', () => {
  it.each([
    [1.4, 1],
    [0.7, -1],
  ])('is counted in events: a ratio of %d', (nextDoor, side) => {
    const { displacement } = effectOf(made({ ratio: 0.7, buffers: 6, nextDoor }));
    if (displacement.status === 'withheld') throw new Error(displacement.reason);
    expect(Math.sign(displacement.low)).toBe(side);
    expect(Math.sign(displacement.high)).toBe(side);
    expect(displacement.low < displacement.estimate && displacement.estimate < displacement.high).toBe(true);
    // neighbours that lost events share in the gain; those that won them took of it
    expect(Math.sign(displacement.quotient ?? 0)).toBe(-side);
  });

  it('is no part of the effect itself', () => {
    const [with6, without] = [made({ ratio: 0.7, buffers: 6 }), made({ ratio: 0.7 })].map((panel) => effectOf(panel));
    expect(with6?.areas).toEqual(without?.areas);
  });

  it('is withheld without neighbours, or without anything to compare them with', () => {
    expect(effectOf(made()).displacement).toEqual({ status: 'withheld', reason: 'no-buffer-areas' });
    const { displacement } = effectOf(made({ buffers: 3 }), { named: 'before-after' });
    expect(displacement).toEqual({ status: 'withheld', reason: 'no-comparison-areas' });
  });
});

describe('second opinions and other choices', () => {
  it('look at the same data in other ways', () => {
    const { opinions } = effectOf(made({ ratio: 0.7 }));
    expect(opinions.map(({ design, variant, status }) => [design, variant, status])).toEqual([
      ['poisson-areas-and-periods', '', 'estimated'],
      ['group-time-effects', 'against areas that never join', 'estimated'],
      ['group-time-effects', 'against areas that have not joined yet', 'estimated'],
      ['group-time-effects', 'allowing for the level before (doubly robust)', 'estimated'],
    ]);
    for (const opinion of opinions) {
      if (opinion.status === 'withheld') throw new Error(opinion.reason);
      expect(finite(opinion.high)).toBeLessThan(opinion.scale === 'ratio' ? 1 : 0);
    }
  });

  it('say why group-time effects are not given for few areas', () => {
    const { opinions } = effectOf(made({ program: 3, ratio: 0.7 }));
    expect(opinions.at(-1)).toEqual({
      status: 'withheld',
      design: 'group-time-effects',
      variant: '',
      reason: 'too-few-program-areas',
    });
  });

  it('hold the verdict against halves of the baseline, other methods, and each area left out', () => {
    const { sensitivity, estimate } = effectOf(made({ ratio: 0.7 }));
    expect(sensitivity.map(({ kind }) => kind)).toEqual([
      'baseline-window',
      'baseline-window',
      'without-area',
      'without-area',
      'method',
    ]);
    expect(sensitivity.every(({ turns }) => !turns)).toBe(true);
    const areas = sensitivity.filter(({ kind }) => kind === 'without-area');
    expect(areas[0]?.estimate).toBeLessThan(estimate as number);
    expect(areas[1]?.estimate).toBeGreaterThan(estimate as number);
  });

  it('show every area without which the verdict would be another one', () => {
    const panel = made({ ratio: 1 });
    // one area, and it alone, had three times fewer
    const events = panel.events.map((count, at) =>
      Math.floor(at / 32) === 0 && panel.state[at] === 1 ? Math.round(count / 3) : count,
    );
    const { sensitivity } = effectOf({ ...panel, events }, {}, 0.6);
    const turning = sensitivity.filter(({ kind, turns }) => kind === 'without-area' && turns);
    expect(turning.map(({ choice }) => choice)).toContain('P0');
  });

  it('count in areas that had no events before, with none expected there', () => {
    const panel = made({ ratio: 0.7 });
    const events = panel.events.slice();
    events.fill(0, 0, 16);
    const bound = effectOf({ ...panel, events }).sensitivity.find(({ kind }) => kind === 'no-events-before');
    expect(bound?.estimate).toBeGreaterThan(effectOf({ ...panel, events }).estimate as number);
  });
});

describe('months by quarters', () => {
  const panel = panelFrom({
    grain: 'month',
    periods: 20,
    program: { P0: 7 },
    comparison: ['C0'],
    events: (_, period) => period,
    leftOut: (area, period) => area === 'C0' && period === 4,
  });

  it('add up where all months count, and are treated from the quarter of the launch on', () => {
    const quarters = byQuarters(panel);
    expect(quarters.periods.map(({ from }) => from)).toEqual([
      '2010-01-01',
      '2010-04-01',
      '2010-07-01',
      '2010-10-01',
      '2011-01-01',
      '2011-04-01',
    ]);
    expect([...quarters.state]).toEqual([0, 0, 1, 1, 1, 1, 0, 2, 0, 0, 0, 0]);
    expect([...quarters.events.subarray(0, 6)]).toEqual([3, 12, 21, 30, 39, 48]);
    expect(quarters.areas.map(({ launch }) => launch)).toEqual([2, null]);
  });
});

describe('an effect of which only the verdict is asked', () => {
  const towns = [
    { of: 'an effect', panel: made({ ratio: 0.7, buffers: 6 }) },
    { of: 'areas of another level that moved as well', panel: made({ ratio: 0.7, unlike: { count: 16, ratio: 0.7 } }) },
    { of: 'effects next door', panel: made({ nextDoor: 0.6, buffers: 9 }) },
    { of: 'a drift of its own', panel: made({ drift: (period) => 1 - period / 60 }) },
  ];

  it.each(towns)(
    'of $of is the same without second opinions, other starts, halves of the baseline, neighbours and time since launch',
    ({ panel }) => {
      const verdictOnly = estimateEffect({
        panel,
        leftOut: [],
        terms: { ...terms(), named: 'strongest' },
        inFull: false,
      });
      if (verdictOnly.status === 'withheld') throw new Error(`withheld: ${verdictOnly.reason}`);
      const found = verdictOnly.finish({ q: verdictOnly.p, level: 0.95 });
      const whole = effectOf(panel);
      const isCheap = ({ kind }: EstimatedEffect['sensitivity'][number]) =>
        kind !== 'baseline-window' && kind !== 'method';
      expect(whole.opinions.length).toBeGreaterThan(found.opinions.length);
      expect(whole.sensitivity.some((one) => !isCheap(one))).toBe(true);
      expect(whole.eventStudy.length).toBeGreaterThan(0);
      expect(found).toEqual({
        ...whole,
        displacement: { status: 'withheld', reason: 'not-asked-for' },
        eventStudy: [],
        opinions: whole.opinions.filter(({ design }) => design === 'like-level-comparison'),
        otherPlacebos: [],
        sensitivity: whole.sensitivity.filter(isCheap),
      });
    },
  );
});

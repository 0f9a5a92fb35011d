import { describe, expect, it } from 'vitest';
import {
  type DonorPanel,
  fitGate,
  leaveOneDonorOut,
  meanUnit,
  placebosInSpace,
  syntheticControl,
} from '../../../src/stats/index.ts';

const unit = (name: string, ...values: readonly number[]) => ({ unit: name, values });

/** Three donors of which the treated unit is a mixture before the launch, and 2 below it afterwards. */
const perfect: DonorPanel = {
  treated: unit('t', 5, 7, 4, 4, 1),
  donors: [unit('a', 2, 6, 5, 7, 1), unit('b', 8, 8, 3, 5, 5), unit('c', 50, 1, 40, 9, 9)],
  prePeriods: 3,
};

describe('syntheticControl', () => {
  it('has an infinite ratio after a perfect fit', () => {
    const control = syntheticControl(perfect);
    expect(control.weights.map(({ weight }) => Number(weight.toFixed(9)))).toEqual([0.5, 0.5, 0]);
    expect(control.att).toBeCloseTo(-2, 9);
    expect(control).toMatchObject({ preRmspe: 0, ratio: Infinity });
  });

  it('has no ratio where nothing ever differs', () => {
    const still = { treated: unit('t', 0, 0, 0), donors: [unit('a', 0, 0, 0), unit('b', 0, 0, 0)], prePeriods: 2 };
    expect(syntheticControl(still)).toMatchObject({ att: 0, preRmspe: 0, postRmspe: 0, ratio: null });
  });

  it('needs one donor, one period before and one after', () => {
    const one = syntheticControl({ treated: unit('t', 5, 9), donors: [unit('a', 4, 4)], prePeriods: 1 });
    expect(one).toMatchObject({ gaps: [1, 5], att: 5, ratio: 5 });
  });

  it.each<[string, Partial<DonorPanel>, string]>([
    ['no donors', { donors: [] }, 'donors: must be at least one'],
    ['nothing after the launch', { prePeriods: 5 }, 'prePeriods: must be'],
    ['nothing before the launch', { prePeriods: 0 }, 'prePeriods: must be'],
    ['a unit twice', { donors: [unit('t', 1, 2, 3, 4, 5)] }, 'unit t: must be in the panel once'],
    ['a series too short', { donors: [unit('a', 1, 2)] }, 'unit a: must have 5 periods'],
    ['a missing number', { donors: [unit('a', 1, 2, Number.NaN, 4, 5)] }, 'unit a: must have a number in period 3'],
  ])('refuses %s', (_, part, message) => {
    expect(() => syntheticControl({ ...perfect, ...part })).toThrow(message);
  });
});

describe('placebosInSpace', () => {
  const noisy: DonorPanel = {
    treated: unit('t', 10, 12, 11, 20, 21),
    donors: [unit('a', 9, 12, 10, 11, 10), unit('b', 13, 11, 12, 12, 11), unit('c', 12, 14, 11, 13, 13)],
    prePeriods: 3,
  };

  it('fits each donor on the others and the programme area', () => {
    const { fits, rank, n, p } = placebosInSpace(noisy);
    expect([rank, n, p]).toEqual([1, 4, 0.25]);
    expect(fits[0]?.unit).toBe('t');
    const [a, b, c] = noisy.donors;
    const placebo = syntheticControl({ ...noisy, treated: b!, donors: [noisy.treated, a!, c!] });
    expect(fits.find((fit) => fit.unit === 'b')?.ratio).toBeCloseTo(placebo.ratio ?? Number.NaN, 12);
  });

  it('counts equal ratios against the programme area', () => {
    const alike = { ...perfect, donors: [...perfect.donors, unit('d', 5, 7, 4, 6, 3)] };
    const { fits, rank } = placebosInSpace(alike);
    const infinite = fits.filter(({ ratio }) => ratio === Infinity).length;
    expect(infinite).toBeGreaterThan(1);
    expect(rank).toBe(infinite);
  });

  it('leaves areas without any gap out of the ranks', () => {
    const donors = [...noisy.donors, unit('empty', 0, 0, 0, 0, 0), unit('void', 0, 0, 0, 0, 0)];
    const { unranked, n } = placebosInSpace({ ...noisy, donors });
    expect(unranked).toEqual(['empty', 'void']);
    expect(n).toBe(4);
    const silent = { ...noisy, treated: unit('t', 0, 0, 0, 0, 0), donors };
    expect(placebosInSpace(silent)).toMatchObject({ rank: null, p: null });
  });

  it('needs two donors', () => {
    expect(() => placebosInSpace({ ...noisy, donors: noisy.donors.slice(0, 1) })).toThrow('two or more');
  });
});

describe('leaveOneDonorOut', () => {
  it('leaves out only donors that carry weight', () => {
    const fits = leaveOneDonorOut(perfect);
    expect(fits.map((fit) => fit.unit)).toEqual(['a', 'b']);
    const direct = syntheticControl({ ...perfect, donors: perfect.donors.slice(1) });
    expect(fits[0]?.att).toBeCloseTo(direct.att, 12);
  });

  it('has nothing to leave out with one donor', () => {
    expect(leaveOneDonorOut({ ...perfect, donors: perfect.donors.slice(0, 1) })).toEqual([]);
  });
});

describe('fitGate', () => {
  const donors = Array.from({ length: 19 }, (_, index) =>
    unit(`d${index}`, ...Array.from({ length: 25 }, () => 91 + index)),
  );
  const panel: DonorPanel = { treated: unit('t', ...Array.from({ length: 25 }, () => 100)), donors, prePeriods: 20 };

  it.each([
    ['at 1.25 of the noise', panel, { preRmspe: 12.5, dispersion: 1 }, 'good', []],
    ['above 1.25 of the noise', panel, { preRmspe: 12.6, dispersion: 1 }, 'refused', ['poor fit']],
    ['with the noise of overdispersed counts', panel, { preRmspe: 12.6, dispersion: 2 }, 'good', []],
    [
      'with 18 donors',
      { ...panel, donors: donors.slice(1) },
      { preRmspe: 9, dispersion: 1 },
      'no verdict',
      ['few donors'],
    ],
    [
      'above every donor',
      { ...panel, donors: donors.map((d) => unit(d.unit, ...d.values.map((value) => value - 20))) },
      { preRmspe: 9, dispersion: 1 },
      'refused',
      ['outside the donors'],
    ],
    ['too near, with fewer donors than periods', panel, { preRmspe: 1, dispersion: 1 }, 'good', []],
    [
      'too near, with as many donors',
      { ...panel, prePeriods: 19 },
      { preRmspe: 4.9, dispersion: 1 },
      'no verdict',
      ['too perfect'],
    ],
  ] as const)('%s', (_, given, { preRmspe, dispersion }, status, problems) => {
    expect(fitGate(given, { preRmspe }, { dispersion })).toEqual({
      status,
      problems,
      noise: Math.sqrt(100 * dispersion),
    });
  });
});

describe('meanUnit', () => {
  it('refuses nothing, and areas of unequal length', () => {
    expect(() => meanUnit([], 'none')).toThrow('at least one');
    expect(() => meanUnit([unit('a', 1), unit('b', 1, 2)], 'both')).toThrow('must all have 1 periods');
  });
});

import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/index.ts';
import { shrunkenRates } from '../../src/stats/index.ts';
import { area, panel, pipeline } from './town.ts';

const launched = [{ start: '2022-01-01', end: null }];
const areas = [
  area('A1', 'program', launched),
  ...Array.from({ length: 9 }, (_, index) => area(`B${index + 1}`, 'comparison')),
];
const chosen = { by: 'high-levels', reason: 'the worst of ten' } as const;

function fallen(levels: (place: string) => number, changes: object = { chosen }) {
  const declared = pipeline(changes);
  const made = panel({ areas, events: (place, month) => (month < '2022' ? levels(place) : 3) });
  return estimate(declared, made, '2023-12-31').subjects.find(({ subject }) => subject.code === '*')?.regressionToMean;
}

describe('regression to the mean', () => {
  it.each([
    [{ by: 'high-levels' }, true],
    [{ by: 'need', from: '2020-01-01', to: '2021-12-31' }, true],
    [{ by: 'need' }, false],
    [{ by: 'volunteers' }, false],
  ] as const)('is warned of where numbers chose the areas, whatever the choice is called: %o', (by, isWarned) => {
    const found = fallen((place) => (place === 'A1' ? 5 : 4), { chosen: { ...by, reason: 'the worst of ten' } });
    expect(found !== null).toBe(isWarned);
  });

  it('takes back what chance alone may have made of an area that stood out', () => {
    const made = fallen((place) => (place === 'A1' ? 5 : 4));
    expect(made).toMatchObject({ chosenBy: 'the worst of ten' });
    expect(made?.kept).toBe(0);
    expect(made?.shrunk).toBeLessThan(made?.baseline ?? 0);
  });

  it('keeps nearly all where areas differ in truth', () => {
    const made = fallen((place) => (place === 'A1' ? 60 : 4));
    expect(made?.kept).toBeGreaterThan(0.9);
    expect(made?.shrunk).toBeLessThan(made?.baseline ?? 0);
  });

  it('tells the change against a baseline that is lower by as much, whatever time areas were chosen by', () => {
    const declared = pipeline({ chosen: { ...chosen, by: 'need', from: '2020-01-01', to: '2020-12-31' } });
    const events = (place: string, month: string): number =>
      month < '2022' ? (place === 'A1' ? (month < '2021' ? 60 : 30) : 4) : 3;
    const { subjects } = estimate(declared, panel({ areas, events }), '2023-12-31');
    const own = subjects.find(({ subject }) => subject.code === '*');
    const { baseline, shrunk, ratio } = own?.regressionToMean ?? { baseline: 0, shrunk: 0, ratio: 0 };
    const change = own?.changes.baseline;
    if (change?.status !== 'estimated') throw new Error('no change');
    expect(shrunk).toBeLessThan(baseline);
    expect(ratio).toBeCloseTo((Number(change.estimate) * baseline) / shrunk, 12);
  });

  it('says nothing where areas were not chosen by their numbers', () => {
    expect(fallen(() => 5, {})).toBeNull();
    expect(fallen(() => 5, { chosen: { by: 'chance', reason: 'by lot' } })).toBeNull();
  });
});

describe('shrunkenRates', () => {
  it('keeps the order of areas and the total, for equal exposure', () => {
    const counts = [3, 8, 1, 12, 6].map((events) => ({ events, exposure: 10 }));
    const { areas: shrunken, rate } = shrunkenRates(counts, { dispersion: 1 });
    const rates = shrunken.map((one) => one.rate);
    expect(rates.reduce((sum, one) => sum + one, 0) / 5).toBeCloseTo(rate, 12);
    expect(rates[3]).toBeGreaterThan(rates[1] ?? 0);
    expect(rates[3]).toBeLessThan(1.2);
  });

  it('draws a small area further than a large one', () => {
    const { areas: shrunken } = shrunkenRates(
      [
        { events: 20, exposure: 2 },
        { events: 1000, exposure: 100 },
        { events: 10, exposure: 10 },
        { events: 30, exposure: 10 },
      ],
      { dispersion: 1 },
    );
    expect(shrunken[0]?.kept).toBeLessThan(shrunken[1]?.kept ?? 0);
  });

  it('takes wider scatter for noise', () => {
    const counts = [3, 8, 1, 12, 6].map((events) => ({ events, exposure: 1 }));
    expect(shrunkenRates(counts, { dispersion: 3 }).between).toBeLessThan(
      shrunkenRates(counts, { dispersion: 1 }).between,
    );
    expect(shrunkenRates(counts, { dispersion: 30 }).areas.every(({ kept }) => kept === 0)).toBe(true);
  });

  it('refuses areas without exposure', () => {
    expect(() => shrunkenRates([{ events: 1, exposure: 0 }], { dispersion: 1 })).toThrow('exposure');
    expect(() => shrunkenRates([], { dispersion: 1 })).toThrow('areas');
  });
});

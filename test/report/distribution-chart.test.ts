import { describe, expect, it } from 'vitest';
import { axisStep, curveOf, reachOf, shareWithin } from '../../src/report/charts/distribution-rows.ts';
import { charts } from '../../src/report/charts/index.ts';
import { distributionCaption } from '../../src/report/distribution-caption.ts';
import { drawSvg } from '../../src/report/svg.ts';
import type { Distribution, Finding } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { distributionFinding, distributionOf, fewBands, lateBands } from './fixture-distribution.ts';

const draw = async (distribution: Distribution, changes: Partial<Finding> = {}): Promise<string> => {
  const findings = [distributionFinding(distribution, changes)];
  const input = { findings, events: [], calendar: { fiscalYearStarts: 1 }, words: english };
  const labels = { id: 'c1', title: 'T', description: 'D' };
  const both = (['wide', 'narrow'] as const).map((format) =>
    drawSvg(charts.distribution({ ...input, format }), labels),
  );
  return (await Promise.all(both)).join('\n');
};

describe('the chart of how values are spread', () => {
  it.each([
    ['times with a target', distributionOf(), {}],
    ['two bands', fewBands, {}],
    ['hours, most of them late', lateBands, {}],
    ['money', distributionOf({ target: null }), { shown: { as: 'money', unit: 'dollars' } }],
    ['a percentile beyond all bands', distributionOf({ now: { label: 'now', n: 900, value: 9000 } }), {}],
    ['the same value in both', distributionOf({ before: { label: 'before', n: 900, value: 665 } }), {}],
  ] as const)('draws without a warning: %s', async (_, distribution, changes) => {
    expect(await draw(distribution, changes)).not.toMatch(/NaN|undefined|Infinity| style=|fill="#|stroke="#/);
  });

  it('never falls, and passes through the share that is asked for', () => {
    for (const distribution of [distributionOf(), fewBands, lateBands])
      for (const window of ['now', 'before'] as const) {
        const curve = curveOf(distribution, window);
        for (const [index, point] of curve.entries()) {
          expect(point.share).toBeGreaterThanOrEqual(curve[index - 1]?.share ?? 0);
          expect(point.at).toBeGreaterThan(curve[index - 1]?.at ?? -1);
        }
        expect(curve.some(({ at }) => at === distribution[window].value)).toBe(true);
      }
  });

  it('knows the share within the target, and of none where no band ends there', () => {
    const { bands } = fewBands;
    expect(shareWithin({ ...fewBands, target: 20 }, 'now')).toBeCloseTo(30 / 41, 12);
    expect(shareWithin({ ...fewBands, target: 25 }, 'now')).toBeNull();
    expect(
      shareWithin({ ...fewBands, target: 20, bands: bands.map((band) => ({ ...band, now: 0 })) }, 'now'),
    ).toBeNull();
  });

  it('says that counts are rounded, where all of them are to one base', () => {
    const ten = (side: Distribution['now']) => ({ ...side, n: Math.round(side.n / 10) * 10 });
    const { now, before, bands } = distributionOf();
    const round = {
      now: ten(now),
      before: ten(before),
      bands: bands.map((band) => ({ ...band, now: 10 * Math.ceil(band.now / 10), before: 20 })),
    };
    const said = (changes: Partial<Distribution>) =>
      distributionCaption(distributionFinding(distributionOf(changes)), english)?.plotted;
    expect(said(round)).toContain('Counts are rounded to protect people');
    expect(said({})).not.toContain('rounded');
  });

  it('reaches beyond every mark, and counts in what people count in', () => {
    expect(reachOf(fewBands)).toBeGreaterThan(31);
    expect([60, 600, 15_000, 400_000].map((reach) => axisStep({ shown: { as: 'duration', unit: '' } }, reach))).toEqual(
      [1, 60, 3600, 86_400],
    );
    expect(axisStep({ shown: { as: 'money', unit: 'dollars' } }, 400_000)).toBe(1);
  });

  it('says what so many do not exceed, and how many are within the target', () => {
    expect(distributionCaption(distributionFinding(distributionOf()), english)?.title).toMatch(
      /^9 of 10 calls took 11 min 5 s or less now, 13 min 10 s or less before\. Within the target of 8 min: \d+ % now, \d+ % before\.$/,
    );
    expect(distributionCaption(distributionFinding(fewBands), english)?.title).toBe(
      'Half of the calls took 5 s or less now, 31 s or less before.',
    );
    const { distribution: _, ...without } = distributionFinding(fewBands);
    expect(distributionCaption(without, english)).toBeNull();
  });
});

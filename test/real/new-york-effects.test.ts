import { beforeAll, describe, expect, it } from 'vitest';
import {
  bySinceLaunch,
  type CountPanel,
  groupTimeEffects,
  type ImputedEffect,
  imputedEffects,
  imputedEventStudy,
  judgePlacebo,
  levelsBefore,
  likeComparison,
  NEVER,
  summariseGroupTime,
} from '../../src/stats/index.ts';
import { formatCount } from '../../src/words/index.ts';
import { realDataHere, realTitle } from './conform-real.ts';
import { page, said } from './new-york-page.ts';
import { longer, newYorkMonths, ratesOf, through } from './new-york-panel.ts';

const level = 0.95;

/** In percent, as the page writes it. */
function sizeOf({ ratio, inference }: ImputedEffect): string {
  if (ratio === null || inference.status === 'withheld') throw new Error('no interval');
  const [percent, low, high] = [ratio, inference.interval.low, inference.interval.high].map((x) => 100 * (x - 1));
  return said({ percent: percent ?? Number.NaN, low: low ?? Number.NaN, high: high ?? Number.NaN });
}
const overall = (panel: CountPanel): string => sizeOf(imputedEffects(panel, { level }).overall);

function like(panel: CountPanel, factor?: number): CountPanel {
  const found = likeComparison(panel, factor === undefined ? {} : { factor });
  if (found === null) throw new Error('no areas of like level');
  return found.panel;
}

describe.skipIf(!realDataHere)(realTitle('New York by imputation, 2006 to 2022'), () => {
  let months: CountPanel;
  let quarters: CountPanel;
  beforeAll(async () => {
    months = await newYorkMonths();
    quarters = longer(months, 3);
  });

  it('finds a sixth fewer than expected, by month, quarter and year', () => {
    const sizes = [months, quarters, longer(months, 12)].map(overall);
    for (const [place, grain] of ['month', 'quarter', 'year'].entries())
      expect(page).toContain(`| all 49 precincts without a site, by ${grain} | ${sizes[place]} |`);
    expect(imputedEffects(quarters, { level }).overall.ratio).toBeCloseTo(0.833, 3);
  });

  it('finds a third of that against the 11 precincts of like level, and cannot tell it from none', () => {
    const { kept = [] } = likeComparison(quarters) ?? {};
    expect(kept).toEqual(['100', '26', '28', '30', '33', '41', '49', '63', '76', '83', '90']);
    const { ratio, inference } = imputedEffects(like(quarters), { level }).overall;
    expect(ratio).toBeCloseTo(0.9435, 3);
    expect(inference.status === 'given' && inference.interval.high).toBeGreaterThan(1);
    expect(page).toContain(
      `| the 11 within a factor of three of the programme’s median, by quarter | ${overall(like(quarters))} |`,
    );
    expect(page).toContain(`| the same 11, by month | ${overall(like(months))} |`);
    expect(page).toContain(`| the 16 within a factor of four | ${overall(like(quarters, 4))} |`);
    expect(page).toContain(`| the 19 within a factor of five | ${overall(like(quarters, 5))} |`);
  });

  it('compares loud precincts with quiet ones', () => {
    const levels = levelsBefore(quarters).map((rate) => 100_000 * 365.25 * (rate ?? 0));
    const isTreated = (area: number): boolean => quarters.launch[area] !== NEVER;
    const medianOf = (wanted: boolean): number => {
      const sorted = levels.filter((_, area) => isTreated(area) === wanted).sort((a, b) => a - b);
      return ((sorted[Math.ceil(sorted.length / 2) - 1] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
    };
    const [programme, others] = [medianOf(true).toFixed(0), medianOf(false).toFixed(0)];
    expect(page.replaceAll('\n', ' ')).toContain(
      `${programme} victims a year per 100,000 residents before 2012, against ${others}`,
    );
  });

  it('rests on how quiet precincts rose after the pandemic', () => {
    const { kept = [], dropped = [] } = likeComparison(quarters) ?? {};
    const sites = quarters.areaNames.filter((_, area) => quarters.launch[area] !== NEVER);
    const victims = (names: readonly string[], year: string): string => {
      const rows = [...months.area.keys()].filter(
        (row) =>
          names.includes(months.areaNames[months.area[row] ?? 0] ?? '') &&
          months.periodNames[months.period[row] ?? 0]?.startsWith(year),
      );
      return formatCount(rows.reduce((sum, row) => sum + (months.events[row] ?? 0), 0));
    };
    const rose = (names: readonly string[]): string => `from ${victims(names, '2019')} to ${victims(names, '2022')}`;
    const text = page.replaceAll('\n', ' ');
    expect(text).toContain(`${rose(dropped)} in the ${dropped.length} quiet ones`);
    expect(text).toContain(
      `${rose(kept)} in the ${kept.length}, and ${rose(sites)} in the ${sites.length} with a site`,
    );
  });

  it('does not turn with the years after 2019', () => {
    const until = through(quarters, 2019);
    expect(page).toContain(`| all 49, by quarter, to 2019 | ${overall(until)} |`);
    expect(page).toContain(`| the 11 of like level, by quarter, to 2019 | ${overall(like(until))} |`);
  });

  it.each([
    ['all 49', (panel: CountPanel) => panel],
    ['the 11 of like level', (panel: CountPanel) => like(panel)],
  ] as const)(
    'cannot say of %s, from starts pretended 8 quarters early, whether they are a fair comparison',
    (name, of) => {
      const { placebo } = imputedEventStudy(of(quarters), { level });
      if (placebo.inference.status === 'withheld') throw new Error('no interval');
      expect(judgePlacebo(placebo.inference.interval, 0.1)).toBe('inconclusive');
      expect(page).toContain(`| starts pretended eight quarters early, ${name} | ${sizeOf(placebo)} |`);
    },
  );

  it.each([
    ['eight', 8],
    ['three', 3],
  ] as const)(
    'finds fewer from starts pretended %s months early: the fall is there before the launch',
    (said, leads) => {
      for (const [name, panel] of [
        ['all 49', months],
        ['the 11 of like level', like(months)],
      ] as const) {
        const { placebo } = imputedEventStudy(panel, { level, leads });
        expect(placebo.ratio).toBeLessThan(1);
        expect(page).toContain(`| starts pretended ${said} months early, by month, ${name} | ${sizeOf(placebo)} |`);
      }
    },
  );

  it('finds no step at the launch: the quarter before it is as low as its own', () => {
    const { leads, lags } = imputedEventStudy(longer(months, 3), { level });
    const [before, own] = [leads.at(-1), lags[0]];
    if (!before || !own) throw new Error('no quarters');
    expect(page.replaceAll('\n', ' ')).toContain(
      `${sizeOf(before)} in the quarter before, ${sizeOf(own)} in that of the launch`,
    );
  });

  it('finds the most in the year of the launch and from the seventh on', () => {
    const since = bySinceLaunch(quarters);
    const years = [0, 1, 2, 3, 4, 5, 6, 7];
    const of = since.of.map((place) => (place < 0 ? -1 : Math.floor(Number(since.labels[place]) / 4)));
    const groupings = { years: { labels: years, of: of.map((year) => (year > 7 ? -1 : year)) } };
    for (const panel of [quarters, like(quarters)]) {
      const byYear = imputedEffects(panel, { level, groupings }).groups.years ?? [];
      expect(page).toContain(
        `| ${byYear.map((effect) => (100 * ((effect.ratio ?? 1) - 1)).toFixed(0).replace('-', '−')).join(' | ')} |`,
      );
    }
  });

  it('turns its sign with the grain on levels: fewer a year, and none a quarter', () => {
    const simple = (panel: CountPanel, perYear: number, comparison: 'never-treated' | 'not-yet-treated') => {
      const options = { comparison, base: 'varying', anticipation: 0, adjustment: 'doubly-robust' } as const;
      return summariseGroupTime(groupTimeEffects(ratesOf(panel, perYear), options), 'simple')?.overall;
    };
    const [year, quarter] = [simple(longer(months, 12), 1, 'never-treated'), simple(quarters, 4, 'never-treated')];
    expect([year?.effect.toFixed(1), year?.standardError?.toFixed(1)]).toEqual(['-8.8', '2.9']);
    expect([quarter?.effect.toFixed(1), quarter?.standardError?.toFixed(1)]).toEqual(['1.1', '1.1']);
    expect(page).toContain('8.8 victims a year per 100,000 residents fewer (standard error 2.9)');
    expect(page).toContain('1.1 a quarter more (1.1)');
    expect(simple(longer(months, 12), 1, 'not-yet-treated')?.effect.toFixed(1)).toBe('-8.0');
  });
});

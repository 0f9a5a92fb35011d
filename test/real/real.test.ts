import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finding, type Findings, findingsSchema } from '../../src/spec/findings.ts';
import { projectRoot, temporaryFolder, yardline } from '../program.ts';
import { page } from './new-york-page.ts';

const data = join(projectRoot, '../shared/data');
const isHere = existsSync(data);
const title = isHere
  ? 'evaluations of real public data'
  : 'evaluations of real public data (SKIPPED: ../shared/data is not here)';

describe.skipIf(!isHere)(title, () => {
  let folder = '';
  let remove: () => Promise<void> = async () => undefined;
  beforeAll(async () => {
    ({ folder, remove } = await temporaryFolder());
  });
  afterAll(() => remove());

  async function evaluate(name: string): Promise<Findings> {
    const { code, stdout, stderr } = await yardline(
      ['run', `test/real/${name}.yaml`, '--out', folder, '--json', '-q'],
      { cwd: projectRoot },
    );
    expect(code, stderr).toBe(0);
    return findingsSchema.parse(JSON.parse(stdout));
  }
  const finding = (findings: Findings, metric: string, area: string): Finding => {
    const found = findings.findings.find((candidate) => candidate.metric === metric && candidate.area === area);
    if (!found) throw new Error(`no finding for ${metric} in ${area}`);
    return found;
  };
  const byYear = ({ series }: Finding): readonly number[] => {
    const years = new Map<string, number>();
    for (const point of series)
      years.set(point.period.slice(0, 4), (years.get(point.period.slice(0, 4)) ?? 0) + (point.events ?? 0));
    return [...years.values()];
  };

  it('counts New York shooting victims as the file has them, year by year', async () => {
    const findings = await evaluate('crisis-management-new-york');
    const everywhere = finding(findings, 'shooting-victims', '@all');
    expect(byYear(everywhere)).toEqual([
      2055, 1887, 1959, 1828, 1912, 1939, 1717, 1339, 1464, 1434, 1208, 970, 958, 967, 1948, 2011, 1716,
    ]);
    expect(everywhere.series.slice(-4).map((point) => point.events)).toEqual([374, 497, 539, 306]);
    expect(findings.ledger[0]).toMatchObject({
      read: 27_312,
      loaded: 27_312,
      rejected: 0,
      duplicate: 0,
      filtered: 0,
      lines: 27_313,
    });
    expect(
      findings.findings.filter(
        ({ metric, areaRole }) => metric === 'shooting-victims' && ['program', 'comparison'].includes(areaRole),
      ),
    ).toHaveLength(77);
    expect(findings.checks.every((check) => check.passed)).toBe(true);
  });

  it('sets New York’s precincts against those that had not joined, one launch after the other', async () => {
    const { effect, ladder } = finding(await evaluate('crisis-management-new-york'), 'shooting-victims', '*');
    if (effect.status !== 'estimated') throw new Error('no effect');
    expect(ladder.chosen).toBe('staggered-adoption');
    expect(effect).toMatchObject({ areas: { program: 28, comparison: 49 }, df: 27, inference: 'jackknife-t' });
    expect([effect.estimate, effect.low, effect.high].map((end) => Number(end).toFixed(2))).toEqual([
      '0.84',
      '0.75',
      '0.94',
    ]);
    expect([effect.observed, Math.round(effect.expected ?? 0)]).toEqual([6793, 8093]);
    expect(effect.placebo).toMatchObject({ status: 'estimated', verdict: 'inconclusive' });
    // as in docs/new-york.md: the shorter the lead, the larger the fall
    expect(
      effect.otherPlacebos?.map(({ periods, verdict, estimate }) => [periods, verdict, Number(estimate).toFixed(2)]),
    ).toEqual([
      [3, 'failed', '0.76'],
      [24, 'inconclusive', '1.03'],
    ]);
    expect(effect.comparisonChange?.toFixed(2)).toBe('0.84');
    expect(effect.byCohort.reduce((areas, cohort) => areas + cohort.areas, 0)).toBe(28);
  });

  it('says of New York that the answer depends on which precincts it is compared with, and gives no number averted', async () => {
    const found = finding(await evaluate('crisis-management-new-york'), 'shooting-victims', '*');
    const { effect } = found;
    if (effect.status !== 'estimated') throw new Error('no effect');
    expect(found).toMatchObject({ contribution: 'depends-on-comparison', evidence: 2 });
    expect(found.evidenceRule?.downgrades).toEqual(['depends-on-comparison']);
    expect(effect.averted).toBeNull();
    const like = effect.sensitivity.find(({ kind }) => kind === 'comparison-areas');
    expect(like).toMatchObject({ turns: true });
    expect([like?.estimate, like?.low, like?.high].map((end) => Number(end).toFixed(2))).toEqual([
      '0.96',
      '0.84',
      '1.08',
    ]);
    expect(effect.sensitivity.filter(({ kind, turns }) => kind !== 'comparison-areas' && turns)).toEqual([]);
    // levels: fewer a year against precincts that never join, and not clear once the level before is allowed for
    const levels = effect.opinions.flatMap((opinion) =>
      opinion.status === 'estimated' && opinion.design === 'group-time-effects' ? [opinion] : [],
    );
    expect(levels.map(({ estimate }) => Number(estimate).toFixed(1))).toEqual(['-9.4', '-8.4', '-1.5']);
    expect(levels.map(({ high }) => Number(high) < 0)).toEqual([true, true, false]);
    const [never, , likeBefore] = levels.map(({ estimate }) => Math.abs(Number(estimate)).toFixed(1));
    expect(page).toContain(`${never} fewer, and ${likeBefore} where the level before is allowed for`);
  });

  it('has two of Baltimore’s sites with a time before: too few for a t, so starts are given to other neighbourhoods', async () => {
    const { effect, ladder } = finding(await evaluate('safe-streets-baltimore'), 'homicides', '*');
    if (effect.status !== 'estimated') throw new Error('no effect');
    expect(ladder.chosen).toBe('staggered-adoption');
    expect(effect).toMatchObject({ areas: { program: 2, comparison: 179 }, inference: 'randomisation', df: null });
    expect(effect.leftOut.map(({ what, reason }) => `${what}: ${reason}`)).toEqual([
      'Cherry Hill: no-untreated-time',
      'McElderry Park: no-untreated-time',
    ]);
    // 23 homicides where 19 were expected: anything from a fifth to six times as many would fit
    expect(effect.observed).toBe(23);
    expect(effect.low).toBeLessThan(0.5);
    expect(Number(effect.high)).toBeGreaterThan(3);
    expect(effect.placebo).toEqual({ status: 'withheld', reason: 'too-few-periods-before' });
    expect(ladder.refused.every(({ reason }) => reason === 'weaker-than-chosen')).toBe(true);
  });

  it('is on its page: what Baltimore’s file can say beside what was published', async () => {
    const ownPage = await readFile(join(projectRoot, 'docs/baltimore.md'), 'utf8');
    const { effect } = finding(await evaluate('safe-streets-baltimore'), 'homicides', '*');
    if (effect.status !== 'estimated' || effect.averted === null) throw new Error('no effect');
    const ratio = ({ estimate, low, high }: { estimate: unknown; low: number; high: unknown }): string => {
      const [found, from, to] = [estimate, low, high].map((end) => Number(end).toFixed(2));
      return `${found} (${from} to ${to}) |`;
    };
    expect(ownPage).toContain(`| ${effect.observed} | ${effect.expected?.toFixed(1)} | ${ratio(effect)}`);
    for (const one of effect.byArea)
      expect(ownPage).toContain(`| ${one.area} | ${one.observed} | ${one.expected.toFixed(1)} | ${ratio(one)}`);
    const like = effect.sensitivity.find(({ kind }) => kind === 'comparison-areas');
    if (!like) throw new Error('no areas of like level');
    expect(ownPage).toContain(`of like level | ${effect.observed} | | ${ratio(like)}`);
    const [least, most] = [effect.averted.low, effect.averted.high].map((end) => (effect.observed ?? 0) + Number(end));
    expect(ownPage).toContain(`Anything from ${least?.toFixed(0)} to ${most?.toFixed(0)} homicides would fit`);
    expect(ownPage).toContain(`is ${(100 * (1 - (effect.smallestDetectable ?? 0))).toFixed(0)} %`);
    // what was published in 2023 is inside the interval, and so is twice as many
    for (const published of [0.68, 0.78, 2]) {
      expect(effect.low).toBeLessThan(published);
      expect(Number(effect.high)).toBeGreaterThan(published);
    }
  });

  it('refuses to compare West Los Angeles with a time before: every division had a team before the data begin', async () => {
    const findings = await evaluate('west-los-angeles');
    const headline = finding(findings, 'domestic-reports', '*');
    expect(headline.now).toMatchObject({ status: 'estimated', n: 30 });
    expect(headline.effect).toEqual({ status: 'withheld', reason: 'no-untreated-time' });
    expect(headline.ladder.chosen).toBeNull();
    expect(new Set(headline.ladder.refused.map(({ reason }) => reason))).toEqual(new Set(['no-untreated-time']));
    // half a year of baseline, which the pandemic began, is none
    expect(headline.changes.baseline).toMatchObject({ status: 'withheld', reason: 'too-few-points' });
    expect([headline.movement, headline.contribution]).toEqual(['withheld', 'no-design']);
    const board = await readFile(join(folder, 'west-los-angeles/2021-07/board.html'), 'utf8');
    expect(board).toContain('no time without the programme to compare with');
  });

  it('marks populations between census years as interpolated', async () => {
    const findings = await evaluate('crisis-management-new-york');
    const points = finding(findings, 'shooting-victims', '105').series;
    const marked = new Map(points.map((point) => [point.period, point.interpolated]));
    expect([marked.get('2010-Q1'), marked.get('2015-Q1'), marked.get('2020-Q4'), marked.get('2022-Q1')]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('counts incidents instead of victims, each at its first row', async () => {
    const findings = await evaluate('crisis-management-new-york-incidents');
    expect(byYear(finding(findings, 'shooting-incidents', '@all')).reduce((sum, events) => sum + events, 0)).toBe(
      18_562,
    );
    expect(byYear(finding(findings, 'shooting-victims-counted', '@all')).reduce((sum, events) => sum + events, 0)).toBe(
      23_568,
    );
  });

  it('says of Baltimore homicides that there are too few to tell, and lists names that join no area', async () => {
    const findings = await evaluate('safe-streets-baltimore');
    expect(findings.ledger[0]).toMatchObject({ read: 966, loaded: 966, rejected: 0 });
    expect(finding(findings, 'homicides', '*').movement).toBe('too-few');
    const areas = findings.findings.filter(({ areaRole }) => areaRole === 'program' || areaRole === 'comparison');
    expect(areas.filter(({ movement }) => movement === 'too-few').length / areas.length).toBeGreaterThan(0.95);
    const unknown = findings.checks.find((check) => check.id === 'homicides/unknown-area');
    expect(unknown?.items.map((item) => item.value)).toContain('Gwynns Falls/Leakin Park');
    const elsewhere = unknown?.items.reduce((sum, item) => sum + (item.n ?? 0), 0) ?? 0;
    expect(elsewhere).toBe(14);
    // 966 in the file, 14 with names that join no area, 2 without a name; the last quarter is not complete
    const everywhere = finding(findings, 'homicides', '@all');
    const incomplete = everywhere.series.filter((point) => point.state === 'incomplete').map((point) => point.period);
    expect(incomplete).toEqual(['2015-Q2']);
    expect(everywhere.caveats.map((caveat) => caveat.text).join(' ')).toContain('16 homicides lie in no known area');
  });
});

import type { Finding } from '../../src/spec/findings.ts';
import { findingsOf } from './fixture.ts';

/** A process-behaviour chart with every kind of point. Numbers are plausible, not computed. */

const shootings = findingsOf().findings.find(
  (finding) => finding.metric === 'shootings' && finding.area === '*',
) as Finding;

type Made = Extract<Finding['process'], { readonly status: 'estimated' }>;

export function processOf(changes: Partial<Made> = {}): Made {
  const points = shootings.series.map(({ period, value, state }, index): Made['points'][number] => {
    const centre = index < 20 ? 2400 : 1550;
    const excluded = index === 11 || index === 12;
    const plotted = state === 'reported' ? (value ?? 0) : null;
    const signals = excluded
      ? []
      : [...(index === 6 ? ['outside-limits'] : []), ...(index > 26 ? ['seven-on-one-side'] : [])];
    return { period, plotted, centre, low: centre * 0.55, high: centre * 1.45, excluded, signals };
  });
  return {
    status: 'estimated',
    chart: 'u-prime',
    ruleSet: 'mdc-7 (0.2.2)',
    points,
    temporary: false,
    variation: 'improvement',
    assurance: 'hit-or-miss',
    rebased: [{ from: '2020-01-01', reason: 'three sites opened', by: 'evaluation lead' }],
    exclusions: [{ from: '2017-10-01', to: '2018-03-31', reason: 'the records system was moved' }],
    ...changes,
  };
}

export const processFinding = (made: Made, changes: Partial<Finding> = {}): Finding => ({
  ...shootings,
  process: made,
  ...changes,
});

/** The three sides of a metric, with the neighbours that the fixture has none of as a whole. */
export function sidesOfFixture(): readonly Finding[] {
  const of = (role: Finding['areaRole']): Finding =>
    findingsOf().findings.find((finding) => finding.metric === 'robbery' && finding.areaRole === role) as Finding;
  const settled = (finding: Finding): Finding => ({
    ...finding,
    series: finding.series.map((point) => {
      const known = point.events ?? 9;
      const exposure = point.exposure ?? finding.series[0]?.exposure ?? 1;
      return { ...point, events: known, n: known, value: point.value ?? known, exposure, state: 'reported' as const };
    }),
  });
  return [of('all-program'), { ...settled(of('buffer')), areaRole: 'all-buffer' }, of('all-comparison')];
}

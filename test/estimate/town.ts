import type { MetricPanel, Panel } from '../../src/crosstab/panel.ts';
import { type Area, daysInMonth, type Metric, monthSpan, monthsIn, type Pipeline } from '../../src/spec/index.ts';

/** A metric with the usual choices; tests change what they are about. */
export const metric = (changes: Partial<Metric> = {}): Metric => ({
  id: 'shootings',
  title: 'Shootings',
  why: 'because',
  noun: { one: 'shooting', many: 'shootings' },
  question: 'better-off',
  role: 'goal',
  better: 'lower',
  kind: 'incidents',
  measure: { kind: 'rate', count: {}, per: 100_000, over: 'year', empty: 'zero' },
  shownAs: 'rate',
  asked: null,
  source: 'crime',
  exposure: 'people',
  denominator: null,
  by: null,
  group: null,
  baseline: { kind: 'fixed', from: '2020-01-01', to: '2021-12-31', reason: 'before the launch' },
  target: null,
  decision: {
    design: 'strongest',
    phaseIn: 0,
    anticipation: 0,
    alpha: 0.05,
    smallestWorthwhile: null,
    family: 'violence',
    primary: 'baseline',
    declared: '2020-01-01',
    adjust: 'benjamini-hochberg',
    looks: null,
  },
  process: { rules: 'mdc-7', chart: 'auto', rebase: [], exclude: [] },
  owner: 'lead',
  version: 1,
  changes: [],
  caveats: [],
  ...changes,
});

export const pipeline = (changes: Partial<Pipeline> = {}): Pipeline => ({
  id: 'town',
  title: 'Town',
  calendar: { grain: 'quarter', timezone: 'America/New_York', fiscalYearStarts: 1 },
  sources: [],
  areas: {
    list: [],
    source: null,
    universe: null,
    parents: null,
    parentsVersion: null,
    defaultRole: 'comparison',
    outlines: null,
  },
  events: [],
  chosen: null,
  concurrent: [],
  comparability: { located: 0.03, mapped: 0.02, domestic: 0.03, prompt: 0.05, responseRate: 0.1, recordedCalled: null },
  windows: { current: { from: '2023-01-01', to: '2023-12-31' }, also: [] },
  metrics: [metric()],
  privacy: {
    minimum: 5,
    round: null,
    publicRecord: '',
    shownBefore: '',
    namePartners: '',
    key: { environment: 'YARDLINE_KEY' },
  },
  waivers: [],
  reports: [],
  warehouse: ':memory:',
  ...changes,
});

export const area = (name: string, role: Area['role'], intervals: Area['intervals'] = []): Area => ({
  area: name,
  role,
  site: name,
  intervals,
});

export interface PanelOptions {
  readonly areas: readonly Area[];
  readonly metrics?: readonly string[];
  /** Events of an area in a month; null is not reported. */
  readonly events: (area: string, month: string, metric: string) => number | null;
  readonly population?: (area: string) => number;
  readonly cover?: { readonly from: string; readonly to: string };
  readonly settledThrough?: string;
}

export function panel({
  areas,
  metrics = ['shootings'],
  events,
  population = () => 10_000,
  cover = { from: '2020-01-01', to: '2023-12-31' },
  settledThrough = cover.to,
}: PanelOptions): Panel {
  const spans = monthsIn(cover).map(monthSpan);
  // the row after the last area is that of records in no known area
  const size = (areas.length + 1) * spans.length;
  const made = metrics.map((name): MetricPanel => {
    const [counts, exposure, reported] = [new Float64Array(size), new Float64Array(size), new Uint8Array(size)];
    for (const [row, { area: place }] of areas.entries()) {
      for (const [column, month] of monthsIn(cover).entries()) {
        const found = events(place, month, name);
        if (found === null) continue;
        const at = row * spans.length + column;
        counts[at] = found;
        exposure[at] = population(place) * daysInMonth(month);
        reported[at] = 1;
      }
    }
    return {
      metric: name,
      coverage: { ...cover, settledThrough, lagDeclared: true, longer: [], weeks: null },
      spans,
      cells: { kind: 'count', columns: [counts, exposure], stats: null, reported, interpolated: new Uint8Array(size) },
      hasAreas: true,
      elsewhere: 0,
      incomplete: 0,
    };
  });
  return { grain: 'month', areas, metrics: made, groups: [] };
}

/** Beside estimates, nothing is known: no check was made, and no recording kept. */
export const nothingElse = { checks: [], recordings: [], areas: [] };

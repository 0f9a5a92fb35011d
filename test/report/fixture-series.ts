import type { Finding, SeriesPoint } from '../../src/spec/findings.ts';
import type { MetricPlan } from './fixture-metrics.ts';

export interface Area {
  readonly area: string;
  readonly areaTitle: string;
  readonly areaRole: Finding['areaRole'];
  /** Share of the programme areas' level. */
  readonly scale: number;
}

export const areas: readonly Area[] = [
  { area: '*', areaTitle: 'All programme areas', areaRole: 'all-program', scale: 1 },
  { area: '@all', areaTitle: 'Whole city', areaRole: 'universe', scale: 6 },
  { area: '@comparison', areaTitle: 'All comparison areas', areaRole: 'all-comparison', scale: 1.3 },
  { area: 'Cherry Hill', areaTitle: 'Cherry Hill', areaRole: 'program', scale: 0.4 },
  { area: 'Sandtown-Winchester', areaTitle: 'Sandtown-Winchester and Harlem Park', areaRole: 'program', scale: 0.35 },
  { area: 'Belair-Edison', areaTitle: 'Belair-Edison', areaRole: 'program', scale: 0.25 },
  { area: '007', areaTitle: '007', areaRole: 'comparison', scale: 0.6 },
  { area: 'Upton', areaTitle: 'Upton', areaRole: 'comparison', scale: 0.7 },
  { area: 'Penn North', areaTitle: 'Penn North', areaRole: 'buffer', scale: 0.3 },
];

export const periods = Array.from({ length: 32 }, (_, index) => {
  const year = 2015 + Math.floor(index / 4);
  const quarter = (index % 4) + 1;
  const month = String(quarter * 3 - 2).padStart(2, '0');
  const ends = ['03-31', '06-30', '09-30', '12-31'][quarter - 1] ?? '12-31';
  return { period: `${year}-Q${quarter}`, from: `${year}-${month}-01`, to: `${year}-${ends}` };
});

/** A wobble without dice: the fractional part of a sine. */
function wobble(seed: number): number {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x) - 0.5;
}

function stateAt(index: number, area: Area, plan: MetricPlan): SeriesPoint['state'] {
  if (index === 31 && plan.provisional) return 'provisional';
  if (index === 30 && area.area === 'Penn North') return 'incomplete';
  if ((index === 9 || index === 10) && plan.id === 'late-calls') return 'not-reported';
  if (index % 11 === 5 && (area.scale < 0.3 || plan.id === 'homicides')) return 'suppressed';
  return 'reported';
}

export function seriesOf(plan: MetricPlan, area: Area): readonly SeriesPoint[] {
  return periods.map((period, index) => {
    const state = stateAt(index, area, plan);
    const hidden = state === 'not-reported' || state === 'suppressed';
    const season = 1 + 0.18 * Math.sin((index % 4) * 1.57);
    const level =
      plan.base * area.scale * season * (index < 20 ? 1 : area.areaRole.includes('program') ? plan.factor : 1);
    const events = Math.max(0, Math.round(level * (1 + 0.5 * wobble(index + area.scale * 100 + plan.base))));
    const exposure = Math.round(area.scale * 10_000 * 91);
    const per = plan.measure === 'rate' ? (100_000 * 365.25) / exposure : 1;
    const spread = 1.96 * Math.sqrt(events);
    const numbers = {
      value: events * per,
      low: Math.max(0, events - spread) * per,
      high: (events + spread + 1) * per,
      events,
      exposure,
      n: events,
    };
    const none = { value: null, low: null, high: null, events: null, exposure: null, n: null };
    return { ...period, ...(hidden ? none : numbers), state, interpolated: index > 24 };
  });
}

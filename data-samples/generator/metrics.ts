import { areas, isActive, type Role } from './areas.ts';
import { months } from './calendar.ts';
import { type Category, crimeKinds } from './crimes.ts';
import { expectedVictims, type Incident } from './simulate.ts';

export interface SampleMetric {
  readonly id: string;
  readonly counts: (victim: Incident) => boolean;
  /** The kinds that the metric is made of, with the share of each that it counts. */
  readonly parts: readonly (readonly [Category, share: number])[];
}

const whole = (id: string, category: Category): SampleMetric => ({
  id,
  counts: (victim) => victim.category === category,
  parts: [[category, 1]],
});

export const sampleMetrics: readonly SampleMetric[] = [
  {
    id: 'shooting-victims',
    counts: ({ category, offense }) =>
      category === 'shooting' || (category === 'homicide' && offense.weapon === 'FIREARM'),
    parts: [
      ['shooting', 1],
      ['homicide', 0.85],
    ],
  },
  whole('homicides', 'homicide'),
  whole('robberies', 'robbery'),
  whole('burglaries', 'burglary'),
  whole('aggravated-assaults', 'aggravated-assault'),
];

/** Months in which the site of an area was at work: its own for a programme area, its neighbour's for a buffer. */
export function activeMonths(
  role: Role,
): readonly { readonly area: (typeof areas)[number]; readonly months: typeof months }[] {
  return areas
    .filter((area) => area.role === role && area.site !== null)
    .map((area) => ({ area, months: months.filter((month) => isActive(area, month)) }));
}

/** Victims to expect in the active months of those areas if there were no programme. */
export function expectedWithoutProgram(metric: SampleMetric, role: Role): number {
  let total = 0;
  for (const [category, share] of metric.parts) {
    const kind = crimeKinds.find((candidate) => candidate.category === category);
    if (kind === undefined) throw new RangeError(`metric ${metric.id}: a kind of crime is required (got ${category})`);
    for (const { area, months: active } of activeMonths(role)) {
      for (const month of active) total += share * expectedVictims(kind, { area, month }, { withEffect: false });
    }
  }
  return total;
}

/** Victims counted in the active months of those areas. */
export function observedWithProgram(metric: SampleMetric, role: Role, victims: readonly Incident[]): number {
  const active = new Map(
    activeMonths(role).map(({ area, months: of }) => [area.name, new Set(of.map(({ label }) => label))]),
  );
  return victims.filter(
    (victim) =>
      metric.counts(victim) && active.get(victim.area.name)?.has(victim.occurred.slice(0, 7).replace('/', '-')),
  ).length;
}

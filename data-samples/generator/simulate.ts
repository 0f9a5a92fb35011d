import { type Area, areas, isActive } from './areas.ts';
import { daysIn, type Month, months, padded, springForward } from './calendar.ts';
import { type Category, type CrimeKind, crimeKinds, type Offense } from './crimes.ts';
import { below, poisson, type Random, seededRandom, weighted } from './random.ts';

/** One victim of one incident, before anything is written down. */
export interface Incident {
  readonly category: Category;
  readonly area: Area;
  readonly offense: Offense;
  /** Local time, YYYY/MM/DD HH:MM:SS, America/New_York. */
  readonly occurred: string;
  readonly premise: string;
  readonly latitude: string;
  readonly longitude: string;
  /** The same for all victims of an incident, unique otherwise. */
  readonly incident: string;
}

/** The extract was taken on 2026-01-10: of the last months only this share had been entered by then, everywhere. */
export const reportedShare: Readonly<Record<string, number>> = { '2025-11': 0.9, '2025-12': 0.7 };

/** Expected victims of one kind in an area and month, with the programme's effect or as if there were none. */
export function expectedVictims(
  kind: CrimeKind,
  { area, month }: { readonly area: Area; readonly month: Month },
  { withEffect }: { readonly withEffect: boolean },
): number {
  const cityWeight = areas.reduce((total, other) => total + kind.spread(other), 0);
  const season = kind.season[month.month - 1] ?? 1;
  const ratio = withEffect && area.role === 'program' && isActive(area, month) ? kind.programRatio : 1;
  let trend = 1;
  for (let step = 0; step < month.index; step += 1) trend *= kind.monthlyTrend;
  const monthly = (kind.perYear / 12) * (kind.spread(area) / cityWeight);
  return monthly * season * trend * ratio * (reportedShare[month.label] ?? 1);
}

/** A local time that exists: the hour skipped in March becomes the one after it. */
function drawTime(random: Random, kind: CrimeKind, month: Month): string {
  const date = `${padded(month.month)}/${padded(1 + below(random, daysIn(month)))}`;
  const drawn = weighted(random, kind.hours);
  const hour = drawn === 2 && springForward[month.year] === date ? 3 : drawn;
  return `${month.year}/${date} ${padded(hour)}:${padded(below(random, 60))}:00`;
}

/** The grid lies in open water off the coast, 0.015 degrees to a cell. */
function drawPlace(random: Random, area: Area): { readonly latitude: string; readonly longitude: string } {
  const within = (): number => (0.1 + 0.8 * random.uniform()) * 0.015;
  return {
    latitude: (38.3 - area.row * 0.015 - within()).toFixed(4),
    longitude: (-73.6 + area.column * 0.015 + within()).toFixed(4),
  };
}

function drawIncident(random: Random, kind: CrimeKind, { area, month, incident }: DrawnCell): readonly Incident[] {
  const offense = weighted(random, kind.offenses);
  const occurred = drawTime(random, kind, month);
  const premise = weighted(random, kind.premises);
  const place = drawPlace(random, area);
  const victim = { category: kind.category, area, offense, occurred, premise, ...place, incident };
  return random.uniform() < kind.secondVictim ? [victim, victim] : [victim];
}

interface DrawnCell {
  readonly area: Area;
  readonly month: Month;
  readonly incident: string;
}

/**
 * The city's victims over all months, in order of time.
 *
 * Incidents are Poisson; some have a second victim, which makes the victims overdispersed as real ones are.
 */
export function simulate(seed: number): readonly Incident[] {
  const victims: Incident[] = [];
  for (const kind of crimeKinds) {
    for (const area of areas) {
      const random = seededRandom(seed, `${kind.category}/${area.name}`);
      for (const month of months) {
        const mean = expectedVictims(kind, { area, month }, { withEffect: true }) / (1 + kind.secondVictim);
        const count = poisson(random, mean);
        for (let nth = 0; nth < count; nth += 1) {
          const incident = `${kind.category}/${area.name}/${month.label}/${nth}`;
          victims.push(...drawIncident(random, kind, { area, month, incident }));
        }
      }
    }
  }
  // Sorting is stable, so that equal times keep the order above on every machine.
  return victims.sort((a, b) => (a.occurred < b.occurred ? -1 : a.occurred > b.occurred ? 1 : 0));
}

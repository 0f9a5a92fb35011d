import { daysIn, type Month, months, padded, springForward } from '../calendar.ts';
import { below, poisson, seededRandom } from '../random.ts';
import { enteredShare, type Kind, kinds, shares } from './kinds.ts';
import { type Precinct, precincts, workIn } from './precincts.ts';

/** One victim or complaint, before anything is written down. */
export interface Event {
  readonly kind: Kind['name'];
  readonly precinct: Precinct;
  readonly month: Month;
  /** YYYY-MM-DD and HH:MM:SS, local. */
  readonly day: string;
  readonly time: string;
  /** The same for all victims of an incident, unique otherwise. */
  readonly incident: string;
  /** Draws in [0, 1) that decide on what else is written about it. */
  readonly fate: number;
  readonly second: number;
}

export interface Cell {
  readonly precinct: Precinct;
  readonly month: Month;
}

/** Rate ratio of the programme in a cell; the first three months of a site bring half of it, on the log scale. */
export function ratioOf(kind: Kind, { precinct, month }: Cell): number {
  const work = precinct.role === 'comparison' ? 'closed' : workIn(precinct, month);
  const full = precinct.role === 'program' ? kind.program : kind.nextDoor;
  if (work === 'closed') return 1;
  return work === 'phase-in' ? Math.sqrt(full) : full;
}

/** Events to expect in a cell if there were no programme. */
export function expectedWithout(kind: Kind, { precinct, month }: Cell): number {
  const year = kind.years[Math.floor(month.index / 12)] ?? 1;
  const season = kind.season[month.month - 1] ?? 1;
  return (kind.perYear(precinct) / 12) * year * season * (enteredShare[month.label] ?? 1);
}

function cellEvents(seed: number, kind: Kind, cell: Cell): readonly Event[] {
  const { precinct, month } = cell;
  const random = seededRandom(seed, `${kind.name}/${precinct.name}/${month.label}`);
  const victims = kind.name === 'shooting' ? 1 + shares.second : 1;
  const count = poisson(random, (expectedWithout(kind, cell) * ratioOf(kind, cell)) / victims);
  return Array.from({ length: count }, (_, nth) => {
    const date = 1 + below(random, daysIn(month));
    const drawn = below(random, 24);
    const skipped = springForward[month.year] === `${padded(month.month)}/${padded(date)}`;
    const event = {
      kind: kind.name,
      precinct,
      month,
      day: `${month.label}-${padded(date)}`,
      time: `${padded(skipped && drawn === 2 ? 3 : drawn)}:${padded(below(random, 60))}:00`,
      incident: `${kind.name}/${precinct.name}/${month.label}/${nth}`,
      fate: random.uniform(),
      second: random.uniform(),
    };
    const two = kind.name === 'shooting' && random.uniform() < shares.second;
    return two ? [event, { ...event, fate: random.uniform(), second: random.uniform() }] : [event];
  }).flat();
}

/** Everything that happens in the city, in order of time. Sorting is stable, so that ties stand as they were drawn. */
export function simulate(seed: number): readonly Event[] {
  const all = kinds.flatMap((kind) =>
    precincts.flatMap((precinct) => months.flatMap((month) => cellEvents(seed, kind, { precinct, month }))),
  );
  const key = ({ day, time }: Event): string => `${day} ${time}`;
  return all.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

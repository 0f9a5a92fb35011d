import { daysIn, type Month, months, padded, springForward } from '../calendar.ts';
import { below, poisson, type Random, seededRandom } from '../random.ts';
import { type Division, divisions, teamIn } from './divisions.ts';
import { effects } from './truth.ts';

/** One act of violence, reported or not, with what the police and the team did. */
export interface Act {
  readonly division: Division;
  readonly month: Month;
  /** YYYY-MM-DD and HH:MM:SS, local. */
  readonly day: string;
  readonly time: string;
  /** The home; the same one for all that happens there. */
  readonly household: string;
  readonly team: 'none' | 'phase-in' | 'full';
  /** A stream of its own, for everything else that is written of it. */
  readonly random: Random;
}

const season = [0.98, 0.9, 0.98, 0.99, 1.03, 1.05, 1.08, 1.07, 1.02, 0.99, 0.95, 0.96];

/** A number of the programme at full strength, halfway there (on the log scale) in a team's first three months. */
export const brought = (team: Act['team'], full: number): number =>
  team === 'full' ? full : team === 'phase-in' ? Math.sqrt(full) : 1;

function actAt(
  seed: number,
  { division, household, month }: Pick<Act, 'division' | 'household' | 'month'>,
  nth: number,
): Act {
  const random = seededRandom(seed, `act/${household}/${nth}`);
  const date = 1 + below(random, daysIn(month));
  const drawn = below(random, 24);
  const skipped = springForward[month.year] === `${padded(month.month)}/${padded(date)}`;
  const time = `${padded(skipped && drawn === 2 ? 3 : drawn)}:${padded(below(random, 60))}:${padded(below(random, 60))}`;
  return {
    division,
    month,
    day: `${month.label}-${padded(date)}`,
    time,
    household,
    team: teamIn(division, month),
    random,
  };
}

/** What happens in one home: a first act, and after each another one within eleven months, or none. */
function inHome(seed: number, division: Division, first: Month, household: string): readonly Act[] {
  const acts: Act[] = [];
  let month: Month | undefined = first;
  while (month !== undefined) {
    const act = actAt(seed, { division, household, month }, acts.length);
    acts.push(act);
    const again = act.team === 'none' ? effects.repeat.without : effects.repeat.with;
    month = act.random.uniform() < again ? months[month.index + 1 + below(act.random, 11)] : undefined;
  }
  return acts;
}

/** Every act in the city, in order of time. */
export function simulate(seed: number): readonly Act[] {
  const acts = divisions.flatMap((division) =>
    months.flatMap((month) => {
      const random = seededRandom(seed, `homes/${division.name}/${month.label}`);
      const count = poisson(random, (division.households / 12) * (season[month.month - 1] ?? 1));
      return Array.from({ length: count }, (_, nth) =>
        inHome(seed, division, month, `${division.name.slice(0, 2).toUpperCase()}${month.index * 97 + nth + 1000}`),
      ).flat();
    }),
  );
  const key = ({ day, time, household }: Act): string => `${day} ${time} ${household}`;
  return acts.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

import { areas } from '../areas.ts';
import { daysIn, months, padded, springForward } from '../calendar.ts';
import { csv } from '../csv.ts';
import { below, poisson, type Random, seededRandom, weighted } from '../random.ts';
import { dayOf } from './partners.ts';
import { dispatchMoved, stopForm } from './truth.ts';

/** Calls of each priority in a month, and the seconds from the call to the first unit of half of them. */
const priorities = [
  { priority: '1', perMonth: 14, half: 330 },
  { priority: '2', perMonth: 12, half: 760 },
  { priority: '3', perMonth: 9, half: 1500 },
] as const;

/** Long waits are rare and very long, as queues are. */
const spread = (random: Random): number => {
  const drawn = random.uniform();
  return 0.45 + (0.55 * drawn) / (1.06 - drawn);
};

const stamp = (day: string, seconds: number): string =>
  `${day} ${padded(Math.floor(seconds / 3600))}:${padded(Math.floor(seconds / 60) % 60)}:${padded(seconds % 60)}`;

/** Calls to the emergency number about shots and fights; the last hours of a day are left out, so that none runs into the next. */
export function calls(seed: number): string {
  const lines = months.flatMap((month) =>
    priorities.flatMap(({ priority, perMonth, half }) => {
      const random = seededRandom(seed, `call/${priority}/${month.label}`);
      const quicker = priority === '1' && month.label >= dispatchMoved.from ? dispatchMoved.ratio : 1;
      return Array.from({ length: poisson(random, perMonth) }, () => {
        const date = 1 + below(random, daysIn(month));
        const isShort = springForward[month.year] === `${padded(month.month)}/${padded(date)}`;
        const received = (isShort ? 4 : 0) * 3600 + below(random, (isShort ? 16 : 20) * 3600);
        const arrived = received + Math.round(half * spread(random) * quicker);
        const type = weighted(random, [
          ['SHOTS FIRED', 3],
          ['FIGHT', 4],
          ['DISORDER', priority === '3' ? 9 : 1],
        ]);
        const day = `${month.label}-${padded(date)}`;
        const came = random.uniform() < 0.97;
        return { day, received: stamp(day, received), arrived: came ? stamp(day, arrived) : '', priority, type };
      });
    }),
  );
  const dated = lines.toSorted((a, b) => (a.received < b.received ? -1 : a.received > b.received ? 1 : 0));
  return csv(
    ['call', 'received', 'arrived', 'priority', 'type'],
    dated.map(({ received, arrived, priority, type }, at) => [300001 + at, received, arrived, priority, type]),
  );
}

/** Lines with their day and neighbourhood, in order of days, under numbers that go up. */
const numbered = (
  header: readonly string[],
  lines: readonly (readonly [day: string, name: string, type: string])[],
  first: number,
): string =>
  csv(
    header,
    lines
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([day, name, type], at) => [
        first + at,
        `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`,
        name,
        type,
      ]),
  );

/** Stops of people on foot. The same stops all along; since the new form, more of them are written down, everywhere. */
export function stops(seed: number): string {
  const lines = areas.flatMap((area) => {
    const random = seededRandom(seed, `stop/${area.name}`);
    return months.flatMap((month) => {
      const written = month.label >= stopForm.from ? stopForm.after : stopForm.before;
      const mean = (0.35 + area.violence / 12) * written;
      return Array.from({ length: poisson(random, mean) }, () => [dayOf(random, month), area.name, 'PED'] as const);
    });
  });
  return numbered(['StopNo', 'StopDate', 'Neighborhood', 'Type'], lines, 700_001);
}

/** Uses of force, as often where sites work as elsewhere, before and since. */
export function force(seed: number): string {
  const lines = areas.flatMap((area) => {
    const random = seededRandom(seed, `force/${area.name}`);
    return months.flatMap((month) =>
      Array.from({ length: poisson(random, 0.08 + area.violence / 60) }, () => {
        const day = dayOf(random, month);
        return [day, area.name, weighted(random, forces)] as const;
      }),
    );
  });
  return numbered(['CaseNo', 'IncidentDate', 'Neighborhood', 'ForceType'], lines, 900_001);
}

export const forces = [
  ['HANDS', 12],
  ['SPRAY', 2],
  ['TASER', 5],
  ['FIREARM POINTED', 2],
] as const;

import { type Month, months, padded, quarters } from '../calendar.ts';
import { csv } from '../csv.ts';
import { below, poisson, seededRandom } from '../random.ts';
import { absentMember, dayOf, members, silentPartner } from './partners.ts';

const working = (month: Month): boolean => month.label >= '2021-04';

/** One board meeting a month and one joint training a quarter, with whoever came. */
export function meetings(seed: number): string {
  const lines = months.filter(working).flatMap((month) => {
    const random = seededRandom(seed, `meeting/${month.label}`);
    const heard = members.filter((name) => name !== absentMember.name || month.label <= absentMember.last);
    const line = (what: string, first: number, chance: number) => {
      const there = heard.filter(() => random.uniform() < chance);
      const people = there.length + below(random, there.length + 1);
      const day = `${month.label}-${padded(first + below(random, 9))}`;
      const hours = what === 'training' ? 6 : 1.5;
      return [day, what, there.join('; '), people, hours.toFixed(1), (hours * people).toFixed(1)];
    };
    const meeting = line('meeting', 5, 0.8);
    return month.month % 3 === 2 ? [meeting, line('training', 16, 0.7)] : [meeting];
  });
  return csv(['date', 'what', 'who', 'people', 'hours', 'person_hours'], lines);
}

/** Staff of all members on the last day of each quarter, and how many of them took part in a joint training so far. */
export function staff(): string {
  const lines = quarters
    .filter((quarter) => quarter >= '2021-Q2')
    .flatMap((quarter, at) => {
      const [all, trained] = [68 + (at % 5), 12 + 2 * at];
      const figures = [
        ['members of staff', all],
        ['staff with joint training', trained],
        ['staff without joint training', all - trained],
      ] as const;
      return figures.map(([figure, n]) => [quarter, figure, n, n]);
    });
  return csv(['quarter', 'figure', 'value', 'n'], lines);
}

/** Who holds events for everybody, and how many a month. */
const hosts = [
  ['interfaith-council', 'Interfaith Council', 1.6],
  ['harbor-peace', 'Harbor Peace Coalition', 2.2],
  ['tidewater', silentPartner.name, 1.8],
] as const;

/** Each partner's own list of its events; one of them ends early. */
export function eventLists(seed: number): readonly (readonly [path: string, text: string])[] {
  return hosts.map(([file, name, perMonth]) => {
    const told = months.filter(
      (month) => working(month) && (name !== silentPartner.name || month.label <= silentPartner.last),
    );
    const lines = told.flatMap((month) => {
      const random = seededRandom(seed, `event/${name}/${month.label}`);
      return Array.from({ length: poisson(random, perMonth) }, () => [dayOf(random, month), 15 + below(random, 90)]);
    });
    const dated = lines.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0));
    return [`events/${file}.csv`, csv(['day', 'people'], dated)] as const;
  });
}

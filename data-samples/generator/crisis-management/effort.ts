import { daysIn, daysLater, type Month, months, padded, quarters } from '../calendar.ts';
import { csv } from '../csv.ts';
import { below, poisson, type Random, seededRandom } from '../random.ts';
import { type Precinct, precincts, workIn } from './precincts.ts';

/** Who runs which site. */
export const partners: Readonly<Record<string, string>> = {
  'Foundry Row': 'Northbank Peace Council',
  'Alder Houses': 'Northbank Peace Council',
  'Tannery Hill': 'Second Chance Alliance',
  Saltgate: 'Eastmarch Mediators',
  'Three Mills': 'Eastmarch Mediators',
  Ropeworks: 'Youth Works Alliance',
  'Harbour Walk': 'Southport Safe Nights',
  'Lock Street': 'Southport Safe Nights',
  'Cooper Flats': 'Second Chance Alliance',
  'Kiln Yard': 'Ironside Outreach',
  'Weaver Court': 'Ironside Outreach',
  'Orchard Street': 'Youth Works Alliance',
};
export const organizations = [...new Set(Object.values(partners))];
const city = ['City Office of Safety', 'Police Department', 'Mercy General'];

/** The partner whose log ends, with its last month; its sites go on working. */
export const silentPartner = { name: 'Youth Works Alliance', last: '2024-09' } as const;
/** Contracts were late: nothing was paid out for this quarter. */
export const unfunded = '2025-Q1';

const siteOf = (precinct: Precinct): string => precinct.site ?? '';
const partnerOf = (precinct: Precinct): string => partners[siteOf(precinct)] ?? '';
const isHeard = (partner: string, { label }: Month): boolean =>
  partner !== silentPartner.name || label <= silentPartner.last;
const sitePrecincts = precincts.filter(({ role }) => role === 'program');

/** How many of each a site does in a month at full strength, whom it does them with, and how many take part. */
const work = [
  { kind: 'mediation', perMonth: 3, withOthers: 0.1, people: 4 },
  { kind: 'outreach', perMonth: 2, withOthers: 0.3, people: 25 },
  { kind: 'referral', perMonth: 2.5, withOthers: 0, people: 1 },
] as const;

const dayOf = (random: Random, month: Month): string => `${month.label}-${padded(1 + below(random, daysIn(month)))}`;

/** One line of the log; what does not belong to its kind stays blank. */
interface Entry {
  readonly date: string;
  readonly activity: string;
  readonly who: string;
  readonly participants?: number;
  readonly hours?: string;
  readonly precinct?: string;
  /** Of mediations: whether somebody asked again after 90 days, and whether it held. */
  readonly checked?: string;
  readonly holds?: string;
  /** Of site weeks: whether the site was open, and with four of five posts filled. */
  readonly open?: string;
  readonly staffed?: string;
  /** Of referrals: the day of the first service. */
  readonly first_service?: string;
}
const columns = [
  'date',
  'activity',
  'who',
  'participants',
  'hours',
  'precinct',
  'checked',
  'holds',
  'open',
  'staffed',
  'first_service',
] as const;
const yes = (does: boolean): string => (does ? 'Y' : 'N');

function workOf(seed: number, precinct: Precinct, month: Month): readonly Entry[] {
  const full = workIn(precinct, month) === 'full';
  const random = seededRandom(seed, `work/${precinct.name}/${month.label}`);
  return work.flatMap(({ kind, perMonth, withOthers, people }) =>
    Array.from({ length: poisson(random, full ? perMonth : perMonth / 2) }, () => {
      const day = dayOf(random, month);
      const others = random.uniform() < withOthers ? [city[below(random, city.length)] ?? ''] : [];
      const entry: Entry = {
        date: day,
        activity: kind,
        who: [partnerOf(precinct), ...others].join('; '),
        participants: kind === 'referral' ? 1 : 1 + below(random, 2 * people),
        hours: (0.5 * (1 + below(random, 6))).toFixed(1),
        precinct: precinct.name,
      };
      if (kind === 'referral')
        return random.uniform() < 0.8 ? { ...entry, first_service: daysLater(day, 2 + below(random, 40)) } : entry;
      if (kind !== 'mediation') return entry;
      const checked = random.uniform() < 0.7;
      return { ...entry, checked: yes(checked), ...(checked ? { holds: yes(random.uniform() < 0.83) } : {}) };
    }),
  );
}

/** Four contracted weeks a month, each open or not; an open week may lack people. */
function weeksOf(seed: number, precinct: Precinct, month: Month): readonly Entry[] {
  const random = seededRandom(seed, `weeks/${precinct.name}/${month.label}`);
  return [1, 8, 15, 22].map((date) => {
    const open = random.uniform() < 0.94;
    const staffed = open && random.uniform() < 0.84;
    const day = `${month.label}-${padded(date)}`;
    return {
      date: day,
      activity: 'site week',
      who: partnerOf(precinct),
      precinct: precinct.name,
      open: yes(open),
      staffed: yes(staffed),
    };
  });
}

function siteLines(seed: number, precinct: Precinct, month: Month): readonly Entry[] {
  if (workIn(precinct, month) === 'closed' || !isHeard(partnerOf(precinct), month)) return [];
  return [...workOf(seed, precinct, month), ...weeksOf(seed, precinct, month)];
}

/** One meeting a month and one training a quarter, with whoever came. */
function jointLines(seed: number, month: Month): readonly Entry[] {
  if (month.year < 2021) return [];
  const random = seededRandom(seed, `joint/${month.label}`);
  const working = organizations.filter((name) =>
    sitePrecincts.some((each) => partnerOf(each) === name && workIn(each, month) !== 'closed'),
  );
  const joint = (activity: string, from: number, hours: string, chance: number): Entry => {
    const there = [...city, ...working].filter((name) => isHeard(name, month) && random.uniform() < chance);
    const date = `${month.label}-${padded(from + below(random, 10))}`;
    return {
      date,
      activity,
      who: there.join('; '),
      participants: there.length + below(random, 2 * there.length + 1),
      hours,
    };
  };
  const meeting = joint('meeting', 5, '1.5', 0.8);
  return month.month % 3 === 2 ? [meeting, joint('training', 16, '6.0', 0.65)] : [meeting];
}

export function activities(seed: number): string {
  const entries = months.flatMap((month) => [
    ...sitePrecincts.flatMap((precinct) => siteLines(seed, precinct, month)),
    ...jointLines(seed, month),
  ]);
  const dated = entries.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return csv(
    columns,
    dated.map((entry) => columns.map((column) => entry[column] ?? '')),
  );
}

/** What each organisation was promised and paid for each site and quarter, in dollars. */
export function awards(seed: number): string {
  const lines = quarters.flatMap((quarter) =>
    sitePrecincts.flatMap((precinct) => {
      const open = months.some(
        (month) => workIn(precinct, month) !== 'closed' && `${month.year}-Q${Math.ceil(month.month / 3)}` === quarter,
      );
      if (!open) return [];
      const random = seededRandom(seed, `award/${precinct.name}/${quarter}`);
      const committed = 90_000 + 3_000 * precinct.level;
      const paid = quarter === unfunded ? 0 : Math.round(committed * (0.86 + 0.14 * random.uniform()));
      return [[quarter, partnerOf(precinct), 'violence interruption', precinct.name, committed, paid]];
    }),
  );
  return csv(['quarter', 'organization', 'service', 'precinct', 'awarded', 'paid'], lines);
}

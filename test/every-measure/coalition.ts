/** A made-up coalition with one source of every kind that a measure needs; its rows are at hand, to be counted by loops. */

function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * n);
  };
}
const two = (n: number): string => String(n).padStart(2, '0');
const clock = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

export const areas = ['North', 'South', 'West'] as const;
type Area = (typeof areas)[number];

export interface Crime {
  readonly id: number;
  readonly date: string;
  readonly area: Area;
  readonly category: 'theft' | 'assault' | 'arrest';
}
export interface Call {
  readonly id: number;
  readonly date: string;
  readonly area: Area;
  readonly priority: '1' | '2';
  /** Seconds from receipt to arrival; null where nobody noted the arrival. */
  readonly seconds: number | null;
}
export interface Activity {
  readonly id: number;
  readonly date: string;
  readonly area: Area;
  readonly kind: 'referral' | 'meeting';
  readonly participants: number;
  readonly outcome: 'taken up' | 'declined' | '';
}

export interface Answer {
  readonly date: string;
  readonly area: Area;
  readonly stratum: 'east' | 'west';
  readonly block: number;
  readonly weight: number;
  readonly safe: number | '';
}

const days = (year: number): readonly string[] =>
  Array.from({ length: 12 * 28 }, (_, n) => `${year}-${two(1 + Math.floor(n / 28))}-${two(1 + (n % 28))}`);

/** Two years: the second has faster answers, more referrals taken up, fewer assaults, and another mix of priorities. */
export function coalition() {
  const below = dice(7);
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  const crimes: Crime[] = [];
  const calls: Call[] = [];
  const activities: Activity[] = [];
  const answers: Answer[] = [];
  for (const year of [2022, 2023])
    for (const date of days(year)) {
      const later = year === 2023;
      for (let n = below(4); n > 0; n -= 1) {
        const roll = below(10);
        const category = roll < 6 ? 'theft' : roll < (later ? 7 : 8) ? 'assault' : 'arrest';
        crimes.push({ id: crimes.length, date, area: pick(areas), category });
      }
      for (let n = 1 + below(3); n > 0; n -= 1) {
        const priority = below(10) < (later ? 7 : 4) ? '2' : '1';
        const usual = priority === '1' ? 240 : 540;
        const seconds = below(20) === 0 ? null : usual + below(400) - (later ? 40 : 0);
        calls.push({ id: calls.length, date, area: pick(areas), priority, seconds });
      }
      if (below(3) > 0) {
        const kind = below(3) === 0 ? 'meeting' : 'referral';
        const outcome = below(12) === 0 ? '' : below(10) < (later ? 7 : 4) ? 'taken up' : 'declined';
        const participants = 1 + below(kind === 'meeting' ? 40 : 4);
        activities.push({ id: activities.length, date, area: pick(areas), kind, participants, outcome });
      }
    }
  for (const year of [2022, 2023])
    for (let n = 0; n < 300; n += 1) {
      const stratum = n % 3 === 0 ? 'west' : 'east';
      const safe = below(15) === 0 ? '' : Math.min(5, 1 + below(4) + (year === 2023 ? below(2) : 0));
      const block = (stratum === 'west' ? 100 : 0) + below(12);
      answers.push({
        date: `${year}-05-${two(1 + (n % 28))}`,
        area: pick(areas),
        stratum,
        block,
        weight: stratum === 'west' ? 3 : 1,
        safe,
      });
    }
  return { crimes, calls, activities, answers };
}

export const residents: Readonly<Record<number, Readonly<Record<Area, number>>>> = {
  2022: { North: 9000, South: 5000, West: 2000 },
  2023: { North: 9000, South: 5000, West: 8000 },
};

const csv = (header: string, rows: readonly (readonly (string | number)[])[]): string =>
  `${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`;

export function files({
  crimes,
  calls,
  activities,
  answers,
}: ReturnType<typeof coalition>): Readonly<Record<string, string>> {
  const received = 8 * 3600;
  return {
    'data/crimes.csv': csv(
      'id,date,area,category',
      crimes.map(({ id, date, area, category }) => [id, date, area, category]),
    ),
    'data/calls.csv': csv(
      'id,received,arrived,area,priority',
      calls.map(({ id, date, area, priority, seconds }) => [
        id,
        `${date} ${clock(received)}`,
        seconds === null ? '' : `${date} ${clock(received + seconds)}`,
        area,
        priority,
      ]),
    ),
    'data/activities.csv': csv(
      'id,date,area,kind,participants,outcome',
      activities.map(({ id, date, area, kind, participants, outcome }) => [
        id,
        date,
        area,
        kind,
        participants,
        outcome,
      ]),
    ),
    'data/answers.csv': csv(
      'date,area,stratum,block,weight,safe',
      answers.map(({ date, area, stratum, block, weight, safe }) => [date, area, stratum, block, weight, safe]),
    ),
    'data/residents.csv': csv(
      'area,year,residents',
      Object.entries(residents).flatMap(([year, own]) => areas.map((area) => [area, year, own[area]])),
    ),
  };
}

const metric = (id: string, kind: string, noun: string, measure: string): string => `id: ${id}
title: ${id.replaceAll('-', ' ')}
why: Because it is measured.
noun: { one: ${noun}, many: ${noun}s }
question: how-well
role: goal
better: higher
kind: ${kind}
measure: ${measure}
owner: nobody
version: 1
`;

/** Each measure once. */
export const metrics: Readonly<Record<string, string>> = {
  thefts: metric('thefts', 'incidents', 'theft', '{ kind: count, count: { where: { category: theft } }, empty: zero }'),
  harm: metric(
    'harm',
    'incidents',
    'crime',
    `
  kind: count
  count: { where: { category: [theft, assault] } }
  harm: { by: category, weights: { theft: 2, assault: 20 }, unit: days, version: "1", source: a table }
  empty: zero`,
  ),
  'theft-rate': metric(
    'theft-rate',
    'incidents',
    'theft',
    '{ kind: rate, count: { where: { category: theft } }, per: 1000, standardise: { by: area }, empty: zero }',
  ),
  'in-time': metric(
    'in-time',
    'responses',
    'call',
    '{ kind: share, hits: { interval: response, within: 8m }, empty: zero }',
  ),
  'in-time-held': metric(
    'in-time-held',
    'responses',
    'call',
    '{ kind: share, hits: { interval: response, within: 8m }, standardise: { by: priority }, empty: zero }',
  ),
  'taken-up': metric(
    'taken-up',
    'activities',
    'referral',
    '{ kind: share, of: { where: { kind: referral } }, hits: { where: { outcome: taken up } }, empty: zero }',
  ),
  attendance: metric(
    'attendance',
    'activities',
    'meeting',
    '{ kind: mean, of: participants, where: { kind: meeting }, empty: zero }',
  ),
  'response-p90': metric(
    'response-p90',
    'responses',
    'call',
    '{ kind: quantile, p: 0.9, interval: response, empty: zero }',
  ),
  'response-held': metric(
    'response-held',
    'responses',
    'call',
    '{ kind: quantile, p: 0.5, interval: response, standardise: { by: priority }, empty: zero }',
  ),
  'feel-safe': metric('feel-safe', 'surveys', 'resident', '{ kind: survey-share, item: safe, values: [4, 5] }'),
  safety: metric('safety', 'surveys', 'resident', '{ kind: survey-mean, item: safe }'),
  'arrests-per-call': metric(
    'arrests-per-call',
    'incidents',
    'arrest',
    `
  kind: ratio
  numerator: { where: { category: arrest } }
  denominator: { kind: responses, noun: { one: call, many: calls } }
  per: 100
  empty: zero`,
  ),
};

const bindings: Readonly<Record<string, string>> = {
  thefts: 'source: crimes',
  harm: 'source: crimes',
  'theft-rate': 'source: crimes, exposure: residents',
  'in-time': 'source: calls',
  'in-time-held': 'source: calls',
  'taken-up': 'source: work',
  attendance: 'source: work',
  'response-p90': 'source: calls',
  'response-held': 'source: calls',
  'feel-safe': 'source: survey',
  safety: 'source: survey',
  'arrests-per-call': 'source: crimes, denominator: calls',
};

const common = 'covers: { from: 2022-01-01, to: 2023-12-31 }\n    repeats: keep';
export const pipeline = `id: coalition
title: Coalition
calendar: { grain: quarter, timezone: America/New_York }
sources:
  crimes:
    kind: incidents
    ${common}
    files: data/crimes.csv
    columns:
      id: id
      occurred_at: { from: date, formats: ["%Y-%m-%d"] }
      area: area
      offense: { from: category, codes: { theft: [theft], assault: [assault], arrest: [arrest] } }
  calls:
    kind: responses
    ${common}
    files: data/calls.csv
    columns:
      id: id
      received_at: { from: received, formats: ["%Y-%m-%d %H:%M:%S"] }
      arrived_at: { from: arrived, formats: ["%Y-%m-%d %H:%M:%S"] }
      area: area
      priority: priority
    answering: first
    intervals: { response: { from: received_at, to: arrived_at } }
  work:
    kind: activities
    ${common}
    files: data/activities.csv
    columns:
      id: id
      date: { from: date, formats: ["%Y-%m-%d"] }
      area: area
      kind: kind
      participants: participants
      outcome: outcome
  survey:
    kind: surveys
    ${common}
    files: data/answers.csv
    frame: all addresses
    columns:
      completed_at: { from: date, formats: ["%Y-%m-%d"] }
      area: area
      stratum: stratum
      cluster: block
      weight: weight
    items: { safe: { wording: I feel safe here., scale: { min: 1, max: 5 } } }
  residents:
    kind: populations
    repeats: drop
    files: data/residents.csv
    columns: { area: area, year: year, population: residents }
windows:
  current: last-4-quarters
  baseline: { kind: fixed, from: 2022-01-01, to: 2022-12-31, reason: the first year }
metrics:
${Object.entries(bindings)
  .map(([id, binding]) => `  - { use: ${id}, ${binding} }`)
  .join('\n')}
privacy: { minimum: 0, public-record: made up }
`;

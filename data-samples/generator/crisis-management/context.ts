import { months, padded } from '../calendar.ts';
import { csv } from '../csv.ts';
import { below, seededRandom, weighted } from '../random.ts';
import { precincts } from './precincts.ts';

/** Every precinct that is not merely compared, one row for each stretch of work. */
export function areasTable(): string {
  const named = precincts.filter(({ role }) => role !== 'comparison');
  return csv(
    ['precinct', 'role', 'site', 'start', 'end'],
    named.flatMap(({ name, role, site, intervals }) =>
      intervals.length === 0
        ? [[name, role, site ?? '', '', '']]
        : intervals.map(([start, end]) => [name, role, site ?? '', start, end ?? '']),
    ),
  );
}

export function populationsTable(): string {
  return csv(
    ['precinct', 'year', 'residents'],
    precincts.flatMap(({ name, residents: [in2010, in2020] }) => [
      [name, 2010, in2010],
      [name, 2020, in2020],
    ]),
  );
}

const fiscalYears = [18, 19, 20, 21, 22, 23, 24, 25] as const;

/** Uniformed officers by precinct, a column for each fiscal year, as budget offices print them. */
export function headcountTable(seed: number): string {
  const lines = precincts.map(({ name, borough, level, residents: [people] }) => {
    const random = seededRandom(seed, `headcount/${name}`);
    const officers = people / 700 + 2 * level;
    return [
      `${borough.toUpperCase()} PCT ${name}`,
      name,
      ...fiscalYears.map((_, at) => Math.round(officers * (1 - 0.012 * at) + below(random, 7))),
    ];
  });
  return csv(['Budget Code Name', 'precinct', ...fiscalYears.map((year) => `FY${year}`)], lines);
}

/** Mondays from 2018-01-01 to the end of 2025, as MM/DD/YYYY. */
function mondays(): readonly string[] {
  const days = months.flatMap(({ label, year, month }) => {
    const length = month === 2 ? (year % 4 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
    return Array.from({ length }, (_, at) => `${label.slice(5)}/${padded(at + 1)}/${label.slice(0, 4)}`);
  });
  return days.filter((_, at) => at % 7 === 0 && at + 6 < days.length);
}

/** Weekly means of the emergency number, already summed: seconds from the call to the first arrival. */
export function weeklyTable(seed: number): string {
  const lines = mondays().flatMap((monday, week) =>
    (['Shots Fired', 'Assault In Progress'] as const).map((type) => {
      const random = seededRandom(seed, `911/${type}/${monday}`);
      const calls = (type === 'Shots Fired' ? 60 : 110) + below(random, 40);
      const seconds = 430 + 0.12 * week + 60 * random.uniform();
      return [monday, 'Patrol', type, calls, seconds.toFixed(1)];
    }),
  );
  return csv(['Week Start Date', 'Agency', 'Final Incident Type', '# of Incidents', 'Call to Arrival'], lines);
}

/** Shares of the answers 1 to 5 by wave. Trust was asked in other words the second time. */
const asked = {
  safe: { 2020: [15, 22, 26, 25, 12], 2025: [10, 16, 23, 33, 18] },
  trust: { 2020: [18, 21, 25, 24, 12], 2025: [11, 14, 22, 33, 20] },
  report: { 2020: [8, 13, 22, 34, 23], 2025: [8, 13, 22, 34, 23] },
} as const;

/** A mail survey of addresses by borough, 24 answers a precinct; 99 stands for no answer. */
export function surveyTable(seed: number, wave: 2020 | 2025): string {
  const lines = precincts.flatMap(({ name, borough, residents: [, people] }) => {
    const random = seededRandom(seed, `survey/${wave}/${name}`);
    const answer = (item: keyof typeof asked): string =>
      random.uniform() < 0.03
        ? '99'
        : String(
            weighted(
              random,
              asked[item][wave].map((weight, at) => [at + 1, weight] as const),
            ),
          );
    return Array.from({ length: 24 }, () => [
      wave,
      name,
      borough,
      (people / 24 / 1000).toFixed(3),
      answer('safe'),
      answer('trust'),
      answer('report'),
    ]);
  });
  return csv(
    ['wave', 'precinct', 'stratum', 'weight', 'q_safe_night', wave === 2020 ? 'q_trust' : 'q_trust_local', 'q_report'],
    lines,
  );
}

/** What the board decided, as its minutes have it. */
export function actionsTable(): string {
  return csv(
    ['id', 'raised', 'metric', 'decision', 'owner', 'due', 'closed', 'status'],
    [
      [
        'A-01',
        '2024-02-12',
        'shooting-victims',
        'Reopen Foundry Row with a second supervisor',
        'programme director',
        '2024-04-30',
        '2024-04-02',
        'done',
      ],
      [
        'A-02',
        '2024-08-13',
        'robberies',
        'Ask both precincts beside a site for their robbery maps',
        'police liaison',
        '2024-10-15',
        '2025-01-20',
        'done',
      ],
      [
        'A-03',
        '2025-05-14',
        'hospital-injuries',
        'Agree with St. Brigid how its figures come back',
        'health liaison',
        '2025-09-30',
        '',
        'open',
      ],
      [
        'A-04',
        '2025-08-12',
        'felony-assaults',
        'Have the new assault code mapped, back to January 2024',
        'crime analyst',
        '2025-12-15',
        '',
        'open',
      ],
    ],
  );
}

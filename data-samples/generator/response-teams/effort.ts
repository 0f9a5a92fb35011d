import { months, quarters } from '../calendar.ts';
import { csv } from '../csv.ts';
import { below, seededRandom, weighted } from '../random.ts';
import { divisions, teamIn } from './divisions.ts';
import type { Written } from './records.ts';
import { effects } from './truth.ts';

export const partners = [
  'Police Department',
  'Safe Harbor Advocates',
  'City Attorney',
  'County Hospital',
  'Legal Aid',
  'Family Court',
  'Housing Authority',
  'Faith Council',
] as const;

/** The partner that nobody has heard from since, with its last month. */
export const silentPartner = { name: 'Housing Authority', last: '2024-12' } as const;

/** Case meetings each month, and a day of joint training each quarter, with whoever came. */
export function meetings(seed: number): Written['log'] {
  return months
    .filter(({ year }) => year >= 2022)
    .flatMap((month) => {
      const random = seededRandom(seed, `meeting/${month.label}`);
      const heard = partners.filter((name) => name !== silentPartner.name || month.label <= silentPartner.last);
      const there = (chance: number) => heard.filter(() => random.uniform() < chance);
      const line = (date: string, kind: string, who: readonly string[], hours: string) => {
        const people = String(who.length + below(random, who.length + 1));
        return [date, kind, who.join('; '), '', '', '', people, hours];
      };
      const meeting = line(`${month.label}-1${below(random, 9)}`, 'meeting', there(0.75), '1.5');
      const training = line(`${month.label}-2${below(random, 8)}`, 'training', there(0.6), '7.0');
      return month.month % 3 === 2 ? [meeting, training] : [meeting];
    });
}

/** What each partner promised and gave in each quarter, in dollars; the city paid nothing in one of them. */
export function contributions(seed: number): string {
  const shares = {
    'Police Department': 260_000,
    'Safe Harbor Advocates': 180_000,
    'City Attorney': 60_000,
    'County Hospital': 45_000,
    'Legal Aid': 20_000,
  };
  const lines = quarters
    .filter((quarter) => quarter >= '2022')
    .flatMap((quarter) =>
      Object.entries(shares).map(([name, promised]) => {
        const random = seededRandom(seed, `gift/${name}/${quarter}`);
        const unfunded = quarter === '2024-Q3' && name === 'Safe Harbor Advocates';
        return [
          quarter,
          name,
          'staff',
          promised,
          unfunded ? 0 : Math.round(promised * (0.8 + 0.22 * random.uniform())),
        ];
      }),
    );
  return csv(['quarter', 'partner', 'category', 'promised', 'given'], lines);
}

/** Victim services tell counts by month and never a person: what they may give. */
export function services(seed: number): string {
  const lines = months
    .filter(({ year }) => year >= 2021)
    .flatMap((month) => {
      const random = seededRandom(seed, `services/${month.label}`);
      const teams = divisions.filter((division) => teamIn(division, month) !== 'none').length;
      const served = 90 + 9 * teams + below(random, 25);
      const atRisk = Math.round(served * 0.4);
      const declined = Math.round(atRisk * effects.advocate.declined);
      const share = teams === 0 ? effects.advocate.without : effects.advocate.with;
      const reached = Math.round((atRisk - declined) * (share - 0.04 + 0.08 * random.uniform()));
      const later = Math.round((atRisk - declined - reached) * 0.4);
      const figures = {
        'survivors served': served,
        'reached within 72 hours': reached,
        'reached later': later,
        'not reached': atRisk - declined - reached - later,
        declined,
      };
      return Object.entries(figures).map(([name, n]) => [month.label, name, n, n]);
    });
  return csv(['month', 'figure', 'value', 'n'], lines);
}

/** Shares of the answers 1 to 5 to four questions on how partners talk to each other, and four on trust. */
const asked = { before: [12, 22, 30, 26, 10], after: [6, 13, 27, 36, 18] } as const;

/** A partner survey: three to six people of each partner, and who they are is not in it. */
export function partnerSurvey(seed: number, wave: 2022 | 2025): string {
  const items = ['c1', 'c2', 'c3', 't1', 't2', 't3'];
  const lines = partners.flatMap((name) => {
    const random = seededRandom(seed, `partners/${wave}/${name}`);
    return Array.from({ length: 5 + below(random, 4) }, () => {
      const mood = random.uniform();
      const answer = (): number => {
        // half of an answer is the person, half the question: so that a scale hangs together
        const own = weighted(
          random,
          asked[wave === 2022 ? 'before' : 'after'].map((weight, at) => [at + 1, weight] as const),
        );
        return Math.min(5, Math.max(1, Math.round(0.45 * own + 0.55 * (1 + 4 * mood))));
      };
      return [wave, ...items.map(answer)];
    });
  });
  return csv(['wave', ...items.map((item) => (wave === 2025 && item.startsWith('c') ? `${item}_6m` : item))], lines);
}

export function areasTable(): string {
  return csv(
    ['division', 'role', 'start'],
    divisions.map(({ name, start }) => [name, start === null ? 'comparison' : 'program', start ?? '']),
  );
}

export function populationsTable(): string {
  return csv(
    ['division', 'year', 'residents'],
    divisions.flatMap(({ name, residents: [in2010, in2020] }) => [
      [name, 2010, in2010],
      [name, 2020, in2020],
    ]),
  );
}

export function codesTable(): string {
  return csv(
    ['code', 'category', 'version'],
    [
      [626, 'domestic-violence', 'canyon-2025.1'],
      [236, 'domestic-violence', 'canyon-2025.1'],
      [627, 'domestic-violence', 'canyon-2025.1'],
      [110, 'homicide', 'canyon-2025.1'],
      [310, 'burglary', 'canyon-2025.1'],
    ],
  );
}

export function actionsTable(): string {
  return csv(
    ['id', 'raised', 'metric', 'decision', 'owner', 'due', 'closed', 'status'],
    [
      [
        'B-01',
        '2024-08-20',
        'response-p90',
        'Send the nearest car and the team at the same time',
        'dispatch supervisor',
        '2024-11-30',
        '2024-11-12',
        'done',
      ],
      [
        'B-02',
        '2025-02-18',
        'dual-arrests',
        'Train every team on who the main aggressor is',
        'training sergeant',
        '2025-05-31',
        '',
        'open',
      ],
      [
        'B-03',
        '2025-05-20',
        'working-together',
        'Ask the Housing Authority back to the table',
        'coalition chair',
        '2025-08-31',
        '',
        'open',
      ],
    ],
  );
}

import { daysIn, daysLater, type Month, months, monthsBefore, padded } from '../calendar.ts';
import { csv } from '../csv.ts';
import { below, poisson, type Random, seededRandom } from '../random.ts';
import { divisions } from './divisions.ts';
import { type Act, brought } from './simulate.ts';
import { effects } from './truth.ts';

type Line = readonly (string | number)[];

/** 2021-03-09 as 03/09/2021. */
const portalDate = (day: string): string => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;

const codes = [
  [626, 'INTIMATE PARTNER - SIMPLE ASSAULT', 70],
  [236, 'INTIMATE PARTNER - AGGRAVATED ASSAULT', 22],
  [627, 'CRIMINAL THREATS - INTIMATE PARTNER', 8],
] as const;

function codeOf(share: number): (typeof codes)[number] {
  let left = share * 100;
  for (const code of codes) {
    left -= code[2];
    if (left < 0) return code;
  }
  return codes[0];
}

export interface Written {
  readonly calls: readonly Line[];
  readonly reports: readonly Line[];
  readonly log: readonly Line[];
}

const at = (day: string, time: string, seconds: number): string => {
  const [hours = 0, minutes = 0, rest = 0] = time.split(':').map(Number);
  const total = hours * 3600 + minutes * 60 + rest + Math.round(seconds);
  if (total >= 86_400) return nextDay(day, total - 86_400);
  return `${day} ${padded(Math.floor(total / 3600))}:${padded(Math.floor(total / 60) % 60)}:${padded(total % 60)}`;
};

function nextDay(day: string, seconds: number): string {
  const month = months.findIndex(({ label }) => label === day.slice(0, 7));
  const [here, next] = [months[month], months[month + 1]];
  const within = here !== undefined && Number(day.slice(8)) < daysIn(here);
  const date = within ? `${day.slice(0, 8)}${padded(Number(day.slice(8)) + 1)}` : `${next?.label ?? '2026-01'}-01`;
  return at(date, '00:00:00', seconds);
}

/** The call, the report and the team's visit that one act leaves behind; any of them may be missing. */
function written(act: Act, nth: number): Written {
  const { random, team, day, time } = act;
  const [called, reported] = [
    random.uniform() < 0.9,
    random.uniform() < Math.min(0.58 * brought(team, effects.recording), 1),
  ];
  const onScene = team !== 'none' && random.uniform() < effects.dose * (team === 'full' ? 1 : 0.5);
  const high = random.uniform() < 0.4;
  const screened = random.uniform() < (team === 'none' ? 0.45 : 0.8);
  return {
    calls: called ? [callOf(act, nth, onScene)] : [],
    reports: reported ? [reportOf(act, nth, screened)] : [],
    log: [
      ...(onScene && called ? [visitOf(act)] : []),
      ...(reported && screened && high ? [referralOf(act, `${day} ${time}`)] : []),
    ],
  };
}

/** Long waits are rare and very long, as queues are. */
function callOf({ random, division, team, day, time }: Act, nth: number, onScene: boolean): Line {
  const [priority, wait, drive] = [random.uniform() < 0.35 ? 2 : 3, random.uniform(), random.uniform()];
  const slow = brought(team, effects.responseTime);
  const queue = (priority === 2 ? 120 : 300) * (0.3 + wait / (1.08 - wait)) * slow;
  const travel = (240 + 520 * drive * drive) * slow;
  const arrived = random.uniform() > 0.02;
  // the team's own log is lost for one call in fifty: nobody knows whether it came
  const visit = team === 'none' ? 'N' : random.uniform() < 0.02 ? '' : onScene ? 'Y' : 'N';
  return [
    `PD${day.slice(2).replaceAll('-', '')}${String(nth).padStart(5, '0')}`,
    division.name,
    `${day} ${time}`,
    at(day, time, queue),
    arrived ? at(day, time, queue + travel) : '',
    priority,
    random.uniform() < 0.7 ? '242DS' : '620D',
    random.uniform() < 0.93 ? 'Y' : 'N',
    visit,
  ];
}

function reportOf({ random, division, team, day, time, household }: Act, nth: number, screened: boolean): Line {
  const [crime] = codeOf(random.uniform());
  const late = random.uniform() < 0.06 ? 10 + below(random, 60) : below(random, 3);
  const arrest = random.uniform() < 0.6;
  const dual = random.uniform() < (team === 'none' ? effects.dualArrest.without : effects.dualArrest.with);
  return [
    `${day.slice(2, 4)}${String(100_000 + nth)}`,
    portalDate(laterDay(day, late)),
    portalDate(day),
    String(Number(time.slice(0, 2)) * 100 + Number(time.slice(3, 5))),
    division.name,
    crime,
    household,
    arrest ? 'Y' : 'N',
    arrest ? (dual ? 'Y' : 'N') : '',
    screened ? 'Y' : 'N',
  ];
}

const visitOf = ({ random, division, day }: Act): Line => {
  const hours = (0.5 * (2 + below(random, 5))).toFixed(1);
  return [day, 'intervention', 'Police Department; Safe Harbor Advocates', division.name, '', '', '', hours];
};

/** To an advocate, after a screening with high risk: reached, not reached, or declined. */
function referralOf({ random, division, team, day }: Act, asked: string): Line {
  const reach = random.uniform();
  const wanted = team === 'none' ? effects.advocate.without : effects.advocate.with;
  const declined = reach < effects.advocate.declined;
  const reached = !declined && reach < effects.advocate.declined + wanted;
  const done = reached ? laterDay(day, below(random, 3)) : '';
  return [
    asked.slice(0, 10),
    'referral',
    'Safe Harbor Advocates',
    division.name,
    declined ? 'declined' : reached ? 'reached' : 'not reached',
    done,
    '',
    '',
  ];
}

/** The day after so many days; those beyond the sample's calendar are a day past the extract. */
export const laterDay = (day: string, days: number): string => daysLater(day, days) || '2026-01-09';

export function recordsOf(acts: readonly Act[]): Written {
  const each = acts.map(written);
  return {
    calls: each.flatMap(({ calls }) => calls),
    reports: each.flatMap(({ reports }) => reports),
    log: each.flatMap(({ log }) => log),
  };
}

export const headers = {
  calls: [
    'Incident_Number',
    'Area_Occ',
    'Received',
    'Dispatched',
    'On_Scene',
    'Priority',
    'Call_Type_Code',
    'Eligible',
    'Team_On_Scene',
  ],
  reports: [
    'DR_NO',
    'Date Rptd',
    'DATE OCC',
    'TIME OCC',
    'AREA NAME',
    'Crm Cd',
    'HOUSEHOLD',
    'ARREST',
    'DUAL',
    'SCREENED',
  ],
  log: ['date', 'what', 'who', 'division', 'outcome', 'done_on', 'participants', 'hours'],
} as const;

/** Killings between partners, of three years more than the rest: the city has had a file of them for longer. */
export function homicides(seed: number): readonly Line[] {
  const random = seededRandom(seed, 'homicides');
  return [...homicidesIn(monthsBefore(3), seededRandom(seed, 'homicides/earlier')), ...homicidesIn(months, random)];
}

/** Some eight a year in the whole city, none more likely where a team works. */
function homicidesIn(among: readonly Month[], random: Random): readonly Line[] {
  return among.flatMap((month) =>
    Array.from({ length: poisson(random, 0.65) }, () => {
      const day = `${month.label}-${padded(1 + below(random, daysIn(month)))}`;
      return [
        `H${day.replaceAll('-', '')}${below(random, 9)}`,
        day,
        divisions[below(random, divisions.length)]?.name ?? '',
        110,
      ];
    }),
  );
}

/** Burglaries, about which teams do nothing. */
export function burglaries(seed: number): string {
  const lines = months.flatMap((month) =>
    divisions.flatMap(({ name, residents: [people] }) => {
      const random = seededRandom(seed, `burglary/${name}/${month.label}`);
      return Array.from({ length: poisson(random, people / 72_000) }, () => [
        `${month.label}-${padded(1 + below(random, daysIn(month)))}`,
        name,
        310,
      ]);
    }),
  );
  return csv(['date', 'division', 'code'], lines);
}

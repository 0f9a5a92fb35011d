import type { Area } from './areas.ts';

export type Category =
  | 'shooting'
  | 'homicide'
  | 'robbery'
  | 'aggravated-assault'
  | 'burglary'
  | 'larceny'
  | 'auto-theft';

export interface Offense {
  readonly code: string;
  readonly description: string;
  readonly weapon: string;
}

export interface CrimeKind {
  readonly category: Category;
  /** Victims a year in the whole city at the start, without any programme. */
  readonly perYear: number;
  /** How the city's total falls on the areas. */
  readonly spread: (area: Area) => number;
  /** Twelve monthly multipliers, January first, with mean 1. */
  readonly season: readonly number[];
  /** Multiplier from one month to the next, in all areas alike. */
  readonly monthlyTrend: number;
  /** Share of incidents with a second victim, q. Variance over mean of the victims is (1 + 3q) / (1 + q). */
  readonly secondVictim: number;
  /** Rate ratio planted in programme areas while their site is at work. */
  readonly programRatio: number;
  readonly hours: readonly (readonly [hour: number, weight: number])[];
  readonly offenses: readonly (readonly [Offense, weight: number])[];
  readonly premises: readonly (readonly [premise: string, weight: number])[];
}

const byViolence = (area: Area): number => area.violence;
const byResidents = (area: Area): number => area.residents[0];

const summer = [0.78, 0.72, 0.88, 0.97, 1.12, 1.2, 1.25, 1.2, 1.08, 1.02, 0.92, 0.86];
const mild = [0.95, 0.88, 0.95, 0.98, 1.03, 1.05, 1.07, 1.07, 1.03, 1.03, 0.98, 0.98];

const hourWeights = (weights: string): CrimeKind['hours'] => [...weights].map((digit, hour) => [hour, Number(digit)]);
/** Relative frequency of the hours 0 to 23, one digit each. */
const night = hourWeights('876532112223333344567899');
const day = hourWeights('322111234455666677765543');

const offense = (code: string, description: string, weapon = 'NA'): Offense => ({ code, description, weapon });

const outdoors = [
  ['STREET', 70],
  ['ALLEY', 10],
  ['ROW/TOWNHOUSE-OCC', 8],
  ['PARKING LOT-OUTSIDE', 6],
  ['BAR, TAVERN', 1],
] as const;
const homes = [
  ['ROW/TOWNHOUSE-OCC', 55],
  ['APT/CONDO-OCC', 20],
  ['ROW/TOWNHOUSE-VAC', 12],
  ['RETAIL/SMALL MISC', 6],
  ['GARAGE, SHED', 1],
] as const;
const anywhere = [
  ['STREET', 45],
  ['RETAIL/SMALL MISC', 18],
  ['ROW/TOWNHOUSE-OCC', 15],
  ['PARKING LOT-OUTSIDE', 12],
  ['GROCERY, CONVENIENCE', 1],
] as const;

const violence = { spread: byViolence, monthlyTrend: 1, hours: night, premises: outdoors } as const;
const property = { spread: byResidents, season: mild, secondVictim: 0, programRatio: 1, hours: day } as const;

export const crimeKinds: readonly CrimeKind[] = [
  {
    ...violence,
    category: 'shooting',
    perYear: 284,
    season: summer,
    // 0.3 / 1.7: variance over mean is 1.3 at every grain.
    secondVictim: 0.17647,
    programRatio: 0.62,
    offenses: [[offense('9S', 'SHOOTING', 'FIREARM'), 1]],
  },
  {
    ...violence,
    category: 'homicide',
    perYear: 71,
    season: summer,
    secondVictim: 0.05,
    programRatio: 0.62,
    offenses: [
      [offense('1A', 'HOMICIDE', 'FIREARM'), 85],
      [offense('1A', 'HOMICIDE', 'KNIFE'), 9],
      [offense('1A', 'HOMICIDE', 'OTHER'), 6],
    ],
  },
  {
    ...violence,
    category: 'robbery',
    perYear: 520,
    season: mild,
    secondVictim: 0.06,
    programRatio: 1,
    offenses: [
      [offense('3AF', 'ROBBERY - STREET', 'FIREARM'), 40],
      [offense('3AK', 'ROBBERY - STREET', 'KNIFE'), 12],
      [offense('3AO', 'ROBBERY - STREET', 'OTHER'), 33],
      [offense('3AJF', 'ROBBERY - CARJACKING', 'FIREARM'), 15],
    ],
  },
  {
    ...violence,
    category: 'aggravated-assault',
    perYear: 780,
    season: mild,
    secondVictim: 0.08,
    programRatio: 1.3,
    offenses: [
      [offense('4A', 'AGG. ASSAULT', 'FIREARM'), 40],
      [offense('4B', 'AGG. ASSAULT', 'KNIFE'), 22],
      [offense('4C', 'AGG. ASSAULT', 'OTHER'), 24],
      [offense('4D', 'AGG. ASSAULT', 'HANDS'), 10],
      [offense('4F', 'AGG. ASSAULT', 'OTHER'), 4],
    ],
  },
  {
    ...property,
    category: 'burglary',
    perYear: 980,
    // The twelfth power is 0.94: six per cent fewer every year.
    monthlyTrend: 0.994857,
    premises: homes,
    offenses: [
      [offense('5A', 'BURGLARY'), 60],
      [offense('5B', 'BURGLARY'), 20],
      [offense('5C', 'BURGLARY'), 8],
      [offense('5D', 'BURGLARY'), 12],
    ],
  },
  {
    ...property,
    category: 'larceny',
    perYear: 1440,
    monthlyTrend: 1,
    premises: anywhere,
    offenses: [
      [offense('6C', 'LARCENY'), 20],
      [offense('6D', 'LARCENY FROM AUTO'), 45],
      [offense('6G', 'LARCENY'), 20],
      [offense('6J', 'LARCENY'), 15],
    ],
  },
  {
    ...property,
    category: 'auto-theft',
    perYear: 560,
    monthlyTrend: 1,
    premises: outdoors,
    offenses: [[offense('7A', 'AUTO THEFT'), 1]],
  },
];

import type { Precinct } from './precincts.ts';

/** What happens in the city, and what the programme does to it. */
export interface Kind {
  readonly name: 'shooting' | 'robbery' | 'burglary' | 'felony-assault';
  /** Events a year in one precinct at the start, without any programme. */
  readonly perYear: (precinct: Precinct) => number;
  /** Twelve monthly multipliers, January first, with mean 1. */
  readonly season: readonly number[];
  /** Multiplier of each year after the first, in all precincts alike: a rise in 2020 and 2021 that falls again. */
  readonly years: readonly number[];
  /** Rate ratio planted where a site is at work. */
  readonly program: number;
  /** Rate ratio planted in the precinct next door while that site is at work. */
  readonly nextDoor: number;
}

const summer = [0.78, 0.72, 0.88, 0.97, 1.12, 1.2, 1.25, 1.2, 1.08, 1.02, 0.92, 0.86];
const mild = [0.95, 0.88, 0.95, 0.98, 1.03, 1.05, 1.07, 1.07, 1.03, 1.03, 0.98, 0.98];
const wave = [1, 1, 1.06, 1.08, 1.05, 1.02, 1, 0.99];
const flat = [1, 1, 1, 1, 1, 1, 1, 1];

export const kinds: readonly Kind[] = [
  { name: 'shooting', perYear: ({ level }) => level, season: summer, years: wave, program: 0.7, nextDoor: 1 },
  { name: 'robbery', perYear: ({ level }) => 4 + 0.7 * level, season: mild, years: flat, program: 0.8, nextDoor: 1.7 },
  {
    name: 'burglary',
    perYear: ({ residents: [in2010] }) => in2010 / 8000,
    season: mild,
    years: [1, 0.95, 0.9, 0.86, 0.81, 0.77, 0.74, 0.7],
    program: 1,
    nextDoor: 1,
  },
  {
    name: 'felony-assault',
    perYear: ({ level }) => 3 + 0.7 * level,
    season: mild,
    years: flat,
    program: 1,
    nextDoor: 1,
  },
];

/** Of people shot: with a second victim in the same incident, dead, and treated in a hospital. */
export const shares = { second: 0.15, fatal: 0.17, treated: 0.72 } as const;

/** From this month on, precincts with a site book a fifth of their felony assaults under a code nobody mapped. */
export const recoding = { from: '2024-01', share: 0.2, code: 'ASSAULT UNDER REVIEW' } as const;

/** The extract was taken on 2026-01-10: of the last months only this share had been entered by then, everywhere. */
export const enteredShare: Readonly<Record<string, number>> = { '2025-11': 0.9, '2025-12': 0.7 };

/** The hospital that stops reporting, with its last quarter. */
export const silentHospital = { name: 'St. Brigid', lastQuarter: '2024-Q2' } as const;

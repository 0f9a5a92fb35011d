import type { Coalition } from './coalition.ts';

/** Names of the columns that say what a coalition is made of. */
export const coalitionColumns = [
  'areas',
  'programme',
  'launches',
  'periods before + after',
  'mean',
  'φ',
  'own shocks (sd, ρ)',
  'shared shocks (sd, ρ)',
  'season',
  'trend a year',
] as const;

export function aboutCoalition(made: Coalition): readonly string[] {
  const { areas, program, cohorts, grain, before, after, mean, dispersion, own, city, season, trend } = made;
  const shocks = ({ sd, rho }: Coalition['own']): string => (sd === 0 ? '–' : `${sd}, ${rho}`);
  return [
    `${areas}`,
    `${program}`,
    `${cohorts}`,
    `${before} + ${after} ${grain}s`,
    `${mean}`,
    `${dispersion}`,
    shocks(own),
    shocks(city),
    `${season}`,
    `${trend}`,
  ];
}

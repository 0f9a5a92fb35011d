import { months } from '../calendar.ts';
import { silentPartner, unfunded } from './effort.ts';
import { kinds, recoding, shares, silentHospital } from './kinds.ts';
import { precincts, workIn } from './precincts.ts';
import { type Event, expectedWithout, simulate } from './simulate.ts';

/**
 * What a report may and may not say of a metric's movement (where the number stands) and of the programme's share in it
 * (whether it was us), with the reason that it must give where it gives none.
 */
export interface Planted {
  readonly metric: string;
  readonly area: '*' | '@all' | '@buffer';
  readonly story: string;
  readonly rateRatio?: number;
  readonly movement?: readonly string[];
  readonly contribution?: readonly string[];
  readonly note: string;
}

export const planted: readonly Planted[] = [
  {
    metric: 'shooting-victims',
    area: '*',
    story: 'a real effect that comes in over a first quarter',
    rateRatio: 0.7,
    movement: ['better'],
    contribution: ['supported'],
    note: '30 % fewer at full strength, half of that on the log scale in the first three months, gone while suspended. The city rises in 2020 and falls again, in all precincts alike.',
  },
  {
    metric: 'robberies',
    area: '@buffer',
    story: 'displacement',
    rateRatio: 1.7,
    movement: ['worse', 'no-clear-change'],
    note: 'Robberies fall by 20 % where sites work and rise by 70 % next door: some 90 a year in six precincts, which one year can hardly show.',
  },
  {
    metric: 'reach-of-need',
    area: '*',
    story: 'money and need',
    movement: ['withheld'],
    note: 'Awards follow the sites, and not every site stands in one of the nine precincts with the most victims before the first launch: some six dollars in ten reach those. All money is counted, so that no change of it can be put down to chance.',
  },
  {
    metric: 'money-per-resident',
    area: '*',
    story: 'money and people',
    movement: ['withheld'],
    contribution: ['not-asked'],
    note: 'A site costs much the same wherever it stands, so that small precincts get more for each resident. In the first quarter of 2025 nothing was paid.',
  },
  {
    metric: 'money-over-areas',
    area: '@all',
    story: 'money and places',
    movement: ['withheld'],
    contribution: ['not-asked'],
    note: 'Twelve precincts of forty share all of the money much alike: among those there is next to no difference, and over all of them much.',
  },
  {
    metric: 'burglaries',
    area: '*',
    story: 'no effect, under a fall of the whole city',
    rateRatio: 1,
    movement: ['better', 'no-clear-change'],
    contribution: ['not-shown', 'placebo-failed'],
    note: 'Fewer every year, everywhere: the fall is real, and it is not the programme.',
  },
  {
    metric: 'felony-assaults',
    area: '*',
    story: 'only the recording changed',
    rateRatio: 1,
    movement: ['not-comparable'],
    note: 'Where sites work, a fifth is booked under a code that the code list does not have, from 2024 on.',
  },
  {
    metric: 'hospital-firearm-injuries',
    area: '*',
    story: 'a partner stops reporting',
    rateRatio: 0.7,
    movement: ['not-comparable'],
    note: 'One hospital of three sends nothing after June 2024: the fall that shows is not all real.',
  },
  {
    metric: 'safe-at-night',
    area: '@all',
    story: 'a survey that moved',
    movement: ['better'],
    note: 'From 37 to 51 in a hundred, asked in the same words.',
  },
  {
    metric: 'trust-in-police',
    area: '@all',
    story: 'a survey with changed wording',
    movement: ['not-comparable'],
    note: 'From 36 to 53 in a hundred, but asked of the local police the second time.',
  },
  {
    metric: 'would-report',
    area: '@all',
    story: 'a survey that did not move',
    movement: ['no-clear-change'],
    note: 'The same answers in both waves.',
  },
  {
    metric: 'mediations-per-site-week',
    area: '*',
    story: 'the work goes on as before',
    movement: ['no-clear-change'],
    contribution: ['not-asked'],
    note: 'As many a month at every site while it is open, all along.',
  },
  {
    metric: 'mediations-holding',
    area: '*',
    story: 'quality that stayed',
    movement: ['no-clear-change'],
    contribution: ['not-asked'],
    note: 'The same share holds all along.',
  },
  {
    metric: 'site-fidelity',
    area: '*',
    story: 'quality that stayed',
    movement: ['no-clear-change'],
    contribution: ['not-asked'],
    note: 'Of contracted weeks some 79 in a hundred are open with their posts filled, all along.',
  },
  {
    metric: 'days-to-contact',
    area: '*',
    story: 'help that comes as soon as before',
    movement: ['no-clear-change'],
    contribution: ['not-asked'],
    note: 'The same days from referral to first service all along.',
  },
  {
    metric: 'meeting-attendance',
    area: '@all',
    story: 'a board that meets as before',
    movement: ['no-clear-change'],
    note: 'One partner of the city falls silent, and others begin to come: a head or two more or fewer.',
  },
  {
    metric: 'working-together',
    area: '@all',
    story: 'who works with whom',
    movement: ['withheld'],
    note: 'All of it is counted, so that the figures are told, and chance has no part in them.',
  },
  {
    metric: 'trained-together',
    area: '@all',
    story: 'who trains with whom',
    movement: ['withheld'],
    note: 'All of it is counted, so that the figures are told, and chance has no part in them.',
  },
  {
    metric: 'contributions-shared',
    area: '*',
    story: 'who is paid how much',
    movement: ['withheld'],
    contribution: ['not-asked'],
    note: 'All of it is counted, so that the figures are told, and chance has no part in them.',
  },
  {
    metric: 'delivered-of-committed',
    area: '*',
    story: 'a quarter without payments',
    movement: ['withheld'],
    contribution: ['not-asked'],
    note: 'Nothing is paid in the first quarter of 2025: the share paid of that awarded falls from some 92 to some 69 in a hundred. All of it is counted, so that the figures are told, and chance has no part in them.',
  },
  {
    metric: 'actions-on-time',
    area: '@all',
    story: 'decisions that are few',
    movement: ['withheld', 'too-few'],
    note: 'Two decisions fell due, and there is no time before to compare them with.',
  },
  {
    metric: 'recommendations-taken-up',
    area: '@all',
    story: 'decisions that are few',
    movement: ['withheld', 'too-few'],
    note: 'Two recommendations, and there is no time before to compare them with.',
  },
];

const isSite = ({ precinct, month }: Pick<Event, 'precinct' | 'month'>, role: string): boolean =>
  precinct.role === role && workIn(precinct, month) !== 'closed';

/** Events counted while sites were at work, against those to expect without a programme. */
export function realised(seed: number): readonly object[] {
  const events = simulate(seed);
  return kinds.flatMap((kind) =>
    (['program', 'buffer'] as const).map((role) => {
      const observed = events.filter((event) => event.kind === kind.name && isSite(event, role)).length;
      const expected = precincts
        .flatMap((precinct) => months.map((month) => ({ precinct, month })))
        .filter((cell) => isSite(cell, role))
        .reduce((sum, cell) => sum + expectedWithout(kind, cell), 0);
      return { kind: kind.name, role, observed, expected: round(expected), ratio: round(observed / expected, 1000) };
    }),
  );
}
const round = (value: number, to = 10): number => Math.round(value * to) / to;

export function truthOf(seed: number): object {
  return {
    city: 'Meridian City',
    about: 'Made up throughout: names, places and numbers. Written by npm run samples.',
    seed,
    covers: { from: '2018-01-01', to: '2025-12-31' },
    extracted: '2026-01-10',
    recoding,
    silentHospital,
    silentPartner,
    unfundedQuarter: unfunded,
    shares,
    planted,
    realised: realised(seed),
  };
}

import { csv } from '../csv.ts';
import { contributions, money } from './money.ts';
import { absentMember, operators, silentPartner, unfunded } from './partners.ts';
import { calls, force, forces, stops } from './police.ts';
import { siteLog } from './site-work.ts';
import { partnerAnswers, residents } from './surveys.ts';
import { eventLists, meetings, staff } from './together.ts';
import { dispatchMoved, planted, shares, stopForm } from './truth.ts';

/**
 * What the coalition of Harbor City did, gave, asked and was told, beside the crimes: every file as its path and text.
 *
 * `partners.ts` says who does what, `truth.ts` what is planted and what a report must tell of it. All has streams of its own:
 * the crimes are the same with and without it.
 */
export function coalitionFiles(seed: number): ReadonlyMap<string, string> {
  const { first, corrected } = money(seed);
  return new Map([
    ['site-log.csv', siteLog(seed)],
    ['meetings.csv', meetings(seed)],
    ['staff.csv', staff()],
    ...eventLists(seed),
    ['calls.csv', calls(seed)],
    ['stops.csv', stops(seed)],
    ['codes/stops.csv', csv(['code', 'category', 'version'], [['PED', 'stop', 'harbor-city-2025.1']])],
    ['use-of-force.csv', force(seed)],
    [
      'codes/force.csv',
      csv(
        ['code', 'category', 'version'],
        forces.map(([code]) => [code, 'use-of-force', 'harbor-city-2025.1']),
      ),
    ],
    ['residents-survey-2020.csv', residents(seed, 2020)],
    ['residents-survey-2025.csv', residents(seed, 2025)],
    ['partner-survey-2022.csv', partnerAnswers(seed, 2022)],
    ['partner-survey-2025.csv', partnerAnswers(seed, 2025)],
    ['money.csv', first],
    ['money-corrected.csv', corrected],
    ['contributions.csv', contributions(seed)],
  ]);
}

/** What is true of it, for tests to hold a report to. */
export const coalitionTruth = {
  operators,
  absentMember,
  silentPartner,
  unfunded,
  shares,
  dispatchMoved,
  stopForm,
  planted,
};

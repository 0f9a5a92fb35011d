import { csv } from '../csv.ts';
import { readableJson } from '../truth.ts';
import { actionsTable, areasTable, headcountTable, populationsTable, surveyTable, weeklyTable } from './context.ts';
import { activities, awards } from './effort.ts';
import {
  assaults,
  assaultsHeader,
  codesTable,
  complaintsHeader,
  complaintsOf,
  firstExport,
  injuries,
  injuriesHeader,
  isRevised,
  revisedExport,
  shootings,
  shootingsHeader,
} from './records.ts';
import { simulate } from './simulate.ts';
import { truthOf } from './truth.ts';

/**
 * Meridian City, a made-up city in the shape of New York's Crisis Management System: every file as its path and text.
 *
 * The table of precincts and the table of kinds say what is in it; `truth.ts` what a report must tell of it.
 */
export function crisisManagement(seed: number): ReadonlyMap<string, string> {
  const events = simulate(seed);
  const [past, recent] = [
    events.filter(({ month }) => month.year < 2025),
    events.filter(({ month }) => month.year === 2025),
  ];
  const complaints = complaintsOf(events);
  const ofYears = (keep: (year: number) => boolean) =>
    complaints.filter(({ event }) => keep(event.month.year)).map(firstExport);
  return new Map([
    ['precincts.csv', areasTable()],
    ['residents.csv', populationsTable()],
    ['codes.csv', codesTable()],
    ['shootings-historic.csv', csv(shootingsHeader, shootings(past))],
    ['shootings-2025.csv', csv(shootingsHeader, shootings(recent))],
    [
      'complaints-historic.csv',
      csv(
        complaintsHeader,
        ofYears((year) => year < 2025),
      ),
    ],
    [
      'complaints-2025.csv',
      csv(
        complaintsHeader,
        ofYears((year) => year === 2025),
      ),
    ],
    ['complaints-revised.csv', csv(complaintsHeader, complaints.filter(isRevised).map(revisedExport))],
    ['felony-assaults.csv', csv(assaultsHeader, assaults(events))],
    ['hospital-injuries.csv', csv(injuriesHeader, injuries(events))],
    ['911-weekly.csv', weeklyTable(seed)],
    ['awards.csv', awards(seed)],
    ['headcount.csv', headcountTable(seed)],
    ['survey-2020.csv', surveyTable(seed, 2020)],
    ['survey-2025.csv', surveyTable(seed, 2025)],
    ['activities.csv', activities(seed)],
    ['actions.csv', actionsTable()],
    ['truth.json', `${readableJson(truthOf(seed))}\n`],
  ]);
}

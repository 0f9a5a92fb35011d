import { csv } from '../csv.ts';
import { readableJson } from '../truth.ts';
import {
  actionsTable,
  areasTable,
  codesTable,
  contributions,
  meetings,
  partnerSurvey,
  populationsTable,
  services,
  silentPartner,
} from './effort.ts';
import { burglaries, headers, homicides, recordsOf } from './records.ts';
import { simulate } from './simulate.ts';
import { effects, planted } from './truth.ts';

/**
 * Canyon City, a made-up city in the shape of the domestic violence response teams of Los Angeles: every file as its path
 * and text. `divisions.ts` says where and when teams work, `truth.ts` what they change and what a report must tell of it.
 */
export function responseTeams(seed: number): ReadonlyMap<string, string> {
  const { calls, reports, log } = recordsOf(simulate(seed));
  const dated = [...log, ...meetings(seed)].toSorted((a, b) =>
    String(a[0]) < String(b[0]) ? -1 : String(a[0]) > String(b[0]) ? 1 : 0,
  );
  const killed = homicides(seed);
  const truth = {
    city: 'Canyon City',
    about: 'Made up throughout: names, places and numbers. Written by npm run samples.',
    seed,
    covers: { from: '2018-01-01', to: '2025-12-31' },
    extracted: '2026-01-10',
    silentPartner,
    unfundedQuarter: '2024-Q3',
    effects,
    planted: planted.map((one) => (one.metric === 'domestic-homicides' ? { ...one, counted: fiveYears(killed) } : one)),
  };
  return new Map([
    ['divisions.csv', areasTable()],
    ['residents.csv', populationsTable()],
    ['codes.csv', codesTable()],
    ['calls.csv', csv(headers.calls, calls)],
    ['reports.csv', csv(headers.reports, reports)],
    ['homicides.csv', csv(['DR_NO', 'day', 'division', 'code'], killed)],
    ['burglaries.csv', burglaries(seed)],
    ['log.csv', csv(headers.log, dated)],
    ['contributions.csv', contributions(seed)],
    ['victim-services.csv', services(seed)],
    ['partner-survey-2022.csv', partnerSurvey(seed, 2022)],
    ['partner-survey-2025.csv', partnerSurvey(seed, 2025)],
    ['actions.csv', actionsTable()],
    // keys are never committed; this one guards nothing, for the homes are made up
    ['sample.key', `${'5a'.repeat(32)}\n`],
    ['truth.json', `${readableJson(truth)}\n`],
  ]);
}

/** What was planted of a rare event, counted in the windows that a report of 2025 tells it in. */
function fiveYears(killed: ReturnType<typeof homicides>): object {
  const counted = (first: number, last: number): number =>
    killed.filter(([, day]) => Number(String(day).slice(0, 4)) >= first && Number(String(day).slice(0, 4)) <= last)
      .length;
  return { window: '2020 to 2024', events: counted(2020, 2024), eventsBefore: counted(2015, 2019) };
}

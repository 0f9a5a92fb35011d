import { quarterOf, quarters } from '../calendar.ts';
import { csv } from '../csv.ts';
import { kinds, recoding, shares, silentHospital } from './kinds.ts';
import { precincts, workIn } from './precincts.ts';
import type { Event } from './simulate.ts';

type Line = readonly string[];

/** 2021-03-09 as 3/9/2021: the police leave out the zeros in front. */
const american = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(month)}/${Number(date)}/${year}`;
};

const ageGroups = ['<18', '18-24', '25-44', '45-64', '65+'] as const;
/** By the second draw of an event; the last of a thousand is a slip of the pen, as in the city's own file. */
function ageOf({ second }: Event): string {
  if (second > 0.999) return '1020';
  const at = [0.1, 0.39, 0.82, 0.96, 1].findIndex((upTo) => second < upTo);
  return ageGroups[at] ?? '25-44';
}

/** Two in a thousand have no precinct: the officer named a corner that two share. */
const precinctOf = ({ precinct, fate, second }: Event): string => (fate < 0.5 && second > 0.996 ? '' : precinct.name);

/** People shot, one row each: two rows that are the same are two victims. */
export function shootings(events: readonly Event[]): readonly Line[] {
  return events
    .filter(({ kind }) => kind === 'shooting')
    .map((event) => [
      american(event.day),
      event.time.replace(/^0/, ''),
      event.precinct.borough.toUpperCase(),
      precinctOf(event),
      event.fate > 0.6 ? '(null)' : '',
      event.fate < shares.fatal ? 'TRUE' : 'FALSE',
      ageOf(event),
    ]);
}
export const shootingsHeader = [
  'OCCUR_DATE',
  'OCCUR_TIME',
  'BORO',
  'PRECINCT',
  'LOCATION_DESC',
  'STATISTICAL_MURDER_FLAG',
  'VIC_AGE_GROUP',
];

export interface Complaint {
  readonly event: Event;
  readonly number: string;
}

/** Robberies and burglaries, each with the number that its later corrections carry too. */
export function complaintsOf(events: readonly Event[]): readonly Complaint[] {
  return events
    .filter(({ kind }) => kind === 'robbery' || kind === 'burglary')
    .map((event, at) => ({ event, number: String(200_100_000 + at * 7) }));
}

const described = {
  shooting: 'SHOOTING',
  robbery: 'ROBBERY',
  burglary: 'BURGLARY',
  'felony-assault': 'FELONY ASSAULT',
};

/** As first exported: on the tenth of January after the year. */
export const firstExport = ({ event, number }: Complaint): Line => [
  number,
  american(event.day),
  event.time,
  precinctOf(event),
  described[event.kind],
  `${event.month.year + 1}-01-10`,
];

/** Three in a hundred complaints of 2024 were judged anew in spring: the robbery was a theft from the person. */
export const isRevised = ({ event: { kind, month, second } }: Complaint): boolean =>
  kind === 'robbery' && month.year === 2024 && second < 0.03;

export const revisedExport = (complaint: Complaint): Line =>
  firstExport(complaint).map((value, at) => (at === 4 ? 'GRAND LARCENY' : at === 5 ? '2025-05-15' : value));

export const complaintsHeader = ['CMPLNT_NUM', 'CMPLNT_FR_DT', 'CMPLNT_FR_TM', 'ADDR_PCT_CD', 'OFNS_DESC', 'EXPORTED'];

const isRecoded = ({ precinct, month, fate }: Event): boolean =>
  precinct.role === 'program' &&
  month.label >= recoding.from &&
  workIn(precinct, month) !== 'closed' &&
  fate < recoding.share;

/** Felony assaults as the borough commands book them. */
export function assaults(events: readonly Event[]): readonly Line[] {
  return events
    .filter(({ kind }) => kind === 'felony-assault')
    .map((event, at) => [
      String(300_200_000 + at * 3),
      american(event.day),
      precinctOf(event),
      isRecoded(event) ? recoding.code : described[event.kind],
    ]);
}
export const assaultsHeader = ['REPORT_NUM', 'REPORT_DT', 'PCT', 'OFFENSE'];

const hospitals = ['Mercy General', 'St. Brigid', 'University'] as const;

/**
 * Gunshot injuries that trauma centres treated, whoever called: numbers of each quarter by precinct of the injury, for
 * hospitals tell sums. A hospital that saw nobody from a precinct says 0; one that stops says nothing.
 */
export function injuries(events: readonly Event[]): readonly (readonly [string, string, string, number])[] {
  const key = (quarter: string, hospital: string, precinct: string): string => `${quarter}/${hospital}/${precinct}`;
  const treated = new Map<string, number>();
  for (const { kind, second, fate, day, precinct } of events) {
    if (kind !== 'shooting' || second >= shares.treated) continue;
    const at = key(quarterOf(day), hospitals[Math.floor((fate * 7919) % 3)] ?? 'University', precinct.name);
    treated.set(at, (treated.get(at) ?? 0) + 1);
  }
  return quarters.flatMap((quarter) =>
    hospitals
      .filter((name) => name !== silentHospital.name || quarter <= silentHospital.lastQuarter)
      .flatMap((name) =>
        precincts.map(
          (precinct) => [quarter, name, precinct.name, treated.get(key(quarter, name, precinct.name)) ?? 0] as const,
        ),
      ),
  );
}
export const injuriesHeader = ['quarter', 'hospital', 'precinct_of_injury', 'treated'];

/** The code lists of both police exports. */
export function codesTable(): string {
  const lines = kinds.map(({ name }) => [described[name], name, 'meridian-2025.1']);
  return csv(['code', 'category', 'version'], [...lines, ['GRAND LARCENY', 'larceny', 'meridian-2025.1']]);
}

import type { Incident } from './simulate.ts';

export const columns = [
  'RowID',
  'CCNumber',
  'CrimeDateTime',
  'CrimeCode',
  'Description',
  'Inside_Outside',
  'Weapon',
  'Post',
  'Neighborhood',
  'Latitude',
  'Longitude',
  'Premise',
  'Total_Incidents',
] as const;

export type Column = (typeof columns)[number];

/** One exported record, every field as text. */
export type Row = Readonly<Record<Column, string>>;

export interface NumberedRow {
  readonly row: Row;
  readonly victim: Incident;
}

/** Quoted only where it must be (RFC 4180). */
export function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A row's text without its line end. */
export function record(row: Row): string {
  return columns.map((column) => field(row[column])).join(',');
}

/** Rows with their numbers: a RowID for every victim, a CCNumber for every incident, counted anew each month. */
export function numberRows(victims: readonly Incident[]): readonly NumberedRow[] {
  const caseNumbers = new Map<string, string>();
  const casesInMonth = new Map<string, number>();
  return victims.map((victim, at) => {
    const month = `${victim.occurred.slice(2, 4)}${'ABCDEFGHIJKL'[Number(victim.occurred.slice(5, 7)) - 1]}`;
    let caseNumber = caseNumbers.get(victim.incident);
    if (caseNumber === undefined) {
      const nth = (casesInMonth.get(month) ?? 0) + 1;
      casesInMonth.set(month, nth);
      caseNumber = `${month}${String(nth).padStart(5, '0')}`;
      caseNumbers.set(victim.incident, caseNumber);
    }
    return { row: rowOf(victim, { rowId: 100001 + at, caseNumber }), victim };
  });
}

function rowOf(victim: Incident, numbers: { readonly rowId: number; readonly caseNumber: string }): Row {
  const outside = /^(STREET|ALLEY|PARKING)/.test(victim.premise);
  return {
    RowID: String(numbers.rowId),
    CCNumber: numbers.caseNumber,
    CrimeDateTime: victim.occurred,
    CrimeCode: victim.offense.code,
    Description: victim.offense.description,
    Inside_Outside: outside ? 'O' : 'I',
    Weapon: victim.offense.weapon,
    Post: String(victim.area.post),
    Neighborhood: victim.area.name,
    Latitude: victim.latitude,
    Longitude: victim.longitude,
    Premise: victim.premise,
    Total_Incidents: '1',
  };
}

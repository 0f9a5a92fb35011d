import { areas, sites } from './areas.ts';
import { crimeKinds } from './crimes.ts';

const codesVersion = 'harbor-city-2025.1';

function table(header: string, lines: readonly (readonly (string | number)[])[]): string {
  return `${[header, ...lines.map((line) => line.join(','))].join('\n')}\n`;
}

/** Every area with its role; a programme area has a row for each interval of its site. */
export function areasTable(): string {
  const lines = areas.flatMap(({ name, role, site }) => {
    if (role !== 'program' || site === null) return [[name, role, site ?? '', '', '']];
    return (sites[site] ?? []).map(({ start, end }) => [name, role, site, start, end ?? '']);
  });
  return table('neighbourhood,role,site,start,end', lines);
}

/** Residents at the two census points. */
export function populationsTable(): string {
  const lines = areas.flatMap(({ name, residents: [in2010, in2020] }) => [
    [name, 2010, in2010],
    [name, 2020, in2020],
  ]);
  return table('neighbourhood,year,population', lines);
}

/** Every code of the exports with its category. */
export function codesTable(): string {
  const lines = crimeKinds.flatMap(({ category, offenses }) => {
    const codes = new Set(offenses.map(([{ code }]) => code));
    return [...codes].map((code) => [code, category, codesVersion]);
  });
  return table('code,category,version', lines);
}

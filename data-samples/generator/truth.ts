import { areas, sites } from './areas.ts';
import { firstYear, lastYear, quarters } from './calendar.ts';
import { crimeKinds } from './crimes.ts';
import type { IncidentFile } from './files.ts';
import { plantedTruth } from './planted.ts';
import { reportedShare } from './simulate.ts';
import { countedRecords, fileTotals, quarterlyCounts } from './totals.ts';

/** The rules under which the totals hold; a pipeline over the sample declares the same. */
const rules = {
  timezone: 'America/New_York',
  timeFormats: ['%Y/%m/%d %H:%M:%S'],
  impossible: 'reject',
  ambiguous: 'earlier',
  key: ['RowID'],
  repeats: 'drop',
  survivor: 'the first in the file',
  victims: 'Total_Incidents',
  unclosedQuote: 'the physical line on which it opens is one rejected record; reading goes on with the next line',
  raggedRow: 'one rejected record',
  unmappedCode: 'loaded without a category',
  unknownArea: 'loaded without an area',
};

function dirtOf({ file, records }: IncidentFile): readonly object[] {
  return records.flatMap(({ dirt, line, row }) =>
    dirt === null ? [] : [{ file, line, rowId: row.RowID, kind: dirt.kind, ...dirt.expected }],
  );
}

function programSites(): readonly object[] {
  return areas
    .filter(({ role }) => role === 'program')
    .map(({ name, site }) => ({
      site,
      neighbourhood: name,
      intervals: sites[site ?? ''] ?? [],
      buffers: areas.filter((other) => other.role === 'buffer' && other.site === site).map((other) => other.name),
    }));
}

/** Everything that is true of the sample, for tests to hold a reader, a panel and a report to. */
export function truthOf(files: readonly IncidentFile[], seed: number): object {
  const counted = countedRecords(files);
  return {
    city: 'Harbor City',
    about: 'Made up throughout: names, streets and numbers. Written by npm run samples.',
    seed,
    covers: { from: `${firstYear}-01-01`, to: `${lastYear}-12-31` },
    extracted: '2026-01-10',
    reportingLagDays: 45,
    reportedShare,
    rules,
    sites: programSites(),
    overdispersion: { of: 'shooting', varianceOverMean: 1.3 },
    burglaryTrendPerYear: 0.94,
    planted: plantedTruth(counted.map(({ victim }) => victim)),
    seasons: Object.fromEntries(crimeKinds.map(({ category, season }) => [category, season])),
    files: files.map(fileTotals),
    quarterly: { quarters, counts: quarterlyCounts(counted) },
    dirt: files.flatMap(dirtOf),
  };
}

/** JSON with one short thing to a line, so that a change reads well in a diff. */
export function readableJson(value: unknown, indent = ''): string {
  const inline = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || inline.length <= 160) return inline;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((each) => readableJson(each, inner))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${readableJson(each, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}

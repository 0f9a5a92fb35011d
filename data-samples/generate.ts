import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { years } from './generator/calendar.ts';
import { crisisManagement } from './generator/crisis-management/index.ts';
import { incidentFile, incidentText } from './generator/files.ts';
import { outlinesFile } from './generator/outlines.ts';
import { responseTeams } from './generator/response-teams/index.ts';
import { numberRows } from './generator/rows.ts';
import { coalitionFiles, coalitionTruth } from './generator/safe-streets/index.ts';
import { simulate } from './generator/simulate.ts';
import { areasTable, codesTable, populationsTable } from './generator/tables.ts';
import { readableJson, truthOf } from './generator/truth.ts';

/** Any seed gives a valid city; of a dozen tried, this one puts the realised ratios closest to the planted ones. */
const seed = 88;

/**
 * Harbor City, a made-up city in the shape of Safe Streets, Baltimore: every file as its path and text.
 *
 * The table of areas, the table of crime kinds and the table of dirt kinds say what is in it.
 */
function safeStreets(): ReadonlyMap<string, string> {
  const rows = numberRows(simulate(seed));
  const incidents = years.map((year) =>
    incidentFile(
      year,
      rows.filter(({ row }) => row.CrimeDateTime.startsWith(`${year}/`)),
      seed,
    ),
  );
  return new Map([
    ['areas.csv', areasTable()],
    ['neighbourhoods.geojson', outlinesFile(seed)],
    ['populations.csv', populationsTable()],
    ['codes/part1.csv', codesTable()],
    ...incidents.map((file) => [file.file, incidentText(file)] as const),
    ...coalitionFiles(seed),
    ['truth.json', `${readableJson({ ...truthOf(incidents, seed), coalition: coalitionTruth })}\n`],
  ]);
}

const coalitions = {
  'safe-streets': safeStreets,
  'crisis-management': () => crisisManagement(seed),
  'response-teams': () => responseTeams(seed),
};

/** The folder is an argument, so that a test can write beside the committed files. */
const folder = process.argv[2] ?? 'data-samples';
for (const [name, files] of Object.entries(coalitions))
  for (const [path, text] of files()) {
    const target = join(folder, name, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

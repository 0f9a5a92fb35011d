import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodes } from '../errors.ts';
import { masked } from '../recall/masked.ts';
import type { Answer } from '../spec/index.ts';
import { formatCount } from '../words/index.ts';
import { envelope } from './envelope.ts';
import { readPublished } from './published.ts';
import type { Verb } from './verb.ts';

/** Whoever has only ingested has seen records refused already, and must not think that they are gone. */
const notYet =
  'the whole list is written with the report; until then, `yardline ingest` prints each reason with its first lines';

export const rejectsVerb: Verb = {
  name: 'rejects',
  argument: '<pipeline>',
  about: 'list what was not used: file, line, fate, rule, column',
  flags: ['project', 'asOf', 'out', 'json', 'quiet', 'debug'],
  options: [{ flags: '--csv', about: 'print rejects.csv as it is' }],
  examples: [
    { line: 'yardline rejects safe-streets', does: 'the rejected records of the latest run' },
    { line: 'yardline rejects safe-streets --as-of 2025-Q3 --csv', does: 'of an earlier one, for a spreadsheet' },
  ],
  act: async (call) => {
    const { privateFolder, findings } = await readPublished(call, notYet);
    const id = findings.run.pipeline;
    const text = await readFile(join(privateFolder, 'rejects.csv'), 'utf8');
    if (call.options.csv) {
      call.streams.text(text);
      return exitCodes.ok;
    }
    const { parse } = await import('csv-parse/sync');
    const rows = parse(text, { columns: true }) as Answer<'rejects'>['rejects'];
    if (call.options.json) call.streams.text(envelope('rejects', { status: 'ok', exitCode: 0, rejects: rows }));
    else {
      call.streams.answer(
        rows.map(
          (row) =>
            `${row.file}:${row.line}  ${row.fate}  ${row.rule}${row.column ? `  ${row.column}` : ''}${row.value ? `  ${row.value}` : ''}${row.survivor ? `  kept ${row.survivor}` : ''}`,
        ),
      );
      if (!call.options.quiet) {
        call.streams.note(countOf(rows));
        if (rows.some(({ value }) => value === masked))
          call.streams.note(`values are masked; yardline run ${id} --show-values writes them into this list`);
      }
    }
    return exitCodes.ok;
  },
};

/** Records by fate, and apart from them the values that were left out of records that were loaded. */
function countOf(rows: Answer<'rejects'>['rejects']): string {
  const counts = new Map<string, number>();
  for (const { fate } of rows) counts.set(fate, (counts.get(fate) ?? 0) + 1);
  const values = counts.get('value') ?? 0;
  counts.delete('value');
  const fates = [...counts].map(([fate, n]) => `${formatCount(n)} ${fate}`).join(', ');
  const unused = rows.length - values;
  const records = `${unused === 1 ? '1 record was' : `${formatCount(unused)} records were`} not used${fates === '' ? '' : ` (${fates})`}`;
  return values === 0
    ? records
    : `${records}; ${values === 1 ? '1 value was' : `${formatCount(values)} values were`} left out of records that were`;
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodes } from '../errors.ts';
import { readPublished } from './published.ts';
import type { Verb } from './verb.ts';

export const rejectsVerb: Verb = {
  name: 'rejects',
  argument: '<pipeline>',
  about: 'list the records that were not used: file, line, column, rule',
  flags: ['project', 'asOf', 'out', 'json', 'quiet', 'debug'],
  options: [{ flags: '--csv', about: 'print rejects.csv as it is' }],
  examples: [
    { line: 'yardline rejects safe-streets', does: 'the rejected records of the latest run' },
    { line: 'yardline rejects safe-streets --as-of 2025-Q3 --csv', does: 'of an earlier one, for a spreadsheet' },
  ],
  act: async (call) => {
    const { privateFolder } = await readPublished(call);
    const text = await readFile(join(privateFolder, 'rejects.csv'), 'utf8');
    if (call.options.csv) {
      call.streams.answer(text);
      return exitCodes.ok;
    }
    const { parse } = await import('csv-parse/sync');
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    if (call.options.json)
      call.streams.answer(`${JSON.stringify({ schema: 'yardline.rejects/1', rejects: rows }, null, 2)}\n`);
    else {
      for (const row of rows)
        call.streams.answer(
          `${row.file}:${row.line}  ${row.fate}  ${row.rule}${row.column ? `  ${row.column}` : ''}${row.value ? `  ${row.value}` : ''}${row.survivor ? `  kept ${row.survivor}` : ''}\n`,
        );
      if (!call.options.quiet) call.streams.note(`${rows.length} records were not used\n`);
    }
    return exitCodes.ok;
  },
};

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Staged } from '../acquire/index.ts';
import type { ColumnProfile } from '../conform/profile.ts';
import { exitCodes, usageError } from '../errors.ts';
import type { Verb } from './verb.ts';

export const inspectVerb: Verb = {
  name: 'inspect',
  argument: '<file>',
  about: 'profile one file: encoding, delimiter, columns, what stands in them',
  flags: ['json', 'debug', 'showValues'],
  options: [
    { flags: '--as <kind>', about: 'print a mapping for a source of this kind, ready to paste' },
    { flags: '--sheet <name>', about: 'which sheet of a workbook, where it has several' },
  ],
  examples: [
    { line: 'yardline inspect data/part1.csv', does: 'what is in it, and what is odd about it' },
    { line: 'yardline inspect data/part1.csv --as incidents', does: 'a first mapping for the pipeline' },
  ],
  act: async ({ args, options, streams }) => {
    const { stageFile } = await import('../acquire/index.ts');
    const { profileColumns } = await import('../conform/profile.ts');
    const { kinds } = await import('../conform/index.ts');
    const file = args[0] ?? '';
    const scratch = await mkdtemp(join(tmpdir(), 'yardline-'));
    try {
      const staged = await stageFile({
        source: 'inspect',
        file,
        path: resolve(streams.cwd, file),
        agency: null,
        encoding: null,
        delimiter: null,
        sheet: options.sheet === undefined ? null : String(options.sheet),
        scratch,
      });
      const found = await profileColumns(staged);
      const { shapeOf } = await import('./shape.ts');
      const columns = found.map((column) =>
        options.showValues ? column : { ...column, examples: [...new Set(column.examples.map(shapeOf))] },
      );
      if (options.as !== undefined) {
        const kind = kinds.get(String(options.as));
        const { suggest } = await import('../spec/index.ts');
        if (!kind)
          throw usageError(
            'unknown-kind',
            '--as',
            `must be a kind of source (got "${String(options.as)}")`,
            suggest(String(options.as), [...kinds.keys()]),
          );
        const { suggestMapping } = await import('../conform/suggest-mapping.ts');
        streams.text(suggestMapping(kind, { file, columns }));
      } else if (options.json) streams.text(await envelopeOf(staged, columns));
      else {
        const { profileLines } = await import('./profile-lines.ts');
        streams.answer(profileLines(staged, columns));
      }
      return exitCodes.ok;
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  },
};

/** The file as found, without the places of copies and without the text of records that cannot be read. */
async function envelopeOf(staged: Staged, columns: readonly ColumnProfile[]): Promise<string> {
  const { envelope } = await import('./envelope.ts');
  const { textPath, bulkPath, source, agency, defects, ...file } = staged;
  return envelope('inspect', {
    status: 'ok',
    exitCode: exitCodes.ok,
    file: { ...file, defects },
    columns: columns.map(({ values, missing, ...column }) => column),
  });
}

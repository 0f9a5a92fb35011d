import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDeclarations } from '../../src/acquire/index.ts';
import { kinds } from '../../src/conform/kinds.ts';
import { YardlineError } from '../../src/errors.ts';
import { sound } from './resolve-text.ts';

let folder = '';

const metric = (id: string, more = ''): string =>
  `id: ${id}\ntitle: ${id}\nwhy: To know.\nquestion: better-off\nrole: goal\nbetter: lower\nkind: incidents\n` +
  `measure: { kind: count, count: { where: { category: robbery } }, empty: zero }\nowner: nobody\nversion: 1\n${more}`;

const files: Readonly<Record<string, string>> = {
  'pipelines/east.yaml': sound
    .replace('timezone: America/Chicago', 'timezone: America/Chikago')
    .replace(
      '- use: outcomes/homicides\n    source: crime',
      '- use: outcomes/arsons\n    source: crme\n  - outcomes/thefts',
    ),
  'metrics/outcomes/robberies.yaml': metric('robberies').replace('better: lower', 'better: down'),
  'metrics/outcomes/arsons.yaml': metric('arsons').replace('kind: incidents\n', ''),
  'metrics/outcomes/thefts.yaml': metric('thefts', 'caveat: [none]\n'),
  'metrics/outcomes/burglaries.yaml': metric('burglary'),
  'reports/board.yaml': 'id: board\ntitle: Board report\naudience: board\nsections: [page-one, metods]\n',
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yardline-spec-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('mistakes in metrics and reports come in the same pass as those of the pipeline, each once', async () => {
  const error = await readDeclarations(folder, 'pipelines/east.yaml', kinds).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(YardlineError);
  const { problems, exitCode } = error as YardlineError;
  expect(exitCode).toBe(2);
  expect(problems.map(({ place, message }) => `${place} ${message}`)).toEqual([
    'pipelines/east.yaml:3:39 "America/Chikago" is not a time zone',
    'pipelines/east.yaml:34:13 there is no source "crme"',
    'metrics/outcomes/arsons.yaml:1:1 "kind" is required in this file (text)',
    'metrics/outcomes/burglaries.yaml:1:5 id must be the file\'s name (got "burglary")',
    'metrics/outcomes/robberies.yaml:6:9 "better" must be one of: lower, higher, neutral (got "down")',
    'metrics/outcomes/thefts.yaml:11:1 "caveat" is not a key of this file',
    'reports/board.yaml:4:22 item 2 of "sections" must be one of: page-one, brief, narrative, how-to-read, metrics, areas, collaboration, data-quality, rejects, estimates, methods (got "metods")',
  ]);
});

import { describe, expect, it } from 'vitest';
import { importCycles, importsOf } from './architecture/imports.ts';
import {
  houseStyle,
  importOrder,
  independence,
  libraryOwners,
  linesOf,
  names,
  oneTerminal,
  purity,
  type Rule,
  size,
} from './architecture/rules.ts';
import { readSources, sourceFile } from './architecture/source-files.ts';

const source = readSources('src');
const samples = readSources('data-samples');
const tests = readSources('test');

describe('the sources', () => {
  it('are found', () => {
    expect(source.length).toBeGreaterThan(100);
    expect(source.flatMap(importsOf).length).toBeGreaterThan(400);
  });

  it.each<[string, Rule]>([
    ['rooms import only from rooms to their left', importOrder],
    ['a library is imported by its owner only', libraryOwners],
    ['pure rooms know no disk, clock, dice, network or console', purity],
    ['only cli.ts knows the terminal', oneTerminal],
    ['named exports, no enum, no any, no module-level state, no classes but errors', houseStyle],
    ['folders and files are named for what they hold', names],
    ['no file is longer than 250 lines', size],
  ])('%s', (_, rule) => {
    expect(source.flatMap(rule)).toEqual([]);
  });

  it('have no import cycles', () => {
    expect(importCycles(source)).toEqual([]);
  });

  it('the biggest files', async ({ annotate }) => {
    const biggest = [...source].sort((a, b) => linesOf(b) - linesOf(a)).slice(0, 8);
    await annotate(biggest.map((file) => `${linesOf(file)} ${file.path}`).join('\n'));
    expect(biggest.map(linesOf).every((lines) => lines > 0)).toBe(true);
  });
});

describe('the rest', () => {
  it('sample data are made without the program', () => {
    expect(samples.length).toBeGreaterThan(1);
    expect(samples.flatMap(independence)).toEqual([]);
  });

  it('samples and tests are named like the sources', () => {
    expect([...samples, ...tests].flatMap(names)).toEqual([]);
  });

  it('samples are sized like the sources; a test may be as long as its tables', () => {
    expect(samples.flatMap(size)).toEqual([]);
  });
});

/** Each rule against a text that breaks it, and one that does not. */
const breaches: readonly (readonly [rule: Rule, path: string, text: string, said: string | null])[] = [
  [importOrder, 'src/spec/a.ts', "import { b } from '../report/b.ts';", 'report stands to the right of spec'],
  [importOrder, 'src/spec/a.ts', "import type {\n  B,\n  C,\n} from '../report/b.ts';", ':4 imports'],
  [importOrder, 'src/spec/a.ts', "export * from '../run.ts';", 'run stands to the right'],
  [importOrder, 'src/spec/a.ts', "const b = await import('../verbs/b.ts');", 'verbs stands to the right'],
  [importOrder, 'src/spec/a.ts', "type B = import('../verbs/b.ts').B;", 'verbs stands to the right'],
  [importOrder, 'src/spec/a.ts', "import '../cli.ts';", 'cli stands to the right'],
  [importOrder, 'src/spec/a.ts', "import { b } from '../../test/b.ts';", 'outside the rooms'],
  [importOrder, 'src/room/a.ts', '', 'stands in no room'],
  [importOrder, 'src/report/a.ts', "import { b } from '../spec/b.ts';\n// import { c } from '../verbs/c.ts';", null],
  [libraryOwners, 'src/conform/a.ts', "import { DuckDBInstance } from '@duckdb/node-api';", 'owned by store'],
  [libraryOwners, 'src/verbs/a.ts', "const { parse } = await import('csv-parse/sync');", 'owned by acquire'],
  [libraryOwners, 'src/spec/a.ts', "import leftPad from 'left-pad';", 'has no owner room'],
  [libraryOwners, 'src/report/a.ts', "const vega = require('vega');\nimport 'zod';", 'owned by spec'],
  [libraryOwners, 'src/stats/a.ts', "import cdf from '@stdlib/stats-base-dists-t-cdf';", null],
  [purity, 'src/stats/a.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs'],
  [purity, 'src/stats/a.ts', 'const a = Math.random();', 'Math.random'],
  [purity, 'src/stats/a.ts', 'const a = Date.now();', 'Date.now'],
  [purity, 'src/stats/a.ts', 'const a = new Date();', 'new Date() without'],
  [purity, 'src/stats/a.ts', 'const a = new Date;', 'new Date() without'],
  [purity, 'src/stats/a.ts', 'const a = performance.now();', 'the clock'],
  [purity, 'src/spec/a.ts', 'const a = process.env.TZ;', 'process'],
  [purity, 'src/spec/a.ts', 'const a = `${console.log(1)}`;', 'console'],
  [purity, 'src/spec/a.ts', 'setTimeout(a, 1);', 'a timer'],
  [purity, 'src/spec/a.ts', "const a = await fetch('b');", 'the network'],
  [purity, 'src/spec/a.ts', "import { randomUUID } from 'node:crypto';", 'dice'],
  [purity, 'src/spec/a.ts', "import { createHash } from 'node:crypto';", null],
  [purity, 'src/words/a.ts', 'const a = new Intl.NumberFormat();', 'Intl'],
  [purity, 'src/report/a.ts', 'const a = (5).toLocaleString();', 'the locale of the machine'],
  [purity, 'src/report/a.ts', 'names.sort((a, b) => a.localeCompare(b));', 'the locale of the machine'],
  [purity, 'src/report/a.ts', "const a = 'console.log(process.env)'; // Date.now()\nconst b = /Math.random/;", null],
  [purity, 'src/spec/a.ts', 'const a = new Date(2024, 1); const zones = Intl;', null],
  [purity, 'src/store/a.ts', "import { readFileSync } from 'node:fs';\nconsole.log(process.pid);", null],
  [oneTerminal, 'src/verbs/a.ts', 'process.stdout.write(a);', 'the terminal'],
  [oneTerminal, 'src/store/a.ts', 'console.log(a);', 'console'],
  [oneTerminal, 'src/cli.ts', 'process.stderr.write(a);', null],
  [houseStyle, 'src/spec/a.ts', 'export default function a() {}', 'a default export'],
  [houseStyle, 'src/spec/a.ts', 'const a = 1;\nexport { a as default };', 'a default export'],
  [houseStyle, 'src/spec/a.ts', 'export enum Colour { Red }', 'an enum'],
  [houseStyle, 'src/spec/a.ts', 'const a: any = 1;', 'any'],
  [houseStyle, 'src/spec/a.ts', 'const a = b as any;', 'any'],
  [houseStyle, 'src/spec/a.ts', 'const a: Record<string, any> = {};', 'any'],
  [houseStyle, 'src/spec/a.ts', 'const a: readonly any[] = [];', 'any'],
  [houseStyle, 'src/spec/a.ts', 'let cache = new Map();', 'module-level state'],
  [houseStyle, 'src/spec/a.ts', 'export let cache = 1;', 'module-level state'],
  [houseStyle, 'src/spec/a.ts', 'export class Store {}', 'a class that is no error'],
  [houseStyle, 'src/spec/a.ts', 'namespace A { export const b = 1; }', 'a namespace'],
  [
    houseStyle,
    'src/spec/a.ts',
    "function a() {\n  let b = 1;\n  return z.enum(['any']); // any enum\n}\nclass AError extends Error {}",
    null,
  ],
  [names, 'src/utils/a.ts', '', 'a folder called utils'],
  [names, 'src/spec/readFile.ts', '', 'not kebab-case'],
  [names, 'src/spec/read-file.ts', '', null],
  [size, 'src/spec/a.ts', 'a;\n'.repeat(251), 'has 251 lines'],
  [size, 'src/spec/a.ts', 'a;\n'.repeat(250), null],
  [independence, 'data-samples/a.ts', "import { b } from '../src/spec/b.ts';", 'imports ../src/spec/b.ts'],
  [independence, 'data-samples/a.ts', "import { b } from './b.ts';", null],
];

describe('the rules can fail', () => {
  it.each(breaches)('%o: %s %j', (rule, path, text, said) => {
    const found = rule(sourceFile(path, text));
    if (said === null) expect(found).toEqual([]);
    else expect(found.join('\n')).toContain(said);
  });

  it('rings of imports are found, also through types', () => {
    const ring = [
      sourceFile('src/spec/a.ts', "import { b } from './b.ts';"),
      sourceFile('src/spec/b.ts', "import type { C } from './c.ts';"),
      sourceFile('src/spec/c.ts', "export { a } from './a.ts';"),
      sourceFile('src/spec/d.ts', "import { a } from './a.ts';"),
    ];
    expect(importCycles(ring)).toEqual(['src/spec/a.ts → src/spec/b.ts → src/spec/c.ts → src/spec/a.ts']);
    expect(importCycles(ring.slice(0, 2))).toEqual([]);
  });
});

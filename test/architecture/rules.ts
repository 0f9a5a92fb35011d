import { basename } from 'node:path';
import { importsOf, packageOf } from './imports.ts';
import { lineAt, type SourceFile } from './source-files.ts';

/** `path:line what is wrong`, for each place where a file breaks a rule. */
export type Rule = (file: SourceFile) => readonly string[];

/** Rooms from left to right: a file imports from its own room, or from rooms to its left. */
export const rooms = [
  'errors',
  'log',
  'spec',
  'words',
  'stats',
  'store',
  'acquire',
  'conform',
  'crosstab',
  'estimate',
  'interpret',
  'recall',
  'redact',
  'report',
  'run',
  'verbs',
  'cli',
] as const;
type Room = (typeof rooms)[number];

const pureRooms: readonly Room[] = ['spec', 'words', 'stats', 'estimate', 'interpret', 'redact', 'report'];
const documentRooms: readonly Room[] = ['words', 'interpret', 'redact', 'report'];

/** One library, one owner: where it may be imported, as rooms or single files. */
const owners: readonly (readonly [library: RegExp, allowed: readonly string[]])[] = [
  [/^@duckdb\//, ['store']],
  // verbs/rejects.ts reads back the CSV that this program wrote itself
  [/^csv-parse$/, ['acquire', 'verbs/rejects.ts']],
  [/^(yaml|zod|date-fns|@date-fns\/utc|fastest-levenshtein)$/, ['spec']],
  [/^(tinyglobby|read-excel-file|fzstd)$/, ['acquire']],
  [/^@turf\/boolean-point-in-polygon$/, ['conform']],
  [/^arquero$/, ['crosstab', 'report']],
  [/^(@stdlib\/.*|ml-matrix|pure-rand)$/, ['stats']],
  [/^(vega|vega-lite|vega-interpreter|preact|preact-render-to-string|markdown-it)$/, ['report']],
  [/^write-excel-file$/, ['report']],
  [/^fflate$/, ['run']],
  [/^(commander|picocolors)$/, ['cli', 'verbs']],
];

const inSource = (path: string): string => path.replace(/^src\//, '');
export const roomOf = (path: string): string =>
  inSource(path)
    .replace(/\.tsx?$/, '')
    .split('/')[0] ?? '';

const isIn = (path: string, allowed: readonly string[]): boolean =>
  allowed.includes(roomOf(path)) || allowed.includes(inSource(path));

export const importOrder: Rule = (file) => {
  const own = rooms.indexOf(roomOf(file.path) as Room);
  if (own < 0) return [`${file.path}:1 stands in no room (${rooms.join(' ')})`];
  return importsOf(file).flatMap(({ line, specifier, file: target }) => {
    if (target === null || target === 'package.json') return [];
    const other = rooms.indexOf(roomOf(target) as Room);
    if (!target.startsWith('src/') || other < 0)
      return [`${file.path}:${line} imports ${specifier}, outside the rooms`];
    return other > own
      ? [`${file.path}:${line} imports ${specifier}: ${rooms[other]} stands to the right of ${rooms[own]}`]
      : [];
  });
};

export const libraryOwners: Rule = (file) =>
  importsOf(file).flatMap(({ line, specifier }) => {
    const library = packageOf(specifier);
    if (library === null) return [];
    const owner = owners.find(([pattern]) => pattern.test(library));
    if (!owner) return [`${file.path}:${line} imports ${library}, which has no owner room`];
    return isIn(file.path, owner[1])
      ? []
      : [`${file.path}:${line} imports ${library}, owned by ${owner[1].join(', ')}`];
  });

/** Patterns on code without comments and texts, with what each of them means. */
type Ban = readonly [pattern: RegExp, meaning: string];

const impurities: readonly Ban[] = [
  [/(?<![\w$.])process\s*[.[]/g, 'process'],
  [/(?<![\w$.])console\s*\./g, 'console'],
  [/\bDate\s*\.\s*now\b/g, 'Date.now: pass the day in'],
  [/\bnew\s+Date\s*(?:\(\s*\)|(?![\w\s(]))/g, 'new Date() without an argument'],
  [/(?<![\w$.])performance\s*\./g, 'the clock'],
  [/\bMath\s*\.\s*random\b/g, 'Math.random: pass a seeded generator in'],
  [/\b(?:randomUUID|randomBytes|randomInt|getRandomValues)\b/g, 'dice: pass a seeded generator in'],
  [/(?<![\w$.])(?:setTimeout|setInterval|setImmediate)\b/g, 'a timer'],
  [/(?<![\w$.])fetch\s*\(/g, 'the network'],
];
const hostLocale: readonly Ban[] = [
  [/(?<![\w$.])Intl\b/g, 'Intl: what it prints differs between machines'],
  [/\.(?:toLocale\w+|localeCompare)\b/g, 'the locale of the machine'],
];
const houseRules: readonly Ban[] = [
  [/(?<![\w$.])export\s+default\b|(?<![\w$.])export\s*\{[^}]*\bas\s+default\b/g, 'a default export'],
  [/(?<![\w$.])(?:const\s+)?enum\s+[A-Za-z_$]/g, 'an enum'],
  [/(?:[:<,|&(=]|\bas|\bextends)\s*(?:readonly\s+)?any\b(?!\s*[:(])/g, 'any'],
  [/^(?:export\s+)?(?:let|var)\s/gm, 'module-level state'],
  [/(?<![\w$.])namespace\s+[A-Za-z_$][\w$.]*\s*\{/g, 'a namespace'],
  [/(?<![\w$.])class\s+(?!\w*Error\b)[A-Za-z_$]/g, 'a class that is no error'],
];

const banned = (file: SourceFile, bans: readonly Ban[]): readonly string[] =>
  bans.flatMap(([pattern, meaning]) =>
    [...file.bare.matchAll(pattern)].map((match) => `${file.path}:${lineAt(file.bare, match.index)} ${meaning}`),
  );

export const purity: Rule = (file) => {
  const room = roomOf(file.path) as Room;
  if (!pureRooms.includes(room)) return [];
  // of what comes with Node, a hash of given bytes is the only thing without effects
  const effects = importsOf(file).filter(({ specifier }) => /^node:(?!crypto$)/.test(specifier));
  const bans = documentRooms.includes(room) ? [...impurities, ...hostLocale] : impurities;
  return [...effects.map(({ line, specifier }) => `${file.path}:${line} imports ${specifier}`), ...banned(file, bans)];
};

/** What is printed goes through the streams that cli.ts makes, which let no control sign of the data pass. */
export const oneTerminal: Rule = (file) =>
  file.path === 'src/cli.ts'
    ? []
    : banned(file, [
        [/(?<![\w$.])process\s*\.\s*(?:stdout|stderr)\b/g, 'the terminal: use streams'],
        [/(?<![\w$.])console\s*\./g, 'console: use streams'],
      ]);

export const houseStyle: Rule = (file) => banned(file, houseRules);

export const names: Rule = ({ path }) => {
  const folders = path.split('/').slice(0, -1);
  const vague = folders.filter((folder) => /^(?:utils?|helpers?|common|shared|types|misc|lib)$/.test(folder));
  const kebab = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.(?:test|config))?\.tsx?$/.test(basename(path));
  return [
    ...vague.map((folder) => `${path}:1 a folder called ${folder} says nothing of what is in it`),
    ...(kebab ? [] : [`${path}:1 the name is not kebab-case`]),
  ];
};

/** Lines that a file may have. Elegance is lost in the tail, not in the median. */
export const mostLines = 250;
export const linesOf = ({ text }: SourceFile): number => text.replace(/\n$/, '').split('\n').length;
export const size: Rule = (file) =>
  linesOf(file) > mostLines ? [`${file.path}:1 has ${linesOf(file)} lines, more than ${mostLines}`] : [];

/** Sample data are made without the program that they test. */
export const independence: Rule = (file) =>
  importsOf(file).flatMap(({ line, specifier, file: target }) =>
    target?.startsWith('src/') ? [`${file.path}:${line} imports ${specifier}`] : [],
  );

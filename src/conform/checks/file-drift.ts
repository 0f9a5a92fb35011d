import type { Check } from '../../spec/index.ts';
import type { FileChange, FilledCount } from '../../store/index.ts';
import { formatCount, formatDecimal } from '../../words/index.ts';
import { byChance, type Counted, mixByChance } from './by-chance.ts';
import { checkOf } from './check-of.ts';
import { driftLevels, type Level, levelsOf, verdictOn } from './levels.ts';
import { checkId, type RuleJudge, type Scene } from './scene.ts';
import { relative } from './shares.ts';

/** How files differ from those that they follow: in columns, in size, in values missing, in the mix of categories. */

export const fileRules = ['file-columns', 'file-volume', 'file-nulls', 'file-categories'] as const;
type FileRule = (typeof fileRules)[number];

/** One thing that differs in one file, as far as chance does not explain it. */
interface Move {
  readonly file: string;
  readonly moved: number;
  readonly n: number;
  readonly words: string;
}
interface FileDrift {
  readonly unit: Check['unit'];
  readonly moves: (change: FileChange, scene: Scene) => readonly Move[];
  readonly levels: (declared: Parameters<RuleJudge>[1]) => readonly Level[];
  /** More than this is told where a source declares no limit of its own. */
  readonly usual: number;
  readonly none: string;
}

const share = (part: number): string => `${formatDecimal(part * 100, 1)} %`;

const drifts: Readonly<Record<FileRule, FileDrift>> = {
  'file-columns': {
    unit: 'files',
    moves: columnMoves,
    levels: (declared) => levelsOf(declared, 'count'),
    usual: 0,
    none: 'the same columns',
  },
  'file-volume': {
    unit: 'change',
    moves: ({ file, against, rows: { is, was } }) => [
      {
        file,
        moved: relative(Math.abs(is - was), was),
        n: is,
        words: `${formatCount(is)} records, ${formatCount(was)} in ${against}`,
      },
    ],
    levels: (declared) => driftLevels(declared, '%'),
    usual: 0.5,
    none: 'as many records',
  },
  'file-nulls': {
    unit: 'points',
    moves: nullMoves,
    levels: (declared) => driftLevels(declared, 'pt'),
    usual: 0.1,
    none: 'as many values, but for chance',
  },
  'file-categories': {
    unit: 'points',
    moves: mixMoves,
    levels: (declared) => driftLevels(declared, 'pt'),
    usual: 0.2,
    none: 'the same mix of categories, but for chance',
  },
};

const namesShown = 8;
const listed = (words: string, names: readonly string[]): readonly string[] => {
  if (names.length === 0) return [];
  const shown = names.slice(0, namesShown).map((name) => (name === '' ? '(no header)' : name));
  const more = names.length > namesShown ? [`${formatCount(names.length - namesShown)} more`] : [];
  return [`${words} ${[...shown, ...more].join(', ')}`];
};

function columnMoves({ file, against, came, went, moved, rows }: FileChange): readonly Move[] {
  const parts = [...listed('came:', came), ...listed('went:', went), ...listed('moved:', moved)];
  return parts.length === 0 ? [] : [{ file, moved: 1, n: rows.is, words: `${parts.join('; ')} (beside ${against})` }];
}

function nullMoves({ file, against, columns }: FileChange): readonly Move[] {
  return columns.flatMap(({ column, is, was }): readonly Move[] => {
    if (is.n === 0 || was.n === 0) return [];
    const blank = ({ n, filled }: FilledCount): Counted => ({ count: n - filled, n });
    const [now, then] = [blank(is), blank(was)];
    const moved = Math.abs(now.count / now.n - then.count / then.n);
    if (moved <= byChance(now, then)) return [];
    const words = `no ${column} in ${share(now.count / now.n)} of ${formatCount(now.n)} records, ${share(then.count / then.n)} of ${formatCount(then.n)} in ${against}`;
    return [{ file, moved, n: now.n, words }];
  });
}

function mixMoves({ file, against, mix }: FileChange, { source }: Scene): readonly Move[] {
  const n = mix.reduce((sum, { is }) => sum + is, 0);
  const m = mix.reduce((sum, { was }) => sum + was, 0);
  if (n === 0 || m === 0) return [];
  const shares = mix.map(({ value, is, was }) => ({ value: value ?? '(none)', is: is / n, was: was / m }));
  const moved = shares.reduce((sum, { is, was }) => sum + Math.abs(is - was), 0) / 2;
  if (moved <= mixByChance(mix)) return [];
  const [most] = shares.toSorted((a, b) => Math.abs(b.is - b.was) - Math.abs(a.is - a.was));
  // without a code list there are only the texts of the file, which no message repeats
  const hasList = source.files.some(({ mappings }) => mappings.some(({ codes }) => codes !== null));
  const which = most && hasList ? `: ${most.value} are ${share(most.is)}, and were ${share(most.was)}` : '';
  const words = `${share(moved)} of ${formatCount(n)} records would have another category in the mix of ${against} (${formatCount(m)} records)${which}`;
  return [{ file, moved, n, words }];
}

const judgeFiles = (scene: Scene, rule: FileRule, levels: readonly Level[]): Check => {
  const { source, now } = scene;
  const { unit, moves: movesOf, none } = drifts[rule];
  const common = { source: source.id, rule, id: checkId(source.id, rule), unit };
  if (now.changes.length === 0)
    return checkOf({ ...common, observed: 0, limit: null, n: 0, detail: 'no earlier file to compare with yet' });
  const moves = now.changes
    .flatMap((change) => movesOf(change, scene))
    .toSorted((a, b) => b.moved - a.moved || (a.file < b.file ? -1 : 1));
  const [worst] = moves;
  const observed = unit === 'files' ? moves.length : (worst?.moved ?? 0);
  const files = `${formatCount(now.changes.length)} ${now.changes.length === 1 ? 'file' : 'files'}, each beside the one before`;
  const beyond = moves.filter(({ moved }) => !verdictOn(unit === 'files' ? moves.length : moved, levels).passed);
  return checkOf({
    ...common,
    observed,
    n: unit === 'files' ? now.changes.length : (worst?.n ?? now.changes.reduce((sum, { rows }) => sum + rows.is, 0)),
    ...verdictOn(observed, levels),
    detail: worst ? `${worst.file}: ${worst.words}` : `${files}: ${none}`,
    // one of them is told already
    items: (beyond.length > 1 ? beyond : []).map(({ file, words }) => ({ value: file, n: null, hint: words })),
  });
};

/** One of these rules by the limits that a source declares. */
export const judgeFileDrift =
  (rule: FileRule): RuleJudge =>
  (scene, declared) => [judgeFiles(scene, rule, drifts[rule].levels(declared))];

/** All that have no limit of their own, where there is an earlier file to compare with. */
export const usualFileDrift = (scene: Scene, isDeclared: (rule: FileRule) => boolean): readonly Check[] =>
  scene.now.changes.length === 0
    ? []
    : fileRules
        .filter((rule) => !isDeclared(rule))
        .map((rule) => judgeFiles(scene, rule, [{ severity: 'warn', bound: 'most', limit: drifts[rule].usual }]));

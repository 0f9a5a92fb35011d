import type { Problem } from '../errors.ts';
import {
  type CodeEntry,
  type CodeList,
  type Located,
  longestName,
  nearest,
  type Path,
  problemAt,
  type SourceText,
} from '../spec/index.ts';
import { type GridRow, readGrid } from './read-grid.ts';

/**
 * Crosswalks: CSVs that say which category a code of an agency belongs to. Columns: code, category, and where they are
 * wanted agency (the row holds for that agency's files alone) and version (which edition of the list this is).
 * Codes match exactly once blanks around them are gone: 007 is not 7, and "robbery" is not "ROBBERY".
 */

export interface CodeListsRead {
  readonly codeLists: ReadonlyMap<string, CodeList>;
  /** Lists that cannot be read, each wherever the pipeline names it. */
  readonly missing: readonly Problem[];
  /** What is wrong inside lists, by line. */
  readonly mistakes: readonly Problem[];
}

/** A file's text; what prevents reading it is added to the problems. */
type ReadText = (path: string, problems: Problem[]) => Promise<SourceText | undefined>;

/** The code lists that a pipeline names, wherever they stand in it. */
export async function readCodeLists({ file, value, offsetOf }: Located, readText: ReadText): Promise<CodeListsRead> {
  const codeLists = new Map<string, CodeList>();
  const missing: Problem[] = [];
  const mistakes: Problem[] = [];
  const named = codeFiles(value, []);
  for (const path of new Set(named.map(({ codes }) => codes))) {
    const problems: Problem[] = [];
    const text = await readText(path, problems);
    const list = text && codeListOf(text, mistakes);
    if (list) codeLists.set(path, list);
    for (const { at } of named.filter(({ codes }) => codes === path))
      for (const { id, message, hint } of problems)
        missing.push(problemAt(file, offsetOf(at, 'value'), { id, message: `code list "${path}" ${message}`, hint }));
  }
  return { codeLists, missing, mistakes };
}

/** Every file of codes that a part of a declaration names, with its place. */
function codeFiles(value: unknown, path: Path): readonly { readonly codes: string; readonly at: Path }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return inner.flatMap(([step, part]) => {
    const at = [...path, step];
    return step === 'codes' && typeof part === 'string' ? [{ codes: part, at }] : codeFiles(part, at);
  });
}

type Complain = (line: number, message: string, hint: string) => undefined;
function codeListOf({ path, text }: SourceText, mistakes: Problem[]): CodeList | undefined {
  const complain: Complain = (line, message, hint) =>
    void mistakes.push({ id: 'code-list', place: `${path}:${line}:1`, message, hint, frame: '' });
  const grid = readGrid(text);
  if (grid.kind === 'no-grid') return complain(grid.line, 'must be a CSV with the columns code and category', grid.why);
  const { rows } = grid;
  if (!checkHeader(rows.length === 0 ? [] : grid.header, complain)) return undefined;
  const entries = entriesOf(rows, complain);
  const version = [...new Set(rows.map(({ cells }) => cells.version ?? ''))].filter((name) => name !== '').join(', ');
  return { path, version, entries };
}

function checkHeader(header: readonly string[], complain: Complain): boolean {
  const isWhole = header.includes('code') && header.includes('category');
  if (!isWhole)
    complain(
      1,
      `must have the columns code and category (got ${header.join(', ') || 'no rows'})`,
      'further columns: version says which edition it is, agency limits a row to the files of one agency',
    );
  // a misspelt agency would make its rows hold for everyone
  for (const wanted of ['agency', 'version'])
    for (const name of header.filter((candidate) => candidate !== wanted && nearest(candidate, [wanted]) === wanted))
      if (!header.includes(wanted))
        complain(1, `column "${name}" has no meaning here`, `write "${wanted}", or another name`);
  return isWhole;
}

/** One entry for each code of each agency; codes that stand twice are told with the line of the first. */
function entriesOf(rows: readonly GridRow[], complain: Complain): readonly CodeEntry[] {
  const seen = new Map<string, { readonly entry: CodeEntry; readonly line: number }>();
  for (const { cells, line } of rows) {
    const { code = '', category = '' } = cells;
    const agency = cells.agency || null;
    if (code === '' || category === '')
      complain(line, 'must have a code and a category', 'fill both, or remove the line');
    if (category.length > longestName)
      complain(
        line,
        `must have a category of at most ${longestName} characters (got ${category.length})`,
        'shorten it',
      );
    const key = JSON.stringify([code, agency]);
    const before = seen.get(key);
    const whose = agency === null ? '' : ` of ${agency}`;
    if (before && before.entry.category !== category)
      complain(
        line,
        `code "${code}"${whose} stands for both "${before.entry.category}" (line ${before.line}) and "${category}"`,
        'a code has one category',
      );
    else if (before)
      complain(
        line,
        `code "${code}"${whose} stands here twice (first on line ${before.line})`,
        'remove one of the lines',
      );
    else seen.set(key, { entry: { code, category, agency }, line });
  }
  return [...seen.values()].map(({ entry }) => entry);
}

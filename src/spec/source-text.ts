import { isMap, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Problem } from '../errors.ts';

/** A file's text with its path from the project, as `acquire` read it. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}
export type Path = readonly (string | number)[];

/** A YAML text, read once: its value, and where each part of it stands. */
export interface Located {
  readonly file: SourceText;
  readonly value: unknown;
  /** Offset of the value at a path, or of its key; the nearest thing above it where the path leads nowhere. */
  readonly offsetOf: (path: Path, what: 'key' | 'value') => number;
  readonly problems: readonly Problem[];
}

/** Numbers that YAML would change when written as text: 007 and 1E3 are codes, not 7 and 1000. */
const changesAsNumber = /^[-+]?0\d+$|\de[-+]?\d/i;

/** Parses a declaration's text. Mistakes of YAML itself come back as problems. */
export function locate(file: SourceText): Located {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, uniqueKeys: true, version: '1.2' });
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'number' && node.source && changesAsNumber.test(node.source)) node.value = node.source;
    },
  });
  const problems = document.errors.map((error) =>
    problemAt(file, error.pos[0], { id: 'yaml', message: error.message.split('\n')[0]?.replace(/ at line.*$/, '').toLowerCase() ?? 'not YAML', hint: 'check indentation, colons and quotes around this place' }),
  );
  const offsetOf = (path: Path, what: 'key' | 'value'): number => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const [depth, step] of path.entries()) {
      if (!isMap(node) && !(node && typeof node === 'object' && 'items' in node)) break;
      const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step)) : undefined;
      const next = pair ? pair.value : (node as { items: unknown[] }).items[Number(step)];
      if (next === undefined) break;
      const keyOffset = isPair(pair) ? (pair.key as { range?: [number, number, number] }).range?.[0] : undefined;
      const valueOffset = (next as { range?: [number, number, number] } | null)?.range?.[0];
      const last = depth === path.length - 1;
      offset = (last && what === 'value' ? valueOffset : (keyOffset ?? valueOffset)) ?? keyOffset ?? offset;
      node = next;
    }
    return offset;
  };
  return { file, value: problems.length ? undefined : document.toJS({ maxAliasCount: 50 }), offsetOf, problems };
}

/** Line and column of an offset, both from 1. */
export function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

/** Two lines of context and a caret under the place. */
function codeFrame(text: string, line: number, column: number): string {
  const all = text.split('\n');
  const first = Math.max(1, line - 2);
  const width = String(line).length;
  const shown = all.slice(first - 1, line).map((content, index) => `  ${String(first + index).padStart(width)} | ${content.replace(/\r$/, '').slice(0, 160)}`);
  return [...shown, `  ${' '.repeat(width)} | ${' '.repeat(Math.max(0, Math.min(column, 160) - 1))}^`].join('\n');
}

/** A problem at an offset of a file, with its code frame. */
export function problemAt(file: SourceText, offset: number, what: { readonly id: string; readonly message: string; readonly hint: string }): Problem {
  const { line, column } = positionOf(file.text, offset);
  return { ...what, place: `${file.path}:${line}:${column}`, frame: codeFrame(file.text, line, column) };
}

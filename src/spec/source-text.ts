import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type Scalar, visit } from 'yaml';
import type { Problem } from '../errors.ts';
import { strayAlias, yamlMistake } from './yaml-mistakes.ts';

/** A file's text with its path from the project, as `acquire` read it. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}
export type Path = readonly (string | number)[];

/** A YAML text, read once: its value, and where each part of it stands. */
export interface Located {
  readonly file: SourceText;
  /** Undefined where the text is not YAML at all. */
  readonly value: unknown;
  /** Offset of the value at a path, or of its key; the nearest thing above it where the path leads nowhere. */
  readonly offsetOf: (path: Path, what: 'key' | 'value') => number;
  readonly problems: readonly Problem[];
}

/** Which scalars a place takes, so that 007, 2903.10 and NO stay codes there, and numbers elsewhere. */
export type TakesAt = (path: Path) => ReadonlySet<string>;

/** Parses a declaration's text. Mistakes of YAML itself come back as problems. */
export function locate(file: SourceText, takesAt: TakesAt): Located {
  const document = parseDocument(file.text, { uniqueKeys: true, version: '1.2' });
  keepTexts(document.contents, [], takesAt);
  const repeated = document.errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  // after the first place that cannot be read, the reader guesses: what it says of the rest would mislead
  const unreadable = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY').slice(0, 1);
  const problems = [
    ...[...repeated, ...unreadable].map((error) =>
      problemAt(file, error.pos[0], { id: 'yaml', ...yamlMistake(error) }),
    ),
    ...strayAliases(document).map((offset) => problemAt(file, offset, { id: 'yaml', ...strayAlias })),
  ];
  const readable = problems.length === repeated.length;
  const offsetOf = (path: Path, what: 'key' | 'value'): number => offsetIn(document, path, what);
  return { file, value: readable ? document.toJS() : undefined, offsetOf, problems };
}

/** Offsets of texts such as *.csv, which YAML takes for a reference to an anchor. */
function strayAliases(document: Document): readonly number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias(_, node) {
      if (!node.resolve(document)) offsets.push(startOf(node) ?? 0);
    },
  });
  return offsets;
}

/** Gives scalars their own text back where the place wants text, or where reading a number would change a code. */
function keepTexts(node: unknown, path: Path, takesAt: TakesAt): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) if (isScalar(key)) keepTexts(value, [...path, String(key.value)], takesAt);
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) keepTexts(item, [...path, index], takesAt);
  } else if (isScalar(node) && typeof node.value !== 'string' && node.source) {
    if (textWanted(node, takesAt(path))) node.value = node.source;
  }
}

function textWanted({ value, source }: Scalar, takes: ReadonlySet<string>): boolean {
  if (!takes.has('string')) return false;
  if (typeof value === 'number') return !(takes.has('number') || takes.has('integer')) || String(value) !== source;
  return typeof value === 'boolean' ? !takes.has('boolean') : value === null;
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

function offsetIn(document: Document, path: Path, what: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const wantsKey = depth < path.length - 1 || what === 'key';
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      const keyAt = startOf(pair.key);
      const endsHere = isScalar(pair.value) && depth < path.length - 1;
      offset = (wantsKey && !endsHere ? keyAt : (startOf(pair.value) ?? keyAt)) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (item === undefined) break;
      offset = startOf(item) ?? offset;
      node = item;
    } else break;
  }
  return offset;
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
  const shown = all
    .slice(first - 1, line)
    .map(
      (content, index) => `  ${String(first + index).padStart(width)} | ${content.replace(/\r$/, '').slice(0, 160)}`,
    );
  return [...shown, `  ${' '.repeat(width)} | ${' '.repeat(Math.max(0, Math.min(column, 160) - 1))}^`].join('\n');
}

/** A problem at an offset of a file, with its code frame. */
export function problemAt(
  file: SourceText,
  offset: number,
  what: { readonly id: string; readonly message: string; readonly hint: string },
): Problem {
  const { line, column } = positionOf(file.text, offset);
  return { ...what, place: `${file.path}:${line}:${column}`, frame: codeFrame(file.text, line, column) };
}

/** Problems in the order in which a reader of the file meets them. */
export function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
  const at = ({ place }: Problem): readonly number[] => place.split(':').slice(-2).map(Number);
  const key = (problem: Problem): number => (at(problem)[0] ?? 0) * 100_000 + (at(problem)[1] ?? 0);
  return [...problems].sort((a, b) => key(a) - key(b));
}

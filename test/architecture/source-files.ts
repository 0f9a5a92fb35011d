import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A source file, with its text as it is, without comments, and without comments and texts. */
export interface SourceFile {
  /** From the project's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly code: string;
  readonly bare: string;
}

export const projectRoot = resolve(import.meta.dirname, '../..');

export function sourceFile(path: string, text: string): SourceFile {
  return { path, text, code: blank(text, false), bare: blank(text, true) };
}

/** Every TypeScript file below a folder of the project. */
export function readSources(folder: string): readonly SourceFile[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.split('\\').join('/')}`)
    .sort()
    .map((path) => sourceFile(path, readFileSync(join(projectRoot, path), 'utf8')));
}

const space = (text: string): string => text.replace(/[^\n]/g, ' ');

/**
 * Blanks comments, and texts too where asked, keeping every line in its place. TypeScript 7 has no parser to call, so
 * this reads character by character: quotes end with their line, templates nest, and a slash after an operator opens a
 * regular expression.
 */
function blank(text: string, textsToo: boolean): string {
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=[(,=:[!&|?{};\n]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*|`/g;
  let out = '';
  let at = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    out += text.slice(at, match.index);
    const [found] = match;
    if (found === '`') {
      const end = endOfTemplate(text, match.index + 1);
      out += template(text.slice(match.index, end), textsToo);
      at = end;
    } else {
      out += found.startsWith('/*') || found.startsWith('//') || textsToo ? space(found) : found;
      at = match.index + found.length;
    }
    token.lastIndex = at;
  }
  return out + text.slice(at);
}

/** Where a template that opened just before `start` ends; braces of its expressions may hold further templates. */
function endOfTemplate(text: string, start: number): number {
  let at = start;
  let depth = 0;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (depth === 0 && sign === '`') return at + 1;
    else if (depth > 0 && sign === '`') at = endOfTemplate(text, at + 1) - 1;
    else if (sign === '$' && text[at + 1] === '{' && depth === 0) {
      depth = 1;
      at += 1;
    } else if (depth > 0 && sign === '{') depth += 1;
    else if (depth > 0 && sign === '}') depth -= 1;
    at += 1;
  }
  return text.length;
}

/** A template's words are text; what stands in its braces is code. */
function template(text: string, textsToo: boolean): string {
  if (!textsToo) return text;
  let out = '';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (depth === 0 && text.startsWith('${', at)) depth = 1;
    else if (depth > 0 && text[at] === '{' && text[at - 1] !== '$') depth += 1;
    else if (depth > 0 && text[at] === '}') depth -= 1;
    out += depth > 0 || text[at] === '\n' ? text[at] : ' ';
  }
  return out;
}

/** The line of an offset, from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

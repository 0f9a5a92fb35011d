import { posix } from 'node:path';
import { lineAt, type SourceFile } from './source-files.ts';

export interface Import {
  readonly line: number;
  /** As it is written. */
  readonly specifier: string;
  /** The file it leads to, from the project's folder; null for packages. */
  readonly file: string | null;
}

const forms: readonly RegExp[] = [
  // import x, { y } from '…'; import type …; export { z } from '…'; export * from '…'
  /(?<![\w$.])(?:import|export)\b(?!\s*\()[^'"`;]*?\bfrom\s*(['"])(?<specifier>[^'"\n]+)\1/g,
  // import '…'
  /(?<![\w$.])import\s*(['"])(?<specifier>[^'"\n]+)\1/g,
  // import('…'), in code and in types
  /(?<![\w$.])import\s*\(\s*(['"])(?<specifier>[^'"\n]+)\1\s*[,)]/g,
  /(?<![\w$.])require(?:\.resolve)?\s*\(\s*(['"])(?<specifier>[^'"\n]+)\1\s*\)/g,
];

/** Everything that a file imports, for its values or for its types only. */
export function importsOf(file: SourceFile): readonly Import[] {
  const found = forms.flatMap((form) =>
    [...file.code.matchAll(form)].map((match): Import => {
      const specifier = match.groups?.specifier ?? '';
      const at = match.index + match[0].lastIndexOf(specifier);
      const target = specifier.startsWith('.') ? posix.join(posix.dirname(file.path), specifier) : null;
      return { line: lineAt(file.code, at), specifier, file: target };
    }),
  );
  return found.sort((a, b) => a.line - b.line);
}

/** `@scope/name/part` → `@scope/name`; null for files and for what comes with Node. */
export function packageOf(specifier: string): string | null {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return null;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Rings of files that import each other, each named once, from its first file on. */
export function importCycles(files: readonly SourceFile[]): readonly string[] {
  const targets = new Map(
    files.map((file) => [file.path, importsOf(file).flatMap(({ file: target }) => target ?? [])]),
  );
  const cycles = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, above: readonly string[]): void => {
    const start = above.indexOf(path);
    if (start >= 0) cycles.add(ringOf(above.slice(start)));
    if (start >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...above, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return [...cycles];
}

function ringOf(ring: readonly string[]): string {
  const first = ring.indexOf([...ring].sort()[0] ?? '');
  const turned = [...ring.slice(first), ...ring.slice(0, first)];
  return [...turned, turned[0]].join(' → ');
}

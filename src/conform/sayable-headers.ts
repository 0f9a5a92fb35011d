import { nearest } from '../spec/index.ts';

/**
 * The headers of a file that a message may repeat. Where line 1 has a header that is declared, it is a header line,
 * and all of it may be said. Where it has none, it may be somebody's record: only what looks like a declared header is.
 */
export function sayableHeaders(header: readonly string[], declared: readonly string[]): readonly string[] {
  const named = header.filter((name) => name !== '');
  if (named.some((name) => declared.includes(name))) return named;
  return named.filter((name) => nearest(name, declared) !== undefined);
}

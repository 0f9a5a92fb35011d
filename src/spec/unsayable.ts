import type { Problem } from '../errors.ts';
import { longestText } from './fields.ts';
import { standIn } from './mend.ts';
import { type Located, type Path, problemAt } from './source-text.ts';
import { tooLong } from './word-mistake.ts';

/**
 * Texts that no place of a declaration takes, be it a name, a header or a value of the data: beyond what a page can hold,
 * or with the sign that stands in for a text that is missing.
 */
export function unsayable({ file, value, offsetOf }: Located): readonly Problem[] {
  return textsIn(value, []).flatMap(({ path, text, what }) => {
    const wording = wordingOf(text);
    return wording === null ? [] : [problemAt(file, offsetOf(path, what), wording)];
  });
}

function wordingOf(text: string): Omit<Problem, 'place' | 'frame'> | null {
  if (text.includes(standIn))
    return { id: 'control-sign', message: 'a text cannot hold the sign NUL', hint: 'take \\0 out of it' };
  return text.length > longestText ? tooLong(`a text must be at most ${longestText} characters`, text, '') : null;
}

interface Said {
  readonly path: Path;
  readonly text: string;
  readonly what: 'key' | 'value';
}

function textsIn(value: unknown, path: Path): readonly Said[] {
  if (typeof value === 'string') return [{ path, text: value, what: 'value' }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = [...path, key];
    return [{ path: own, text: key, what: 'key' } as const, ...textsIn(inner, own)];
  });
}

import type { Problem } from '../errors.ts';
import { type Located, type Path, problemAt } from './source-text.ts';

/** Collects what is wrong with one declaration, in the place it is wrong. */
export interface Complaints {
  readonly list: readonly Problem[];
  readonly about: (path: Path, what: 'key' | 'value', problem: { readonly id: string; readonly message: string; readonly hint: string }) => void;
}

export function complaints(located: Located): Complaints {
  const list: Problem[] = [];
  return { list, about: (path, what, problem) => void list.push(problemAt(located.file, located.offsetOf(path, what), problem)) };
}

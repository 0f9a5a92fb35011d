import type { Problem } from '../errors.ts';
import { standIn } from './mend.ts';
import { type Parsed, startsWith } from './parse.ts';
import { type Path, problemAt } from './source-text.ts';

/** Collects what is wrong with one declaration, in the place it is wrong. */
export interface Complaints {
  readonly list: readonly Problem[];
  /** Tells a mistake, unless it only echoes one of shape that is told already. */
  readonly about: (
    path: Path,
    what: 'key' | 'value',
    problem: { readonly id: string; readonly message: string; readonly hint: string },
  ) => void;
  /** Whether a mistake of shape at, above or below a place keeps us from knowing what it says. */
  readonly unsure: (path: Path) => boolean;
}

export function complaints({ located, mended }: Pick<Parsed<unknown>, 'located' | 'mended'>): Complaints {
  const list: Problem[] = [];
  const unsure = (path: Path): boolean => mended.some((place) => startsWith(path, place) || startsWith(place, path));
  return {
    list,
    unsure,
    about: (path, what, problem) => {
      const echo = problem.message.includes(standIn) || mended.some((place) => startsWith(path, place));
      if (!echo) list.push(problemAt(located.file, located.offsetOf(path, what), problem));
    },
  };
}

import { distance } from 'fastest-levenshtein';

/**
 * The known name most like the one given, or undefined when none is near. Case and separators do not count, and the
 * last part of a path may stand for all of it: "Chicago" is near America/Chicago.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = (word: string): string =>
    word
      .toLowerCase()
      .replace(/[\s_./-]+/g, ' ')
      .trim();
  const wanted = plain(name);
  let best: string | undefined;
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const tail = plain(candidate.slice(candidate.lastIndexOf('/') + 1));
    const steps = Math.min(distance(wanted, plain(candidate)), distance(wanted, tail));
    // another letter in place of the only one is no likeness
    if (steps < least && steps < wanted.length) [best, least] = [candidate, steps];
  }
  return best;
}

/** "did you mean …" where a name is near, else the names there are. */
export function suggest(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  if (known.length === 0) return '';
  const shown = known.slice(0, 12).join(', ');
  return `known here: ${shown}${known.length > 12 ? `, and ${known.length - 12} more` : ''}`;
}

import type { Finding, Sentence } from '../spec/findings.ts';

/** Fewer numbers than this share no notes worth a list of their own. */
const fewestNumbers = 4;
const letters = 'abcdefghijklmnopqrstuvwxyz';

export interface ManyNote {
  readonly letter: string;
  readonly text: string;
}

/**
 * Notes that a third of the numbers have word for word, and at least four: told once, each with a letter.
 *
 * @param beside  what stands at a number beside its caveats, such as how its chart is read
 */
export function manyNotes(
  headlines: readonly Finding[],
  beside: (finding: Finding) => readonly string[] = () => [],
): readonly ManyNote[] {
  const times = new Map<string, number>();
  for (const finding of headlines)
    for (const text of new Set([...finding.caveats.map((caveat) => caveat.text), ...beside(finding)]))
      times.set(text, (times.get(text) ?? 0) + 1);
  const fewest = Math.max(fewestNumbers, headlines.length / 3);
  return [...times]
    .filter(([, n]) => n >= fewest)
    .slice(0, letters.length)
    .map(([text], place) => ({ letter: letters.charAt(place), text }));
}

export interface OwnNotes {
  readonly own: readonly Sentence[];
  /** Letters of those that many numbers have. */
  readonly many: readonly string[];
}

/** The notes of one number, and the letters of those that are told for many. */
export function ownNotes({ caveats }: Finding, notes: readonly ManyNote[]): OwnNotes {
  const letterOf = new Map(notes.map(({ letter, text }) => [text, letter]));
  return {
    own: caveats.filter(({ text }) => !letterOf.has(text)),
    many: notes.filter(({ text }) => caveats.some((caveat) => caveat.text === text)).map(({ letter }) => letter),
  };
}

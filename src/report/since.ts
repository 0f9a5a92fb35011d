import type { Sentence } from '../spec/findings.ts';

/** What a board has to hear first; of each kind one, before any has a second. */
const kinds: readonly (readonly string[])[] = [
  ['since.stand-all', 'since.stand-some', 'since.nothing'],
  ['since.stands-not', 'since.verdict'],
  ['since.restated', 'since.restated-by-few'],
  ['since.definition', 'since.definition-logged'],
  ['since.files'],
];

/** More would push page one over its sheet. */
const most = 5;

/** The turn in which each is told: the first of its kind in the first, and so on; other kinds after all of these. */
function turnsOf(changes: readonly Sentence[]): ReadonlyMap<Sentence, number> {
  const turns = new Map<Sentence, number>();
  const told = new Map<number, number>();
  for (const change of changes) {
    const kind = kinds.findIndex((keys) => keys.includes(change.key));
    const before = told.get(kind) ?? 0;
    told.set(kind, before + 1);
    turns.set(change, kind === -1 ? Number.POSITIVE_INFINITY : before * kinds.length + kind);
  }
  return turns;
}

/** A verdict that no longer stands says what was and is: that it flipped since says nothing new of the same number. */
function isToldTwice({ key, params }: Sentence, changes: readonly Sentence[]): boolean {
  return (
    key === 'since.verdict' &&
    changes.some((other) => other.key === 'since.stands-not' && other.params.metric === params.metric)
  );
}

/** What page one says of all that changed, in the order in which it was found. */
export function firstChanges(changes: readonly Sentence[]): readonly Sentence[] {
  const turns = turnsOf(changes.filter((change) => !isToldTwice(change, changes)));
  const chosen = new Set([...turns.keys()].toSorted((a, b) => turnOf(turns, a) - turnOf(turns, b)).slice(0, most));
  return changes.filter((change) => chosen.has(change));
}

const turnOf = (turns: ReadonlyMap<Sentence, number>, change: Sentence): number => turns.get(change) ?? 0;

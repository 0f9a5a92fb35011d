import type { Beside, Change, Finding, Level } from '../spec/index.ts';
import { isSmall } from './small.ts';

/** A level without the counts of people beside it that are small: the value stands on all of them. */
export function protectBeside(level: Level, minimum: number): Level {
  if (level.status === 'withheld' || level.beside === undefined) return level;
  if (!countsBeside(level.beside).some((count) => isSmall(count, minimum))) return level;
  const { beside: _, ...rest } = level;
  return rest;
}

/** The counts that are less than all: what one of them says of few people, the rest of all says too. */
function countsBeside(beside: Beside): readonly number[] {
  switch (beside.kind) {
    case 'elapsed':
      return [beside.ended, beside.open];
    case 'scale':
      return [beside.complete];
    // organisations and areas, none of them named
    case 'concentration':
    case 'network':
    // lines of a publication, and nobody's records
    case 'figures':
      return [];
  }
}

type Which = 'baseline' | 'sameSeason' | 'previous';

/** Changes that are not told, without the value then where it rests on few records; and the sentence without it. */
export function withoutSmallBefore(finding: Finding, minimum: number): Pick<Finding, 'changes' | 'sentence'> {
  const small = (['baseline', 'sameSeason', 'previous'] as const).filter((which) => {
    const change = finding.changes[which];
    return change.status === 'withheld' && change.before !== undefined && isSmall(change.before.n, minimum);
  });
  const { changes, sentence } = withoutBefore(finding, small);
  return { changes, sentence };
}

/** A finding without the values of some times that no change is told against. */
export function withoutBefore(finding: Finding, then: readonly Which[]): Finding {
  if (then.length === 0) return finding;
  const { changes } = finding;
  const left = (which: Which): Change => (then.includes(which) ? withoutValue(changes[which]) : changes[which]);
  const shown = {
    primary: changes.primary,
    baseline: left('baseline'),
    sameSeason: left('sameSeason'),
    previous: left('previous'),
  };
  if (!then.includes(changes.primary)) return { ...finding, changes: shown };
  const { was: _, ...params } = finding.sentence.params;
  return { ...finding, changes: shown, sentence: { ...finding.sentence, params } };
}

function withoutValue(change: Change): Change {
  if (change.status === 'estimated' || change.before === undefined) return change;
  const { before: _, ...rest } = change;
  return rest;
}

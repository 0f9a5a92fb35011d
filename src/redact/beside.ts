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

/** Changes that are not told, without the value then where it rests on few records; and the sentence without it. */
export function withoutSmallBefore(finding: Finding, minimum: number): Pick<Finding, 'changes' | 'sentence'> {
  const { primary, baseline, sameSeason, previous } = finding.changes;
  const changes = {
    primary,
    baseline: protectBefore(baseline, minimum),
    sameSeason: protectBefore(sameSeason, minimum),
    previous: protectBefore(previous, minimum),
  };
  if (changes[primary] === finding.changes[primary]) return { changes, sentence: finding.sentence };
  const { was: _, ...params } = finding.sentence.params;
  return { changes, sentence: { ...finding.sentence, params } };
}

function protectBefore(change: Change, minimum: number): Change {
  if (change.status === 'estimated' || change.before === undefined || !isSmall(change.before.n, minimum)) return change;
  const { before: _, ...rest } = change;
  return rest;
}

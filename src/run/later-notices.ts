import type { DeclaredFile, Project } from '../acquire/index.ts';
import type { Board } from '../spec/index.ts';

/** A report that is made again, with what it was declared with when it was made first. */
export interface MadeFirst {
  readonly period: string;
  readonly declarations: readonly DeclaredFile[];
  /** Whether a notice stands on it that it got later. */
  readonly hasNotice: boolean;
  /** What people say on it; null where nobody does, or where it is not what was published. */
  readonly board: Board | null;
}
type Narrative = Project['narratives'][number];

/**
 * A project as it was when a report was made first. What is written later of a report, a correction or a reply, changes
 * the file that speaks of it, and nothing that reports told before: the file stands for itself without it, by the hash
 * that it had. Where it says other things than the report tells, it was changed in another way, and stands as it is.
 */
export function beforeNotices(project: Project, madeFirst: MadeFirst): Project {
  const hashes = new Map(madeFirst.declarations.map(({ path, sha256 }) => [path, sha256]));
  const narratives = project.narratives.flatMap((one) => {
    const was = hashes.get(one.path);
    if (was === one.sha256) return [one];
    return one.period === madeFirst.period ? ownThen(one, was, madeFirst) : otherThen(one, was, madeFirst);
  });
  return { ...project, narratives };
}

function ownThen(one: Narrative, was: string | undefined, { board }: MadeFirst): readonly Narrative[] {
  if (one.corrections.length === 0) return [one];
  if (was === undefined) return [];
  const isOther = board !== null && JSON.stringify(board.narrative) !== JSON.stringify(one.said);
  return [{ ...one, corrections: [], sha256: isOther ? one.sha256 : was }];
}

/** Of the narrative of another report, what the report made again tells of it. */
function otherThen(one: Narrative, was: string | undefined, { board }: MadeFirst): readonly Narrative[] {
  if (was === undefined) return [{ ...one, corrections: [], replies: [] }];
  if (board === null) return [one];
  const corrections = board.corrections
    .filter(({ report }) => report === one.period)
    .map(({ on, what }) => `${on} ${what}`);
  const replies = board.replies.filter(({ report }) => report === one.period).map(replyKey);
  const toldOf = {
    corrections: one.corrections.filter(({ on, what }) => corrections.includes(`${on} ${what}`)),
    replies: one.replies.filter((reply) => replies.includes(replyKey(reply))),
  };
  const tellsAll = toldOf.corrections.length === corrections.length && toldOf.replies.length === replies.length;
  return [tellsAll ? { ...one, ...toldOf, sha256: was } : one];
}

const replyKey = ({ metric, from, on, text }: Narrative['replies'][number]): string =>
  JSON.stringify([metric, from, on, text]);

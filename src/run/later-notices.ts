import type { DeclaredFile, Project } from '../acquire/index.ts';

/** A report that is made again, with what it was declared with when it was made first. */
export interface MadeFirst {
  readonly period: string;
  readonly declarations: readonly DeclaredFile[];
  /** Whether a notice stands on it that it got later. */
  readonly hasNotice: boolean;
}

/**
 * A project as it was when a report was made first. A notice that is written later changes the file that speaks of the
 * report, and nothing that the report told before: the file stands for itself without it, by the hash that it had.
 */
export function beforeNotices(project: Project, { period, declarations }: MadeFirst): Project {
  const hashes = new Map(declarations.map(({ path, sha256 }) => [path, sha256]));
  const narratives = project.narratives.flatMap((one) => {
    const was = hashes.get(one.path);
    if (one.period !== period || one.corrections.length === 0 || was === one.sha256) return [one];
    return was === undefined ? [] : [{ ...one, corrections: [], sha256: was }];
  });
  return { ...project, narratives };
}

import type { DeclaredCommitments } from './commitments.ts';
import type { Complaints } from './problems.ts';
import type { Path } from './source-text.ts';

/** A verdict that a metric cannot have is waited for in vain. */
export function checkCommitments(
  said: DeclaredCommitments | undefined,
  { better, path }: { readonly better: 'lower' | 'higher' | 'neutral'; readonly path: Path },
  complain: Complaints,
): void {
  const never = better === 'neutral' ? (['better', 'worse'] as const) : (['changed'] as const);
  for (const key of never)
    if (said?.[key] !== undefined)
      complain.about([...path, key], 'key', {
        id: 'then',
        message: `this verdict cannot fall: the metric is better: ${better}`,
        hint: better === 'neutral' ? 'write changed: for up and down alike' : 'write better: and worse: instead',
      });
}

import { isSmall } from '../small.ts';
import type { Sum } from './counts.ts';
import type { Scene } from './scene.ts';
import type { Unknowns } from './unknowns.ts';

/** What may be a small count. */
export interface Target {
  readonly sum: Sum;
  /** What is left of its kind without these; none where it is a count of its own. */
  readonly less: readonly string[];
}

/** Each number that a report is about, each that these are sums of, and what parts leave: whatever may be a small count. */
export function targetsOf({ subjects, kinds, trueOf }: Scene, unknowns: Unknowns): readonly Target[] {
  const targets = new Map<string, Target>();
  const add = (sum: Sum, less: readonly string[], key: string): void => {
    if (!targets.has(key)) targets.set(key, { sum, less });
  };
  const seen = new Set<string>();
  for (const sum of [...subjects, ...unknowns.all()]) {
    const key = unknowns.keyOf(sum);
    if (seen.has(key)) continue;
    seen.add(key);
    if (kinds.isCounted(sum.kind)) add(sum, [], key);
    for (const { whole, parts } of kinds.splits) {
      if (sum.kind !== whole && !parts.includes(sum.kind)) continue;
      const all = { ...sum, kind: whole };
      add(all, parts, `${unknowns.keyOf(all)} less ${parts}`);
    }
  }
  return [...targets.values()].filter((target) => maySmall(target, { kinds, trueOf }));
}

function maySmall({ sum, less }: Target, { kinds, trueOf }: Pick<Scene, 'kinds' | 'trueOf'>): boolean {
  let left = trueOf(sum);
  for (const kind of less) {
    const part = trueOf({ ...sum, kind });
    left = left === null || part === null ? null : left - part;
  }
  return left === null || isSmall(left, kinds.minimumOf(sum.kind));
}

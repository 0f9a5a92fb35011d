import type { Check, Source } from '../../spec/index.ts';
import type { Measurements } from './measurements.ts';
import type { ShareRule } from './scene.ts';

/** How many records agree with an earlier one that stands, and lie near it in time. */
export const nearDuplicateShare: ShareRule = {
  rule: 'near-duplicate-share',
  parts: ({ near }) => near && [{ agency: null, area: null, month: null, count: near.near, n: near.n }],
  said: () => 'are near another one',
  items: ({ now, source }) => withoutValues(now, source),
};

/** A length of time in the largest unit in which it is whole. @example lengthText(7200) // => "2 h" */
export function lengthText(seconds: number): string {
  for (const [unit, size] of [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
  ] as const)
    if (seconds >= size && seconds % size === 0) return `${seconds / size} ${unit}`;
  return `${seconds} s`;
}

/** What such records have in common, and what became of them. */
export function nearWords({ nearDuplicates }: Pick<Source, 'nearDuplicates'>): string {
  if (nearDuplicates === null) return nearDuplicateShare.said('');
  const { same, time, withinSeconds, keep } = nearDuplicates;
  const fate = keep === 'first' ? 'duplicates of it, listed with it' : 'kept, and counted here alone';
  return `have the same ${same.join(', ')} as an earlier one within ${lengthText(withinSeconds)} by ${time}: ${fate}`;
}

/** Records that say too little to be near any other. */
export function withoutValues(
  { near }: Measurements,
  { nearDuplicates }: Pick<Source, 'nearDuplicates'>,
): Check['items'] {
  if (near === null || nearDuplicates === null || near.without === 0) return [];
  const names = [...nearDuplicates.same, nearDuplicates.time].join(', ');
  return [{ value: `without ${names}`, n: near.without, hint: 'compared with none' }];
}

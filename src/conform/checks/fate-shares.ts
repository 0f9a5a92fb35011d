import type { CheckRule } from '../../spec/index.ts';
import type { Fates } from './measurements.ts';
import type { ShareRule } from './scene.ts';

const fate = (rule: CheckRule, field: Exclude<keyof Fates, 'agency' | 'read'>, words: string): ShareRule => ({
  rule,
  parts: ({ fates }) =>
    fates.map((part) => ({ agency: part.agency, area: null, month: null, count: part[field], n: part.read })),
  said: () => words,
});

export const rejectedShare = fate('rejected-share', 'rejected', 'rejected');
export const duplicateShare = fate('duplicate-share', 'duplicate', 'repeat another one');
export const supersededShare = fate('superseded-share', 'superseded', 'were replaced by a newer version');

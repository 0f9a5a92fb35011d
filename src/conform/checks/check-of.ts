import type { Check } from '../../spec/index.ts';

/** What was observed about a source: what every check says, whether or not it passed. */
export interface Observation extends Pick<Check, 'source' | 'rule' | 'limit' | 'unit' | 'detail'> {
  readonly observed: number;
  readonly n: number;
  /** `source/rule` unless another is given. */
  readonly id?: string;
  readonly severity?: Check['severity'];
  readonly bound?: Check['bound'];
  /** Whether the observed value keeps within the limit, unless given. */
  readonly passed?: boolean;
  readonly items?: Check['items'];
}

/** A check from what was observed; without a limit it is a note, and passes. */
export function checkOf(observation: Observation): Check {
  const { source, rule, observed, limit, bound = 'most' } = observation;
  return {
    id: `${source}/${rule}`,
    bound,
    severity: 'warn',
    passed: limit === null || (bound === 'most' ? observed <= limit : observed >= limit),
    items: [],
    waiver: null,
    ...observation,
  };
}

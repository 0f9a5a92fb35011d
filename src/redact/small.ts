import type { EstimatedChange, Finding, Level, SeriesPoint } from '../spec/index.ts';

/** A count that may not be shown: from 1 up to below the minimum. None at all is not small. */
export const isSmall = (count: number | null, minimum: number): boolean =>
  count !== null && count > 0 && count < minimum;

type Measure = Finding['measure'];

/** Of a share, those without what is counted are as few people as those with it. */
export const countsOf = ({ events, exposure, n }: Counted, measure: Measure): readonly (number | null)[] => {
  if (measure === 'share' || measure === 'survey-share') return [events ?? n, events === null ? null : n - events];
  return [events ?? n, measure === 'ratio' ? exposure : null];
};
export interface Counted {
  readonly n: number;
  readonly events: number | null;
  readonly exposure: number | null;
}

/** Whether any of `countsOf` is small: asked of each point of each series, and so without a list of them. */
function hasSmall({ events, exposure, n }: Counted, measure: Measure, minimum: number): boolean {
  if (isSmall(events ?? n, minimum)) return true;
  if (measure === 'share' || measure === 'survey-share') return events !== null && isSmall(n - events, minimum);
  return measure === 'ratio' && isSmall(exposure, minimum);
}

export function isSmallLevel(level: Level, measure: Measure, minimum: number): boolean {
  return level.status === 'estimated' && hasSmall(level, measure, minimum);
}

export function isSmallPoint({ n, events, exposure }: SeriesPoint, measure: Measure, minimum: number): boolean {
  return n !== null && hasSmall({ n, events, exposure }, measure, minimum);
}

/** Either side of a change is small, or what they differ by from what is shown: the count of the areas left out. */
export function isSmallChange(change: EstimatedChange, { now, measure }: Finding, minimum: number): boolean {
  return (
    hasSmall(change, measure, minimum) ||
    hasSmall(change.compared, measure, minimum) ||
    (now.status === 'estimated' && isSmall(now.n - change.compared.n, minimum))
  );
}

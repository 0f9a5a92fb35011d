import type { Finding } from '../../spec/findings.ts';
import { drawnPoints } from './segments.ts';

/** The time that the verdict is about, and its one value, beside which the last point of a line is but one of many. */
export interface JudgedTime {
  readonly from: string;
  readonly to: string;
  /** Null where periods add up to it, as counts do: it has no place on their scale. */
  readonly value: number | null;
  readonly label: string;
}

/** Null where it is one period, as the last point then says it. */
export function judgedTime({ now, series, shown }: Finding): JudgedTime | null {
  if (now.status === 'withheld') return null;
  const inside = drawnPoints(series.filter(({ from, to }) => from >= now.from && to <= now.to));
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  return { from: first.date, to: last.date, value: shown.as === 'count' ? null : now.value, label: now.label };
}

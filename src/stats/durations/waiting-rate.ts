import { type Interval, requireFraction } from '../counts/rate-count.ts';
import { gammaQuantile } from '../distributions/distributions.ts';
import { type Histogram, observations } from './histogram.ts';

export type WaitingRate = {
  /** Waits that ended with an event. */
  readonly events: number;
  /** All time waited, the open wait included. */
  readonly time: number;
  /** Events per unit of time; null where no time has passed. */
  readonly rate: (Interval & { readonly estimate: number }) | null;
  /** Mean time from one event to the next; Infinity where none has come. */
  readonly meanWait: (Interval & { readonly estimate: number }) | null;
  /** Why the watch ended, which decides the interval. */
  readonly ended: 'at-an-event' | 'at-a-time';
};

/**
 * Rate of rare events from the waits between them, with its exact interval: days between homicides, say.
 *
 * The wait still open counts with the time it has lasted; to leave it out would make the last quiet stretch vanish.
 * Where events come at a steady rate, twice the rate times the time waited is chi-square: with 2k degrees of freedom
 * when the watch ends at the k-th event, and between 2k and 2k + 2 when it ends at a date. The first wait counts from
 * the start of the window, whether or not an event happened then.
 *
 * @param waits    completed waits by length (zero or more, for two events may fall on one day) and how often
 * @param options  how long the open wait has lasted (zero or more; null when the watch ended with an event), and the
 *                 confidence level, in (0, 1)
 * @returns per unit of the waits; low is 0 and the longest mean wait Infinity without events
 * @throws {RangeError} when an input is outside its range
 * @see Epstein & Sobel 1953, JASA 48:486; Garwood 1936; W. Nelson 1982
 * @example waitingRate({ values: [20, 50], n: [1, 1] }, { open: 30, level: 0.95 }).rate.estimate // => 0.02
 */
export function waitingRate(
  waits: Histogram,
  options: { readonly open: number | null; readonly level: number },
): WaitingRate {
  const { open, level } = options;
  requireFraction(level, 'level');
  requireWait(open ?? 0, 'open');
  for (const [index, value] of waits.values.entries()) requireWait(value, `waits[${index}]`);
  const events = observations(waits);
  const time = waits.values.reduce((sum, value, at) => sum + value * (waits.n[at] ?? 0), open ?? 0);
  const ended = open === null ? 'at-an-event' : 'at-a-time';
  if (time === 0) return { events, time, rate: null, meanWait: null, ended };
  const tail = (1 - level) / 2;
  const shape = ended === 'at-a-time' ? events + 1 : events;
  const rate = {
    estimate: events / time,
    low: events === 0 ? 0 : gammaQuantile(tail, events) / time,
    high: gammaQuantile(1 - tail, shape) / time,
  };
  const meanWait = { estimate: time / events, low: 1 / rate.high, high: 1 / rate.low };
  return { events, time, rate, meanWait, ended };
}

function requireWait(value: number, name: string): void {
  if (!(value >= 0 && Number.isFinite(value))) {
    throw new RangeError(`${name}: must be finite, zero or more (got ${value})`);
  }
}

/** Events and what they are measured against: person-days for a rate, area-days for a count. */
export type RateCount = { readonly events: number; readonly exposure: number };

/** Two ends on the scale of the estimate; an open end is -Infinity or Infinity. */
export type Interval = { readonly low: number; readonly high: number };

/** Throws unless `events` is whole and not negative, and `exposure` is positive and finite. */
export function requireRateCount(count: RateCount, name: string): void {
  requireEvents(count.events, `${name}.events`);
  if (!(count.exposure > 0 && Number.isFinite(count.exposure))) {
    throw new RangeError(`${name}.exposure: must be positive and finite (got ${count.exposure})`);
  }
}

/** Throws unless `events` is a whole number, zero or more. */
export function requireEvents(events: number, name: string): void {
  if (!(Number.isInteger(events) && events >= 0)) {
    throw new RangeError(`${name}: must be a whole number, zero or more (got ${events})`);
  }
}

/** Throws unless `value` lies strictly between 0 and 1, as a confidence level, an alpha or a power must. */
export function requireFraction(value: number, name: string): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name}: must be between 0 and 1 (got ${value})`);
}

/** Throws unless `value` is positive and finite. */
export function requirePositive(value: number, name: string): void {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new RangeError(`${name}: must be positive and finite (got ${value})`);
  }
}

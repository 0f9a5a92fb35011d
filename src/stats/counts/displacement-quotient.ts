import type { BeforeAfter } from './poisson-z.ts';

/** Counts of equal exposure before and after, in the action, buffer and control areas. */
export type QuotientCounts = {
  readonly action: BeforeAfter;
  readonly buffer: BeforeAfter;
  readonly control: BeforeAfter;
};

/**
 * Weighted displacement quotient: what the buffer gained or lost, relative to what the action area did.
 *
 * Meaningful only where `success` is below 0: above 0 benefits spread, −1 to 0 less moved than was gained, below −1
 * more. It has no standard error; `weightedDisplacementDifference` replaces it for inference.
 *
 * @param counts  events, ≥ 0
 * @returns the quotient and its parts, all relative to the control; null where the control has no events to divide by,
 *          or, for the quotient, where the action area did exactly as the control; grossEffect and netTotal are the
 *          events averted in the action area, and in action and buffer together, at the control's trend
 * @see Bowers & Johnson 2003
 * @example weightedDisplacementQuotient({ action: { before: 207, after: 110 }, buffer: { before: 178, after: 157 }, control: { before: 308, after: 318 } }).quotient // => 0.258185688349
 */
export function weightedDisplacementQuotient({ action, buffer, control }: QuotientCounts): {
  readonly bufferDisplacement: number | null;
  readonly success: number | null;
  readonly quotient: number | null;
  readonly grossEffect: number | null;
  readonly netTotal: number | null;
} {
  const comparable = control.before > 0 && control.after > 0;
  const relative = (area: BeforeAfter) => area.after / control.after - area.before / control.before;
  const averted = (before: number, after: number) =>
    control.before > 0 ? (before * control.after) / control.before - after : null;
  // Cross-multiplied, because the difference of two rounded quotients is rarely exactly zero.
  const still = action.after * control.before === action.before * control.after;
  return {
    bufferDisplacement: comparable ? relative(buffer) : null,
    success: comparable ? (still ? 0 : relative(action)) : null,
    quotient: comparable && !still ? relative(buffer) / relative(action) : null,
    grossEffect: averted(action.before, action.after),
    netTotal: averted(action.before + buffer.before, action.after + buffer.after),
  };
}

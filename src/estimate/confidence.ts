/** Confidence level of every interval that is not adjusted for a family. */
export const confidence = 0.95;
/** Power that "could have shown" stands for. */
export const power = 0.8;

/** JSON has no infinity. */
export const bounded = (x: number): number | { readonly bound: 'none' } => (Number.isFinite(x) ? x : { bound: 'none' });

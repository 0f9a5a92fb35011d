import type { Column } from './fit.ts';
import { demeaning, type Groups } from './groups.ts';

/** What takes a column to the scale of the fit. */
export type Scaling = {
  /** Of the weights; null where all are 1. */
  readonly roots: Float64Array | null;
  /** Takes the means of absorbed groups out of a column, in place; null where there are none. */
  readonly demean: ((values: Float64Array) => void) | null;
};

export function scalingBy({
  weights,
  absorb,
}: {
  readonly weights: Float64Array | null;
  readonly absorb: Groups | undefined;
}): Scaling {
  return {
    roots: weights?.map(Math.sqrt) ?? null,
    demean: absorb === undefined ? null : demeaning(absorb, weights ?? undefined),
  };
}

/** Columns times the roots of the weights, demeaned where groups are absorbed, and their lengths before that. */
export function scaledColumns(
  columns: readonly Column[],
  scaling: Scaling,
): { readonly columns: readonly Float64Array[]; readonly lengths: Float64Array } {
  const { roots } = scaling;
  const lengths = new Float64Array(columns.length);
  const scaled = columns.map(({ values }, index) => {
    const own = new Float64Array(values);
    let squares = 0;
    for (let row = 0; row < own.length; row += 1) {
      const plain = roots === null ? (own[row] as number) : (own[row] as number) * (roots[row] as number);
      squares += plain * plain;
    }
    lengths[index] = Math.sqrt(squares);
    return scaledValues(own, scaling);
  });
  return { columns: scaled, lengths };
}

/** Demeans and scales in place. */
export function scaledValues(values: Float64Array, { roots, demean }: Scaling): Float64Array {
  demean?.(values);
  if (roots !== null)
    for (let row = 0; row < values.length; row += 1) values[row] = (values[row] as number) * (roots[row] as number);
  return values;
}

/** Published figures of one area and month: their exact sums, by which they are averaged, and those that have none. */
export interface FiguresStat {
  readonly kind: 'figures';
  /** The sum of weights, and of value × weight in millionths. */
  readonly weight: bigint;
  readonly sum: bigint;
  /** Figures that are averaged, that lack a weight, and that are blank or not believed. */
  readonly averaged: number;
  readonly unweighted: number;
  readonly unknown: number;
}

/** Areas and months by their weights: never the mean of their means. */
export function sumFigures(stats: readonly FiguresStat[]): FiguresStat {
  const count = (which: 'averaged' | 'unweighted' | 'unknown'): number =>
    stats.reduce((sum, stat) => sum + stat[which], 0);
  const whole = (which: 'weight' | 'sum'): bigint => stats.reduce((sum, stat) => sum + stat[which], 0n);
  return {
    kind: 'figures',
    weight: whole('weight'),
    sum: whole('sum'),
    averaged: count('averaged'),
    unweighted: count('unweighted'),
    unknown: count('unknown'),
  };
}

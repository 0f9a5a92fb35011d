import { type Column, type LeastSquaresFit, modelCovariance, neweyWestCovariance } from '../../stats/index.ts';
import type { DesignPanel, LevelTerms } from './design.ts';
import { untold } from './own-scatter.ts';
import type { PooledArm, PooledSeries } from './pooled-series.ts';
import { segmentedError } from './segmented-error.ts';

export interface LevelSeriesFit {
  readonly series: PooledSeries;
  readonly fit: LeastSquaresFit;
  readonly columns: readonly Column[];
  readonly autocorrelation: number;
  readonly isTelling: boolean;
}

export interface LevelError {
  readonly standardError: number;
  readonly df: number;
}

interface Asked {
  /** Of the step among the columns. */
  readonly place: number;
  readonly levels: LevelTerms;
}

const mostInflated = 0.9;

/**
 * Standard error of the step of a series of levels. Of shares it is known how much chance alone makes them vary, and only
 * what is beyond that lasts, as with counts; of means it is not.
 *
 * Of means, the larger of Newey and West's and of that of the model × √((1 + ρ)/(1 − ρ)), with a whole standard error on
 * top of ρ, and t on degrees of freedom that are fewer in the same proportion.
 *
 * @see Newey & West 1987, Econometrica 55; Satterthwaite 1946, Biometrics Bulletin 2
 */
export function levelError(panel: DesignPanel, found: LevelSeriesFit, { place, levels }: Asked): LevelError {
  return (levels.areHits ? errorOfShares(panel, found, levels) : null) ?? errorOfMeans(found, place);
}

/** Null where nobody did, or everybody: chance would then be nothing. */
function errorOfShares(
  panel: DesignPanel,
  { series, fit, columns }: LevelSeriesFit,
  { unit }: LevelTerms,
): LevelError | null {
  const chance = chanceOf(series) / unit ** 2;
  if (!(chance > 0)) return null;
  const weights = Float64Array.from(fit.weights ?? [], (weight) => weight / chance);
  const scaledResiduals = fit.scaledResiduals.map((value) => value / Math.sqrt(chance));
  return segmentedError(panel, series, { fit: { scaledResiduals, weights }, columns, ownOf: () => untold });
}

/** Variance that chance gives the answer of one record: of both arms, as they weigh in their difference. */
function chanceOf({ program, comparison }: PooledSeries): number {
  const own = sumsOf(program);
  if (comparison === null) return own.variance;
  const theirs = sumsOf(comparison);
  return (own.variance / own.records + theirs.variance / theirs.records) / (1 / own.records + 1 / theirs.records);
}

function sumsOf({ events, exposure }: PooledArm): { readonly variance: number; readonly records: number } {
  const records = exposure.reduce((sum, one) => sum + one, 0);
  const share = events.reduce((sum, one) => sum + one, 0) / records;
  return { variance: share * (1 - share), records };
}

function errorOfMeans({ fit, autocorrelation }: LevelSeriesFit, place: number): LevelError {
  const { length } = fit.scaledResiduals;
  const known = Math.min(mostInflated, autocorrelation);
  const guarded = known + Math.sqrt(Math.max(0, 1 - known * known) / length);
  const rho = Math.min(mostInflated, Math.max(0, guarded));
  const inflation = (1 + rho) / (1 - rho);
  const lag = Math.floor(0.75 * Math.cbrt(length));
  const robust = neweyWestCovariance(fit, { lag, isAdjusted: true }).standardErrors[place] ?? 0;
  const model = modelCovariance(fit, (fit.residualSd ?? 0) ** 2 * inflation).standardErrors[place] ?? 0;
  return { standardError: Math.max(robust, model), df: Math.max(1, fit.df / Math.sqrt(inflation)) };
}

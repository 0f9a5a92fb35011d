import type { HarmStat } from '../../crosstab/index.ts';
import type { Metric } from '../../spec/index.ts';
import { harmInterval } from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { countOf, scaleOf } from '../sums.ts';
import { exposedPairs } from './count.ts';
import { logRatio } from './log-ratio.ts';
import {
  type CompareScope,
  type Contrast,
  incomparable,
  type LevelNumbers,
  type MeasureMethods,
  type Pair,
} from './measure.ts';
import { asKind } from './stats-of.ts';

/** Fewer events than this, as if all weighed alike, and one of them decides the sum. */
const fewestEffective = 10;

/**
 * Harm: events by their weights, with the counts beside. One homicide can outweigh hundreds of thefts.
 *
 * Level: Σ weight × events over exposure, with the gamma interval of a weighted sum of Poisson counts. Change: the log ratio
 * to what each area's own baseline leads one to expect, with variance φ × Σ weight² × events over the square of the sum.
 * Weights are fixed, and what is uncertain about them is in no range. Withheld where one offence decides: with fewer than
 * ten events as if all weighed alike, (Σ w)²/Σ w².
 *
 * @see Sherman, Neyroud & Neyroud 2016; Fay & Feuer 1997; Kish 1965 on the number of like events
 */
export function harmMethods(): MeasureMethods {
  return {
    scattering: { family: 'poisson', countOf },
    level: (stat, { metric }) => levelOf(asKind(stat, 'harm'), metric),
    compare,
  };
}

const heaviest = ({ measure }: Metric): number =>
  measure.kind === 'count' || measure.kind === 'rate' ? Math.max(0, ...Object.values(measure.harm?.weights ?? {})) : 0;

function levelOf({ events, exposure, harm, harmSquares }: HarmStat, metric: Metric): LevelNumbers {
  if (exposure === 0) return { status: 'withheld', reason: 'no-exposure' };
  const per = scaleOf(metric.measure, exposure).exposureOf(exposure);
  const { low, high } = harmInterval({ total: harm, variance: harmSquares, heaviest: heaviest(metric) }, confidence);
  return {
    status: 'estimated',
    value: harm / per,
    low: low / per,
    high: high / per,
    n: events,
    events,
    exposure,
    method: 'harm-weighted',
    missing: null,
    effectiveN: null,
  };
}

/** The ratio of harm to what each area's own baseline leads one to expect, with the variance of weighted counts. */
function compare(pairs: readonly Pair[], { metric, scatter }: CompareScope): Contrast {
  const exposed = exposedPairs(pairs);
  if (exposed.length === 0) return incomparable('no-exposure');
  const areas = exposed.map(({ now, before }) => ({ now: asKind(now, 'harm'), before: asKind(before, 'harm') }));
  let [harm, squares, events, exposure] = [0, 0, 0, 0];
  let [expected, variance, earlier, was, wasSquares] = [0, 0, 0, 0, 0];
  for (const { now, before } of areas) {
    const share = now.exposure / before.exposure;
    harm += now.harm;
    squares += now.harmSquares;
    events += now.events;
    exposure += now.exposure;
    expected += before.harm * share;
    variance += before.harmSquares * share ** 2;
    earlier += before.events;
    was += before.harm;
    wasSquares += before.harmSquares;
  }
  const isFew = (total: number, square: number): boolean => total === 0 || total ** 2 / square < fewestEffective;
  if (isFew(harm, squares) || isFew(was, wasSquares)) return incomparable('too-few-events');
  const error = Math.sqrt(scatter.dispersion * (squares / harm ** 2 + variance / expected ** 2));
  const per = scaleOf(metric.measure, exposure).exposureOf(exposure);
  const side = (value: number, n: number) => ({ value: value / per, n, events: n, exposure });
  return {
    compared: {
      ...logRatio({ log: Math.log(harm / expected), error, expected }, scatter),
      method: 'harm-weighted-normal',
    },
    now: side(harm, events),
    before: side(expected, earlier),
  };
}

import type { Stat } from '../../src/crosstab/stat.ts';
import { correct } from '../../src/estimate/corrections.ts';
import { measureMethods } from '../../src/estimate/measures/index.ts';
import type { Scatter } from '../../src/estimate/measures/measure.ts';
import type { Decision, Metric } from '../../src/spec/index.ts';
import { censoredHistogramOf } from '../../src/stats/index.ts';
import { metric } from '../estimate/town.ts';
import type { Draws } from './draws.ts';
import { surveyCell } from './survey-cells.ts';
import type { Cell, Outcome } from './tally.ts';

const windows = { now: { from: '2022-01-01', to: '2022-12-31' }, before: { from: '2021-01-01', to: '2021-12-31' } };

interface Drawn {
  readonly now: Stat;
  readonly before: Stat;
  /** As periods of the baseline would show it; Poisson's without. */
  readonly scatter?: Scatter;
}

function comparedOf(of: Metric, { now, before, scatter = { dispersion: 1, df: 0 } }: Drawn) {
  return measureMethods()(of).compare([{ now, before }], {
    metric: of,
    scatter,
    everyone: () => ({ now, before }),
    windows,
  }).compared;
}

/**
 * Two windows of one measure, compared as the product does.
 *
 * @param drawn  both windows, with an effect planted in the later one
 * @param truth  the change that an effect stands for, on the scale of the comparison
 */
function measureCell(
  id: string,
  about: string,
  {
    of,
    drawn,
    truth,
    planted = [0.8],
  }: {
    readonly of: Metric;
    readonly drawn: (effect: number, draws: Draws) => Drawn;
    readonly truth: (effect: number) => number;
    readonly planted?: readonly number[];
  },
): Cell {
  return {
    id: `${id} ${about}`,
    about: [about],
    planted,
    trial:
      (effect) =>
      (draws): Outcome => {
        const compared = comparedOf(of, drawn(effect, draws));
        if (compared.status === 'withheld') return compared;
        const { low, high } = compared.at(0.95);
        return {
          status: 'estimated',
          alarm: low > truth(1) || high < truth(1),
          covers: low <= truth(effect) && truth(effect) <= high,
          exact: compared.method === 'exact-central' || compared.method === 'quantile-difference',
        };
      },
  };
}

const share = metric({ measure: { kind: 'share', hits: {}, among: {} } as never, kind: 'incidents' });
const ratio = metric({ measure: { kind: 'ratio', per: 1, numerator: {}, denominator: {} } as never });
const quantile = (p: number): Metric => metric({ measure: { kind: 'quantile', p, unit: 'minutes' } as never });

function hits(n: number, p: number, { uniform }: Draws): number {
  let count = 0;
  for (let trial = 0; trial < n; trial += 1) if (uniform() < p) count += 1;
  return count;
}

const shareOf = (n: number, p: number): ReturnType<typeof measureCell> =>
  measureCell('share', `${n / 2} records now, ${n} before, ${100 * p} %: Newcombe’s difference`, {
    of: share,
    drawn: (effect, draws) => ({
      now: { kind: 'share', hits: hits(n / 2, p * effect, draws), n: n / 2, missing: 0 },
      before: { kind: 'share', hits: hits(n, p, draws), n, missing: 0 },
    }),
    truth: (effect) => p * (effect - 1),
  });

const ratioOf = (mean: number): ReturnType<typeof measureCell> =>
  measureCell('ratio', `${mean} events to ${3 * mean}, in each window`, {
    of: ratio,
    drawn: (effect, { poisson }) => ({
      now: { kind: 'ratio', numerator: poisson(mean * effect), denominator: poisson(3 * mean) },
      before: { kind: 'ratio', numerator: poisson(mean), denominator: poisson(3 * mean) },
    }),
    truth: (effect) => effect,
  });

/** Events of a rate whose people grow by a fifth from the window before, of three years, to the one now, of one. */
const rateOf = (mean: number, dispersion: number): ReturnType<typeof measureCell> =>
  measureCell('rate', `${1.2 * mean} events now, ${3 * mean} before, a fifth more people, φ ${dispersion}`, {
    of: metric(),
    drawn: (effect, { count, gamma }) => ({
      now: { kind: 'count', events: count(1.2 * mean * effect, dispersion), exposure: 1.2 * 3_650_000 },
      before: { kind: 'count', events: count(3 * mean, dispersion), exposure: 3 * 3_650_000 },
      // of twelve quarters with their season taken out
      ...(dispersion === 1 ? {} : { scatter: { dispersion: Math.max(1, (dispersion * gamma(4)) / 4), df: 8 } }),
    }),
    truth: (effect) => effect,
  });

function times(n: number, factor: number, { normal }: Draws): Stat {
  const seconds = new Map<number, number>();
  for (let call = 0; call < n; call += 1) {
    const value = Math.round(360 * factor * Math.exp(0.6 * normal()));
    seconds.set(value, (seconds.get(value) ?? 0) + 1);
  }
  const bars = [...seconds].map(([value, count]) => ({ value, n: count, censored: 0 }));
  return { kind: 'durations', bars: censoredHistogramOf(bars), missing: 0 };
}
/** Of the normal distribution; times are log-normal. */
const standard: Readonly<Record<number, number>> = { 0.5: 0, 0.9: 1.2815515655446004 };
const names: Readonly<Record<number, string>> = { 0.5: 'median', 0.9: '90th percentile' };
const quantileOf = (p: number, n: number): ReturnType<typeof measureCell> =>
  measureCell('quantile', `${names[p]} of ${n} calls now, ${2 * n} before`, {
    of: quantile(p),
    drawn: (effect, draws) => ({ now: times(n, effect, draws), before: times(2 * n, 1, draws) }),
    truth: (effect) => 360 * Math.exp(0.6 * (standard[p] ?? 0)) * (effect - 1),
  });

/** Any claim among several metrics, each corrected as its family declares. */
function familyCell(adjust: Decision['adjust'], size: number, mean: number): Cell {
  const about = `${size} counts of ${mean} and ${3 * mean} events, one family, ${adjust}`;
  const of = metric();
  return {
    id: `family ${about}`,
    about: [about],
    planted: [],
    trial:
      () =>
      ({ poisson }): Outcome => {
        const all = Array.from({ length: size }, () =>
          comparedOf(of, {
            now: { kind: 'count', events: poisson(mean), exposure: 365_000 },
            before: { kind: 'count', events: poisson(3 * mean), exposure: 1_095_000 },
          }),
        );
        const tested = all.flatMap((one) => (one.status === 'comparable' ? [one] : []));
        const { level } = correct(
          tested.map(({ p }) => p),
          { adjust, alpha: 0.05 },
        );
        const alarm = tested.some(({ at }) => at(level).low > 1 || at(level).high < 1);
        return { status: 'estimated', alarm, covers: null, exact: true };
      },
  };
}

export const measureCells: readonly Cell[] = [
  shareOf(800, 0.3),
  shareOf(60, 0.2),
  shareOf(400, 0.04),
  ratioOf(100),
  ratioOf(12),
  rateOf(8, 1),
  rateOf(60, 1),
  rateOf(60, 2),
  quantileOf(0.9, 100),
  quantileOf(0.9, 40),
  quantileOf(0.9, 1000),
  quantileOf(0.5, 40),
  quantileOf(0.5, 400),
  surveyCell('share', { blocks: 40, people: 15, chance: 0.5 }, [0.8]),
  surveyCell('share', { blocks: 12, people: 8, chance: 0.5 }, [0.8]),
  surveyCell('share', { blocks: 12, people: 8, chance: 0.2 }, [0.8]),
  surveyCell('share', { blocks: 60, people: 1, chance: 0.3 }, [0.8]),
  surveyCell('mean', { blocks: 40, people: 15, chance: 0.5 }, [0.8]),
  surveyCell('mean', { blocks: 8, people: 8, chance: 0.5 }, [0.8]),
  familyCell('benjamini-hochberg', 6, 40),
  familyCell('holm', 6, 40),
  familyCell('holm', 12, 8),
];

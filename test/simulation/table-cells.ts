import { directionOf } from '../../src/interpret/movement.ts';
import type { Finding } from '../../src/spec/index.ts';
import { metric } from '../estimate/town.ts';
import { coalitionColumns } from './about-coalition.ts';
import { designCell } from './design-cells.ts';
import { findingsOf, townOf } from './report-cells.ts';
import type { Cell, Outcome } from './tally.ts';

const lasting = { sd: 0.2, rho: 0.5 };
const planted = [0.8];

/** Every design at its default, in coalitions that it is for, and in some where it must refuse or take a small form. */
export const designCells: readonly Cell[] = [
  designCell('staggered-adoption', { cohorts: 5 }, planted),
  designCell('staggered-adoption', { cohorts: 5, own: lasting }, planted),
  designCell('staggered-adoption', { areas: 80, program: 28, cohorts: 8 }, planted),
  designCell('staggered-adoption', { areas: 12, program: 5, cohorts: 3, own: lasting }, planted),
  designCell('staggered-adoption', { areas: 12, program: 3, cohorts: 3 }, []),
  designCell('staggered-adoption', { cohorts: 5, mean: 3, dispersion: 1.5 }, planted),
  designCell('difference-in-differences', {}, planted),
  designCell('difference-in-differences', { own: lasting }, planted),
  designCell('difference-in-differences', { areas: 12, program: 3 }, []),
  designCell('difference-in-differences', { areas: 5, program: 2 }, []),
  designCell('weighted-displacement-difference', { areas: 12, program: 6, spread: 0.2 }, planted),
  designCell('interrupted-series', { areas: 6, program: 6, city: { sd: 0, rho: 0 } }, planted),
  designCell('interrupted-series', { areas: 6, program: 6 }, planted),
  designCell('before-after', { areas: 6, program: 6, city: { sd: 0, rho: 0 }, trend: 0, season: 0 }, planted),
];
export const designTableColumns = coalitionColumns;

const threeMetrics = ['one', 'two', 'three'].map((id) => metric({ id, title: id }));
const headline = (findings: readonly Finding[]): readonly Finding[] => findings.filter(({ area }) => area === '*');

/** A verdict of the whole report: any claim of movement among the headline numbers of one family. */
function reportCell(made: { readonly mean: number; readonly dispersion: number; readonly before: number }): Cell {
  const town = townOf(
    {
      areas: 8,
      program: 4,
      cohorts: 1,
      after: 12,
      spread: 0.4,
      own: { sd: 0, rho: 0 },
      city: { sd: 0, rho: 0 },
      season: 0.2,
      trend: 0,
      ...made,
    },
    {
      metrics: threeMetrics.map((one) => ({ ...one, baseline: { kind: 'before-launch', years: 3, reason: 'x' } })),
      windows: { current: 'last-4-quarters', also: [] },
    },
  );
  const about = ['8', '4', `${made.before} + 12 months`, `${made.mean}`, `${made.dispersion}`, '3 metrics, one family'];
  return {
    id: `report ${about.join(' ')}`,
    about,
    planted: [],
    trial:
      (effect) =>
      (draws): Outcome => {
        const found = headline(findingsOf(town, effect, draws));
        const primary = found.flatMap(({ changes }) =>
          changes.baseline.status === 'estimated' ? [changes.baseline] : [],
        );
        if (primary.length === 0) return { status: 'withheld', reason: 'no-baseline' };
        const alarm = primary.some((change) => directionOf(change) !== 'unclear');
        return { status: 'estimated', alarm, covers: null, exact: false };
      },
  };
}

export const reportCells: readonly Cell[] = [
  reportCell({ mean: 2, dispersion: 1, before: 36 }),
  reportCell({ mean: 10, dispersion: 2, before: 36 }),
];
export const reportColumns = ['areas', 'programme', 'months', 'mean', 'φ', 'report'] as const;

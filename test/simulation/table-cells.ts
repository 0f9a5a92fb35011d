import { directionOf } from '../../src/interpret/movement.ts';
import type { Finding } from '../../src/spec/index.ts';
import { metric } from '../estimate/town.ts';
import { coalitionColumns } from './about-coalition.ts';
import { designCell, placeboCell } from './design-cells.ts';
import { looksCell } from './looks-cells.ts';
import { movementCell } from './movement-cells.ts';
import { findingsOf, townOf } from './report-cells.ts';
import { shareCell } from './share-cells.ts';
import type { Cell, Outcome } from './tally.ts';
import { verdictCell } from './verdict-cells.ts';

const lasting = { sd: 0.2, rho: 0.5 };
/** Shocks of all areas that last from month to month, or for most of a year. */
const month = { sd: 0.1, rho: 0.8 };
const strong = { sd: 0.2, rho: 0.8 };
const calm = { sd: 0, rho: 0 };
const planted = [0.8];
/** Programme areas without any to compare them with; areas of like level, one half of them of the programme. */
const alone = { areas: 6, program: 6 } as const;
const single = { areas: 1, program: 1, spread: 0 } as const;
const even = { areas: 12, program: 6, spread: 0.2 } as const;
const byMonths = (before: number, after: number) => ({ grain: 'month', before, after, mean: 7 }) as const;

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
  designCell('difference-in-differences', { program: 15, cohorts: 1, areas: 40, own: lasting }, [0.6]),
  designCell('staggered-adoption', { areas: 5, program: 2, cohorts: 2 }, []),
  designCell('synthetic-control', { areas: 12, program: 1 }, []),
  designCell('synthetic-control', { areas: 5, program: 1 }, []),
  designCell('synthetic-control', { areas: 40, program: 1 }, planted),
  designCell('synthetic-control', { areas: 40, program: 3 }, planted),
  designCell('weighted-displacement-difference', { ...even, own: lasting, trend: 0 }, planted),
  designCell('weighted-displacement-difference', { ...even, own: strong, trend: 0 }, planted),
  designCell('interrupted-series', { ...alone, city: calm }, planted),
  designCell('interrupted-series', alone, planted),
  designCell('interrupted-series', { ...alone, city: strong }, planted),
  designCell('interrupted-series', { ...alone, before: 8, after: 4 }, planted),
  designCell('interrupted-series', { ...alone, before: 28, after: 12, city: month }, planted),
  designCell('interrupted-series', { ...alone, ...byMonths(24, 12), city: month }, planted),
  designCell('interrupted-series', { ...alone, ...byMonths(36, 12), city: calm }, planted),
  designCell('interrupted-series', { ...alone, ...byMonths(36, 12), city: month }, planted),
  designCell('interrupted-series', { ...alone, ...byMonths(60, 24), city: month }, planted),
  designCell('interrupted-series', { ...alone, ...byMonths(60, 24), city: strong }, planted),
  designCell('interrupted-series', { ...alone, ...byMonths(84, 36), city: month }, planted),
  designCell('interrupted-series', { areas: 5, program: 2, own: lasting }, planted),
  designCell('interrupted-series', { ...single, mean: 100, city: calm }, planted),
  designCell('interrupted-series', { ...single, mean: 100, city: strong }, planted),
  designCell('interrupted-series', { ...single, ...byMonths(36, 12), mean: 40, city: month }, planted),
  designCell('before-after', { ...alone, city: calm, trend: 0, season: 0 }, planted),
  designCell('before-after', { ...alone, trend: 0 }, planted),
  designCell('before-after', { ...alone, city: month, trend: 0 }, planted),
  designCell('before-after', { ...alone, ...byMonths(36, 12), city: month, trend: 0 }, planted),
  designCell('before-after', { ...alone, ...byMonths(60, 24), city: strong, trend: 0 }, planted),
  designCell(
    'before-after',
    { areas: 5, program: 5, cohorts: 3, ...byMonths(36, 24), mean: 3, city: calm, trend: 0 },
    planted,
  ),
];
export const designTableColumns = coalitionColumns;

/** Designs that shares can have, at their default. */
export const shareCells: readonly Cell[] = [
  shareCell('staggered-adoption', { areas: 24, program: 8, cohorts: 4 }, planted),
  shareCell('difference-in-differences', { areas: 24, program: 8 }, planted),
  shareCell('difference-in-differences', { areas: 14, program: 3 }, planted),
  shareCell('synthetic-control', { areas: 30, program: 1, before: 36 }, planted),
  shareCell('interrupted-series', { areas: 4, program: 4 }, planted),
  shareCell('interrupted-series', { areas: 6, program: 2 }, planted),
  shareCell('before-after', { areas: 4, program: 4 }, planted),
];

/** What a launch pretended eight periods early finds: it is called failed where it finds something. */
export const placeboCells: readonly Cell[] = [
  placeboCell('staggered-adoption', { cohorts: 5 }),
  placeboCell('difference-in-differences', { own: lasting }),
  placeboCell('synthetic-control', { areas: 40, program: 1 }),
  placeboCell('interrupted-series', alone),
  placeboCell('interrupted-series', { ...alone, ...byMonths(36, 12), city: month }),
];

/** Verdicts on movement: small and large, with and without shocks that last, whole years and single quarters. */
export const movementCells: readonly Cell[] = [
  movementCell({ city: calm }, { planted }),
  movementCell({ city: calm, before: 60 }, { planted, years: 5 }),
  movementCell({ city: calm, mean: 0.5, dispersion: 1 }, { planted }),
  movementCell({ city: calm, areas: 5, program: 1 }, { planted }),
  movementCell({}, { planted: [0.6] }),
  movementCell({ city: month }, { planted }),
  movementCell({ city: strong }, { planted }),
  movementCell({ city: strong, before: 24 }, { planted, years: 2 }),
  movementCell({ city: calm, before: 12 }, { planted, years: 1 }),
  movementCell({ city: month, before: 12 }, { planted, years: 1 }),
  movementCell({ city: strong, before: 12 }, { planted, years: 1 }),
  movementCell({ city: strong, before: 12, ...single, mean: 40 }, { planted, years: 1 }),
  movementCell({ city: month, before: 18 }, { planted, years: 2, current: 'last-quarter' }),
  movementCell({ city: month, before: 12 }, { planted, years: 1, current: 'last-quarter' }),
  movementCell({ city: month }, { planted, current: 'last-quarter' }),
  movementCell({ city: month, cohorts: 3, after: 24 }, { planted }),
  movementCell({ city: calm, before: 24 }, { planted, years: 2 }),
  movementCell({ city: calm, before: 24, after: 24 }, { planted, years: 2 }),
  // long after a short baseline, shocks that last are hardest to tell
  movementCell({ city: strong, before: 24, after: 36 }, { planted, years: 2 }),
  movementCell({ city: strong, before: 24, after: 36, ...single, mean: 40 }, { planted, years: 2 }),
  movementCell({ city: strong, cohorts: 3, before: 24, after: 24 }, { planted, years: 2 }),
  movementCell({ city: strong, cohorts: 3, before: 24, after: 36 }, { planted, years: 2 }),
  // the first areas have a year and a half before they began, and the last ones two years
  movementCell({ city: strong, cohorts: 3, before: 18, after: 36 }, { planted, years: 2 }),
  movementCell({ city: calm, cohorts: 3, before: 18, after: 36 }, { planted, years: 2 }),
  movementCell({ city: calm, cohorts: 3, before: 12, after: 24 }, { planted, years: 1 }),
  movementCell({ city: strong, cohorts: 3, before: 12, after: 24 }, { planted, years: 1 }),
  ...[4, 8, 12].map((looks) => looksCell(looks, { city: month })),
];
export const movementColumns = [...coalitionColumns, 'window'] as const;

export { measureCells } from './measure-cells.ts';

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
  verdictCell({ areas: 20, program: 8 }),
  verdictCell({ areas: 20, program: 8, own: lasting }),
  verdictCell({ areas: 6, program: 6, before: 48 }),
];
export const reportColumns = ['areas', 'programme', 'months', 'mean', 'φ', 'report'] as const;

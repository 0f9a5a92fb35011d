import { type Design, type DesignTerms, preLaunch } from '../../src/estimate/designs/index.ts';
import { placeboOf } from '../../src/estimate/designs/placebo.ts';
import { rungs } from '../../src/estimate/designs/rungs.ts';
import type { DesignId } from '../../src/spec/index.ts';
import { aboutCoalition } from './about-coalition.ts';
import { type Coalition, frameOf, historyOf, usual } from './coalition.ts';
import type { Cell, Trial } from './tally.ts';

export const terms: DesignTerms = {
  better: 'lower',
  alpha: 0.05,
  level: { exposure: 1, unit: 'area and period' },
  smallestWorthwhile: 0.8,
  countsEvents: true,
  levels: null,
  seed: 1,
};

/** Methods whose coverage is at least their level by construction. */
const exactMethods: readonly string[] = ['exact-central', 'randomisation', 'placebo-ranks'];

export function designCell(id: DesignId, changes: Partial<Coalition>, planted: readonly number[]): Cell {
  const made: Coalition = { ...usual, ...changes };
  const about = aboutCoalition(made);
  return {
    id: `${id} ${about.join(' ')}`,
    about,
    planted,
    trial: (effect) => designTrial(id, made, effect),
  };
}

export function rungOf(id: DesignId): Design {
  const design = rungs.find((rung) => rung.id === id);
  if (!design) throw new Error(`${id} is not a rung`);
  return design;
}

function designTrial(id: DesignId, made: Coalition, effect: number): Trial {
  const design = rungOf(id);
  const frame = frameOf(made);
  return (draws) => {
    const { panel, untouched } = historyOf(frame, effect, draws);
    return outcomeOf(design, panel, { terms, difference: (effect - 1) * untouched, ratio: effect });
  };
}

interface Asked {
  readonly terms: DesignTerms;
  /** What was planted, on either scale. */
  readonly difference: number;
  readonly ratio: number;
}

export function outcomeOf(
  design: Design,
  panel: Parameters<Design['estimate']>[0],
  { terms: asked, difference, ratio }: Asked,
): ReturnType<Trial> {
  const refusal = design.refuse(preLaunch(panel), asked);
  if (refusal !== null) return { status: 'refused', reason: refusal.reason };
  const outcome = design.estimate(panel, asked);
  if (outcome.status === 'withheld') return outcome;
  const { scale, at, inference } = outcome.effect;
  const { low, high } = at(0.95);
  const [nothing, truth] = scale === 'ratio' ? [1, ratio] : [0, difference];
  return {
    status: 'estimated',
    alarm: low > nothing || high < nothing,
    covers: low <= truth && truth <= high,
    exact: exactMethods.includes(inference),
  };
}

/** A launch pretended eight periods early, on the time before the launch: it should find nothing. */
export function placeboCell(id: DesignId, changes: Partial<Coalition>): Cell {
  const made: Coalition = { ...usual, ...changes };
  const design = rungOf(id);
  const frame = frameOf(made);
  const about = aboutCoalition(made);
  return {
    id: `${id} pretended ${about.join(' ')}`,
    about,
    planted: [],
    trial: (effect) => (draws) => {
      const { panel } = historyOf(frame, effect, draws);
      const refusal = design.refuse(preLaunch(panel), terms);
      if (refusal !== null) return { status: 'refused', reason: refusal.reason };
      const placebo = placeboOf(design, panel, terms);
      if (placebo.status === 'withheld') return placebo;
      return { status: 'estimated', alarm: placebo.verdict === 'failed', covers: null, exact: true };
    },
  };
}

import { cellState, type DesignPanel, type DesignTerms } from '../../src/estimate/designs/index.ts';
import type { DesignId } from '../../src/spec/index.ts';
import { type Coalition, type Frame, frameOf, shocks, usual } from './coalition.ts';
import { outcomeOf, rungOf, terms } from './design-cells.ts';
import type { Draws } from './draws.ts';
import type { Cell } from './tally.ts';

/** Shares of areas are drawn around this; shocks are in the same unit, and what is planted is a part of it. */
const middle = 0.3;
const shares: Partial<Coalition> = {
  mean: 60,
  spread: 0.4,
  dispersion: 1,
  season: 0.05,
  trend: 0,
  own: { sd: 0.02, rho: 0.3 },
  city: { sd: 0.02, rho: 0.5 },
};
const shareTerms: DesignTerms = {
  ...terms,
  better: 'higher',
  countsEvents: false,
  levels: { unit: 1, areHits: true },
  level: { exposure: 1, unit: '' },
};

/** A design on shares: records of which some did, with a level of each area, a season and shocks that last. */
export function shareCell(id: DesignId, changes: Partial<Coalition>, planted: readonly number[]): Cell {
  const made: Coalition = { ...usual, ...shares, ...changes };
  const { areas, program, cohorts, before, after, grain, mean, own, city } = made;
  const launches = `${cohorts} launch${cohorts === 1 ? '' : 'es'}`;
  const size = `${areas} areas, ${program} of the programme, ${launches}, ${before} + ${after} ${grain}s`;
  const about = `${size}; shares of ${mean} records around ${100 * middle} %, shocks of ${100 * own.sd} and ${100 * city.sd} points`;
  const design = rungOf(id);
  const frame = frameOf(made);
  return {
    id: `${id} shares ${about}`,
    about: [about],
    planted,
    trial: (effect) => (draws) => {
      const difference = (effect - 1) * middle;
      return outcomeOf(design, sharesOf(frame, difference, draws), { terms: shareTerms, difference, ratio: effect });
    },
  };
}

function sharesOf({ made, panel }: Frame, difference: number, draws: Draws): DesignPanel {
  const { length } = panel.periods;
  const [events, exposure] = [new Float64Array(panel.state.length), new Float64Array(panel.state.length)];
  const city = shocks(made.city, length, draws);
  for (let row = 0; row < made.areas; row += 1) {
    const records = Math.max(1, Math.round(made.mean * Math.exp(made.spread * draws.normal())));
    const level = middle + 0.3 * (draws.uniform() - 0.5);
    const own = shocks(made.own, length, draws);
    for (let column = 0; column < length; column += 1) {
      const at = row * length + column;
      const season = made.season * Math.sin((Math.PI * (column + 0.5)) / 2);
      const planted = panel.state[at] === cellState.treated ? difference : 0;
      const chance = level + season + (own[column] ?? 0) + (city[column] ?? 0) + planted;
      exposure[at] = records;
      for (let record = 0; record < records; record += 1)
        if (draws.uniform() < chance) events[at] = (events[at] ?? 0) + 1;
    }
  }
  return { ...panel, events, exposure };
}

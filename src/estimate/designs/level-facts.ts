import { cellState, type DesignPanel, type LevelFacts, type LevelTerms } from './design.ts';
import { rowsOf } from './pre-launch.ts';

/**
 * What the treated cells of which something is expected rest on, all together and by area.
 *
 * @param expectedIn  by cell; NaN where nothing is expected
 */
export function factsOfLevel(panel: DesignPanel, levels: LevelTerms, expectedIn: Float64Array): LevelFacts {
  const { length } = panel.periods;
  const hasComparison = rowsOf(panel, 'comparison').length > 0;
  let [hits, records, smallestPart, moved] = [0, 0, Infinity, 0];
  for (const row of rowsOf(panel, 'program')) {
    let [own, sum, before, beforeSum, expected] = [0, 0, 0, 0, 0];
    for (let at = row * length; at < (row + 1) * length; at += 1) {
      const [weight, amount] = [panel.exposure[at] as number, panel.events[at] as number];
      const fitted = expectedIn[at] as number;
      if (weight === 0 || Number.isNaN(fitted)) continue;
      const isTreated = panel.state[at] === cellState.treated;
      own += isTreated ? weight : 0;
      sum += isTreated ? amount : 0;
      expected += isTreated ? weight * fitted : 0;
      before += isTreated ? 0 : weight;
      beforeSum += isTreated ? 0 : amount;
    }
    if (own === 0) continue;
    hits += sum;
    records += own;
    moved += expected - (own * beforeSum) / before / levels.unit;
    smallestPart = Math.min(smallestPart, ...partsOf(own, sum, levels));
  }
  return {
    records,
    hits: levels.areHits ? hits : null,
    smallestPart: finite(smallestPart),
    smallestInPeriod: smallestInPeriod(panel, levels),
    comparisonMoved: hasComparison ? moved / records : null,
  };
}

/** Those that did and those that did not, where there are any: none at all gives nobody away. Of means, the records. */
const partsOf = (records: number, sum: number, { areHits }: LevelTerms): readonly number[] =>
  (areHits ? [sum, records - sum] : [records]).filter((count) => count > 0);

/** Infinity where there is no part at all. */
const finite = (least: number): number => (Number.isFinite(least) ? least : 0);

/** Over all programme areas together: what a chart by period tells. */
function smallestInPeriod(panel: DesignPanel, levels: LevelTerms): number {
  const rows = rowsOf(panel, 'program');
  const least = panel.periods.map((_, column) => {
    let [records, sum] = [0, 0];
    for (const row of rows) {
      const at = row * panel.periods.length + column;
      if (panel.state[at] === cellState.leftOut) continue;
      records += panel.exposure[at] as number;
      sum += panel.events[at] as number;
    }
    return Math.min(Infinity, ...partsOf(records, sum, levels));
  });
  return finite(Math.min(Infinity, ...least));
}

import type { UnitSeries } from '../../stats/index.ts';
import { cellAt, cellState, type DesignPanel, type LevelTerms } from './design.ts';
import { type DonorSeries, donorSeries } from './donor-series.ts';

/** One area's share or mean, period by period in the unit that is shown, with the records that it rests on. */
export interface LevelUnit extends UnitSeries {
  readonly records: readonly number[];
}

/** Programme and comparison areas as series of levels, over the periods in which all of them have records. */
export interface LevelDonors extends Pick<DonorSeries, 'prePeriods' | 'periods' | 'smallest' | 'leftOut'> {
  readonly program: readonly LevelUnit[];
  readonly donors: readonly LevelUnit[];
}

/**
 * The panel as series of levels. A comparison area without records in one of the periods is no donor, and a period in
 * which a programme area has none takes no part.
 *
 * @returns null without a period on either side, or with fewer than two donors
 */
export function levelDonors(panel: DesignPanel, levels: LevelTerms): LevelDonors | null {
  const state = panel.state.map((own, at) => ((panel.exposure[at] as number) > 0 ? own : cellState.leftOut));
  const series = donorSeries({ ...panel, state });
  if (series === null) return null;
  const rowOf = new Map(panel.areas.map(({ area }, row) => [area, row]));
  const cellsOf = (area: string): readonly number[] =>
    series.periods.map((column) => cellAt(panel, rowOf.get(area) ?? 0, column));
  const levelOf = ({ unit: area }: UnitSeries): LevelUnit => {
    const cells = cellsOf(area);
    const records = cells.map((at) => panel.exposure[at] as number);
    const values = cells.map((at, place) => (panel.events[at] as number) / (records[place] as number) / levels.unit);
    return { unit: area, values, records };
  };
  const parts = series.donors.flatMap(({ unit: area }) =>
    cellsOf(area).flatMap((at) => partsOf(panel.exposure[at] as number, panel.events[at] as number, levels)),
  );
  const { prePeriods, periods, leftOut } = series;
  return {
    program: series.program.map(levelOf),
    donors: series.donors.map(levelOf),
    prePeriods,
    periods,
    smallest: parts.length === 0 ? null : parts.reduce((least, one) => Math.min(least, one)),
    leftOut,
  };
}

/** Those that did and those that did not, where there are any; of means, the records. */
const partsOf = (records: number, sum: number, { areHits }: LevelTerms): readonly number[] =>
  (areHits ? [sum, records - sum] : [records]).filter((count) => count > 0).map(Math.round);

/** Several areas as one: their value over all their records. */
export function pooledUnit(members: readonly LevelUnit[], name: string): LevelUnit {
  const places = [...(members[0]?.values ?? []).keys()];
  const records = places.map((place) => members.reduce((sum, one) => sum + (one.records[place] as number), 0));
  const values = places.map(
    (place) =>
      members.reduce((sum, one) => sum + (one.values[place] as number) * (one.records[place] as number), 0) /
      (records[place] as number),
  );
  return { unit: name, values, records };
}

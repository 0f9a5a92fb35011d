import type { EstimatedEffect } from '../../spec/index.ts';
import { type DonorPanel, type SyntheticControl, syntheticControl } from '../../stats/index.ts';
import type { DonorSeries } from './donor-series.ts';

type PlaceboGaps = NonNullable<EstimatedEffect['placeboGaps']>;

interface Drawn {
  readonly series: Pick<DonorSeries, 'periods' | 'smallest'>;
  /** Periods of the panel, those that take no part included. */
  readonly columns: number;
}

/**
 * The gap of programme areas, and of each donor in their place against the other donors, for a chart: where the real one
 * does not stand out, chance makes such gaps. Each is divided by its own misfit before the launch, as in the ranks that
 * p comes from; one without any misfit has no such unit, and is left out.
 *
 * @see Abadie, Diamond & Hainmueller 2010, JASA 105, figures 4 to 8
 */
export function placeboGaps(together: DonorPanel, { series, columns }: Drawn): PlaceboGaps {
  const placeOf = new Map(series.periods.map((column, place) => [column, place]));
  const inUnits = ({ gaps, preRmspe }: SyntheticControl): readonly (number | null)[] | null =>
    preRmspe === 0
      ? null
      : Array.from({ length: columns }, (_, column) => {
          const gap = gaps[placeOf.get(column) ?? -1];
          return gap === undefined ? null : Number((gap / preRmspe).toPrecision(4));
        });
  const { donors, prePeriods } = together;
  const others = donors.flatMap((donor) => {
    const rest = donors.filter((other) => other !== donor);
    return rest.length < 2 ? [] : [inUnits(syntheticControl({ treated: donor, donors: rest, prePeriods }))];
  });
  return {
    program: [...(inUnits(syntheticControl(together)) ?? [])],
    others: others.flatMap((gaps) => (gaps === null ? [] : [[...gaps]])),
    smallest: series.smallest,
  };
}

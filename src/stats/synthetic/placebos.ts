import { type DonorPanel, requireDonorPanel, type UnitSeries } from './donor-panel.ts';
import { type SyntheticControl, syntheticControl } from './synthetic-control.ts';

/** One area, fitted as if the programme had been there. */
export type PlaceboFit = Pick<SyntheticControl, 'att' | 'preRmspe' | 'postRmspe' | 'ratio'> & { readonly unit: string };

/** Where the programme area stands among areas that had no programme. */
export type PlaceboRanks = {
  /** Every area that has a ratio, the largest first; areas of equal ratio in the order of the panel. */
  readonly fits: readonly PlaceboFit[];
  /** Areas without a gap either before or after the launch, such as those where nothing ever happens: not ranked. */
  readonly unranked: readonly string[];
  /** How many areas have a ratio at least as large as the programme area's, itself among them. */
  readonly rank: number | null;
  /** Areas that are ranked. */
  readonly n: number;
  /** rank / n, which cannot be less than 1 / n; null when the programme area has no ratio. */
  readonly p: number | null;
};

/**
 * Placebos in space: each donor is treated as if it had the programme, and the gap ratios are ranked.
 *
 * The programme area joins the donors of each placebo (as Abadie, Diamond & Hainmueller did with California). p is the
 * share of areas whose gap grew as much as the programme area's: exact if the programme could have been anywhere.
 *
 * @param panel   as for `syntheticControl`, two donors or more
 * @param method  how each area is fitted; `syntheticControl` unless given
 * @returns the ratios in order, the programme area's rank and p
 * @throws {RangeError} as `syntheticControl`, and when there is only one donor
 * @see Abadie, Diamond & Hainmueller 2010, section 3.4
 * @example placebosInSpace({ treated: { unit: 't', values: [3, 5, 9] }, donors: [{ unit: 'a', values: [2, 5, 6] }, { unit: 'b', values: [6, 8, 7] }], prePeriods: 2 }).p // => 0.3333333333
 */
export function placebosInSpace(panel: DonorPanel, method = syntheticControl): PlaceboRanks {
  requireDonorPanel(panel);
  const { treated, donors } = panel;
  if (donors.length < 2) throw new RangeError('donors: must be two or more for placebos (got 1)');
  const all = [treated, ...donors];
  const results = all.map((unit) => placeboFit({ ...panel, treated: unit, donors: without(all, unit) }, method));
  const own = results[0]?.ratio ?? null;
  const fits = results.filter(({ ratio }) => ratio !== null).sort((a, b) => descending(a.ratio, b.ratio));
  const unranked = results.filter(({ ratio }) => ratio === null).map(({ unit }) => unit);
  // ratios that are equal but for rounding are equal
  const rank = own === null ? null : fits.filter(({ ratio }) => (ratio ?? 0) >= own * (1 - 1e-9)).length;
  return { fits, unranked, rank, n: fits.length, p: rank === null ? null : rank / fits.length };
}

/**
 * The effect again without each donor that the synthetic control uses: does it hang on one of them?
 *
 * @param panel  as for `syntheticControl`
 * @returns a fit for each donor with a weight, in the order of the panel, named for the donor left out; empty when
 *          there is only one donor
 * @throws {RangeError} as `syntheticControl`
 * @see Abadie, Diamond & Hainmueller 2015
 * @example leaveOneDonorOut({ treated: { unit: 't', values: [3, 5, 9] }, donors: [{ unit: 'a', values: [2, 5, 6] }, { unit: 'b', values: [6, 8, 7] }], prePeriods: 2 }).map(({ unit, att }) => [unit, att]) // => [['a', 2], ['b', 3]]
 */
export function leaveOneDonorOut(panel: DonorPanel): readonly PlaceboFit[] {
  const { weights } = syntheticControl(panel);
  if (panel.donors.length < 2) return [];
  return panel.donors
    .filter((_, index) => (weights[index]?.weight ?? 0) > 0)
    .map((donor) => ({
      ...placeboFit({ ...panel, donors: without(panel.donors, donor) }, syntheticControl),
      unit: donor.unit,
    }));
}

function placeboFit(panel: DonorPanel, method: (panel: DonorPanel) => SyntheticControl): PlaceboFit {
  const { att, preRmspe, postRmspe, ratio } = method(panel);
  return { unit: panel.treated.unit, att, preRmspe, postRmspe, ratio };
}

function without(units: readonly UnitSeries[], one: UnitSeries): readonly UnitSeries[] {
  return units.filter(({ unit }) => unit !== one.unit);
}

/** Infinities are equal to one another: their difference is not a number. */
function descending(left: number | null, right: number | null): number {
  if (left === right) return 0;
  return (right ?? 0) > (left ?? 0) ? 1 : -1;
}

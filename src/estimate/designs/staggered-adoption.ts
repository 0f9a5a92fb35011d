import type { Design, DesignOutcome } from './design.ts';
import { factsOf } from './facts.ts';
import { firstBroken } from './gates.ts';
import { type Imputation, imputation, imputedParts, jackknifeInterval } from './imputation.ts';
import { levelEffect } from './level-effect.ts';
import { redrawn } from './redrawn-launches.ts';

/**
 * Staggered adoption by Poisson imputation: the events of treated cells over those that a two-way Poisson model of the
 * untreated cells expects there.
 *
 * Model: log E[y] = log exposure + αᵢ + γₜ, fitted to comparison areas and to programme areas before their launch, so that
 * no treated area ever serves as comparison; season and whatever else is common to all areas is in the period effects.
 *
 * Estimand: θ = log(Σ y / Σ expected) over all treated cells, the effect on the treated as it was, by whatever it did in
 * each area and year; places and years with many events weigh more.
 *
 * Inference: exp(θ ± t × jackknife standard error) with t on the areas of the smaller arm − 1, the standard error from
 * leaving each area out in turn within its arm. It needs no seed, and holds for any scatter and serial correlation within
 * areas. With fewer than 5 treated or 7 comparison areas that t misses too often, and launches are drawn anew instead.
 *
 * It assumes parallel ratios (programme areas would have followed the comparison areas, each from its own level), that
 * nothing changed before the launch but what was declared as anticipation, and that comparison areas are untouched. It is
 * refused without two launches, comparison areas of like level among them, or a p that could reach alpha (see `gates`).
 *
 * Shares and means have a linear form of it (see `levelEffect`).
 *
 * @see Borusyak, Jaravel & Spiess 2024, Review of Economic Studies 91; Wooldridge 2023, Econometrics Journal 26
 */
export const staggeredAdoption: Design = {
  id: 'staggered-adoption',
  refuse: (panel, terms) => firstBroken('staggered-adoption', factsOf(panel), terms),
  estimate: (panel, terms) => {
    if (terms.levels !== null) return levelEffect(panel, terms, terms.levels);
    const made = imputation(panel);
    return jackknifed(made) ?? redrawn(made, terms);
  },
};

/** An imputed effect by leaving areas out in turn; null where too few areas stand behind it, or no event did happen. */
export function jackknifed(made: Imputation): DesignOutcome | null {
  const { ratio, inference } = made.effects.overall;
  if (ratio === null) return { status: 'withheld', reason: 'not-estimable' };
  if (inference.status === 'withheld') {
    const isFew = /^few-|^nothing-observed$/.test(inference.reason);
    return isFew ? null : { status: 'withheld', reason: 'not-estimable' };
  }
  const at = jackknifeInterval(made.effects.overall);
  if (at === null) return null;
  const { standardError, df, p } = inference;
  const found = { estimate: ratio, p, at, inference: 'jackknife-t', df, standardError, smallestP: null } as const;
  return { status: 'estimated', effect: { ...found, ...imputedParts(made) } };
}

/** How areas scatter about what moves all of them: what their sum would scatter if they shared nothing. */
export interface OwnScatter {
  /** Variance over that of Poisson counts. */
  readonly dispersion: number;
  /** Correlation of neighbouring periods, from −0.5: by chance it is below 0 as often as above. */
  readonly persistence: number;
  /** 0 where there is one area alone, of which nothing is known but that it counts. */
  readonly df: number;
}

/** Of anything that is made of the errors, such as a coefficient. */
export interface ErrorVariance {
  readonly variance: number;
  readonly df: number;
}

export interface SharedErrors {
  /** ρ of what is shared, as it looks; 0 where nothing is. What is asked for is worked out with more, for caution. */
  readonly persistence: number;
  /** How much of an error's variance is shared, from 0 to 1. */
  readonly share: number;
  /** @param unit  variance of what is asked for where errors have variance 1 and the correlation ρ^distance */
  readonly varianceOf: (unit: (rho: number) => number) => ErrorVariance;
}

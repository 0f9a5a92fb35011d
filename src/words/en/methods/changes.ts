import type { MethodNote } from './note.ts';

/** How levels and changes are computed. */
export const changeNotes = [
  {
    id: 'the-likely-range-of-a-count-or-a-rate',
    keys: ['garwood', 'quasi-poisson'],
    name: 'The likely range of a count or a rate',
    idea: 'The range of true levels that would not make the count a surprise.',
    formula:
      'Low = half the α/2 quantile of chi-square with 2x degrees of freedom, divided by t (0 where x is 0). High = half the 1 − α/2 quantile with 2x + 2 degrees of freedom, divided by t.',
    reference: 'Garwood (1936), Biometrika 28. As R poisson.test.',
  },
  {
    id: 'change-between-two-windows',
    keys: ['exact-central', 'before-after', 'conditional-binomial', 'log-ratio-normal'],
    name: 'Change between two windows',
    idea: 'The ratio of two rates. Given the sum of both counts, the count now is binomial, so its exact interval gives that of the ratio. The p-value is central: twice the smaller tail, so that it agrees with the interval.',
    formula:
      'Ratio = (x now ÷ t now) ÷ (x before ÷ t before); interval from Clopper and Pearson limits of the share x now ÷ (x now + x before).',
    reference:
      'Przyborowski & Wilenski (1940), Biometrika 31; Fay (2010), R Journal 2(1), package exactci with tsmethod = "central".',
  },
  {
    id: 'more-spread-than-chance',
    keys: ['quasi-poisson-t'],
    name: 'More spread than chance',
    idea: 'Crime comes in bursts. Where counts in the baseline vary more than chance would have it, the interval is widened by that much and uses the t distribution.',
    formula:
      'Dispersion φ = the larger of 1 and Pearson chi-square ÷ degrees of freedom, over the sums of all areas in the baseline’s quarters, times how much more the sum of a window varies where what a quarter is off by lasts into the next. Log ratio ± t × √(φ × (1 ÷ x now + 1 ÷ x before)). Exact limits are used where φ is 1 or fewer than 20 events were counted.',
    reference: 'McCullagh & Nelder (1989), Generalized Linear Models, chapter 6.',
  },
  {
    id: 'the-expected-range-of-one-period',
    keys: [],
    name: 'The expected range of one period',
    idea: 'Where 95 of 100 periods would fall if the baseline went on. It allows for our not knowing the baseline exactly.',
    formula:
      'Quantiles of a negative binomial: size = events in the baseline + ½, from a gamma prior for a Poisson rate.',
    reference: 'Jeffreys prior; Gelman and others (2013), Bayesian Data Analysis, section 2.6.',
  },
  {
    id: 'the-smallest-change-we-could-have-seen',
    keys: [],
    name: 'The smallest change we could have seen',
    idea: 'The change nearest to none that the counts would show 80 times in 100. Below about 15 expected events it is found by trying every count.',
    formula: 'log ratio = −(z of 1 − α/2 + z of 0.8) × √(φ × (1 ÷ expected now + 1 ÷ x before)).',
    reference: 'Standard power of a Poisson rate ratio; Gu and others (2008), Biometrical Journal 50.',
  },
  {
    id: 'shares',
    keys: ['wilson', 'clopper-pearson', 'newcombe'],
    name: 'Shares',
    idea: 'The range of a share never leaves 0 to 100 %. The difference of two shares is built from the ranges of both.',
    formula:
      'Wilson: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n). Difference: Newcombe’s hybrid score, method 10.',
    reference: 'Wilson (1927), JASA 22; Newcombe (1998), Statistics in Medicine 17.',
  },
  {
    id: 'times-that-nine-in-ten-calls-stay-under',
    keys: ['order-statistic', 'quantile-difference'],
    name: 'Times that nine in ten calls stay under',
    idea: 'The range of a quantile is a pair of the ordered times themselves, so that no shape is assumed. With fewer than 36 calls the upper end of the 90th percentile cannot be told.',
    formula:
      'Ranks from the binomial quantiles of n and p. Difference: the root of the summed squares of the distances from each estimate to its limit (MOVER).',
    reference:
      'Conover (1999), Practical Nonparametric Statistics, section 3.2; Zou & Donner (2008), Statistics in Medicine 27.',
  },
  {
    id: 'how-long-it-took-where-some-are-still-open',
    keys: ['kaplan-meier', 'survival-quantile-difference'],
    name: 'How long it took, where some are still open',
    idea: 'A case that is still open has lasted at least as long as it was followed. Leaving it out would make slow work look quick, so it counts among those not yet ended for that long, and no longer.',
    formula:
      'Share still open after each day: the product of 1 − ended ÷ still followed, over the days so far. The median is the day on which it falls to a half; its range is where the band about the curve (log of −log) does. Difference of two: from both ranges (MOVER).',
    reference:
      'Kaplan & Meier (1958), JASA 53; Brookmeyer & Crowley (1982), Biometrics 38; Zou & Donner (2008), Statistics in Medicine 27. As R survival::survfit with log-log bands.',
  },
  {
    id: 'several-questions-as-one-score',
    keys: ['scale'],
    name: 'Several questions as one score',
    idea: 'The mean of the answers, each turned so that high means the same. Alpha says how well the questions hang together: below 0.5 there is no score, below 0.7 each question is to be looked at as well. These marks are custom, not law.',
    formula:
      'Alpha = k ÷ (k − 1) × (1 − sum of the questions’ variances ÷ variance of their sum), of those who answered all; range by Feldt. Of two questions, Spearman and Brown’s 2r ÷ (1 + r).',
    reference:
      'Cronbach (1951), Psychometrika 16; Feldt (1965), Psychometrika 30; Nunnally (1978), Psychometric Theory.',
  },
  {
    id: 'how-unequally-it-is-spread',
    keys: ['concentration', 'jackknife'],
    name: 'How unequally it is spread',
    idea: 'The Gini coefficient: 0 where all have as much, towards 1 where one has everything; members with nothing count. They are all that there are, so the range says how much it hangs on which of them belong. Few events over many areas are uneven by chance alone, and that is told beside it.',
    formula:
      'Mean absolute difference of two members ÷ twice the mean. Range: jackknife, leaving out one member at a time, on the logit with t. Change of events over areas: the same area left out of both times; t on fewer degrees of freedom where it hangs on a few areas.',
    reference:
      'Gini (1912); Yitzhaki (1991), Journal of Business & Economic Statistics 9; Ogwang (2000), Oxford Bulletin of Economics and Statistics 62; Bernasco & Steenbeek (2017), Journal of Quantitative Criminology 33.',
  },
  {
    id: 'who-works-with-whom',
    keys: ['network'],
    name: 'Who works with whom',
    idea: 'Two partners are tied where they took part in the same activity; ties have no direction. Whoever any record names is in the network. There is no range, for nobody was drawn from anybody, and no verdict on a change.',
    formula:
      'Density: pairs that are tied ÷ all pairs. Centralisation: sum of (largest number of ties − own) ÷ ((n − 1)(n − 2)). Parts: groups without a tie between them; a partner alone is one.',
    reference:
      'Freeman (1978), Social Networks 1; Wasserman & Faust (1994), Social Network Analysis, chapters 4 and 5.',
  },
  {
    id: 'means-of-published-means',
    keys: ['figures'],
    name: 'Means of published means',
    idea: 'Figures that an agency publishes as averages are averaged again by how many cases each sums up, over periods and areas alike; the average of averages would let a week of ten calls weigh as much as one of a thousand. How much single cases differ was not published, so there is no range, and no verdict on a change.',
    formula: 'Sum of figure × weight ÷ sum of weights, added up exactly in millionths.',
    reference:
      'Yule (1911), An Introduction to the Theory of Statistics, chapter 7: the mean of a series from those of its parts.',
  },
  {
    id: 'means',
    keys: ['student-t', 'welch-t'],
    name: 'Means',
    idea: 'The mean with the spread of its own records; two means each with their own.',
    formula: 'Mean ± t × s ÷ √n; difference ± t × √(s₁² ÷ n₁ + s₂² ÷ n₂) with Welch’s degrees of freedom.',
    reference: 'Welch (1947), Biometrika 34.',
  },
  {
    id: 'the-same-mix-before-and-now',
    keys: ['gamma-standardised', 'standardised-normal'],
    name: 'The same mix before and now',
    idea: 'Where the mix of calls or areas changes, both times are weighted to the mix of the baseline.',
    formula: 'Sum of group values × the baseline’s group shares, with the variance of that sum.',
    reference: 'Fay & Feuer (1997), Statistics in Medicine 16.',
  },
  {
    id: 'harm',
    keys: ['harm-weighted', 'harm-weighted-normal'],
    name: 'Harm',
    idea: 'Events weighted by the days of a sentencing guideline. One grave event outweighs many small ones, so counts stand beside it.',
    formula: 'Sum of weight × events; variance = φ × the sum of weight² × events.',
    reference: 'Sherman, Neyroud & Neyroud (2016), Policing 10.',
  },
  {
    id: 'one-group-held-against-others',
    keys: ['gap'],
    name: 'One group held against others',
    idea: 'Whether it went another way for a group than for the others: its change over theirs. Given all margins, the four counts are noncentral hypergeometric, so interval and p are exact; where all four are large or counts scatter, the log scale is used, and for other measures the intervals of both changes are joined.',
    formula:
      'Ratio of ratios = (x now ÷ x before) ÷ (others now ÷ others before), over the same of exposures; or the difference of both changes, with the distances to their limits joined as the sides of a right angle (MOVER). Adjusted over the groups of the metric.',
    reference:
      'Cornfield (1956), Proc. Third Berkeley Symposium 4; Fay (2010), package exact2x2 with tsmethod = "central"; Zou & Donner (2008), Statistics in Medicine 27.',
  },
] as const satisfies readonly MethodNote[];

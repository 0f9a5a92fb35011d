import type { Opinion } from '../../spec/index.ts';
import { augmentedControl, chooseLambda, meanUnit, seededDraws, studentQuantile } from '../../stats/index.ts';
import { bounded, confidence } from '../confidence.ts';
import type { Design, DesignOutcome, DesignPanel, DesignTerms } from './design.ts';
import { differenceInDifferences, twoWayRegression } from './difference-in-differences.ts';
import { donorSeries } from './donor-series.ts';
import { groupTimeOpinions } from './group-time-opinion.ts';
import { mergedPeriods } from './merged-periods.ts';
import { rankedRatio } from './placebo-ranks.ts';

/** The same data looked at in another way; whoever reads a report sees whether they agree. */
export function opinionsOf(design: Design, panel: DesignPanel, terms: DesignTerms): readonly Opinion[] {
  switch (design.id) {
    case 'staggered-adoption':
    case 'difference-in-differences':
      return [...(terms.levels === null ? regressionOpinion(panel) : []), ...groupTimeOpinions(panel, terms)];
    case 'synthetic-control':
      return [
        ...ridgeOpinion(panel, terms),
        ...outcomeOpinion('difference-in-differences', differenceInDifferences.estimate(panel, terms)),
      ];
    case 'weighted-displacement-difference':
      return outcomeOpinion('difference-in-differences', differenceInDifferences.estimate(panel, terms));
    case 'interrupted-series':
    case 'before-after':
      return [];
  }
}

/** What a design says, as the opinion beside another. */
export function outcomeOpinion(design: Opinion['design'], outcome: DesignOutcome): readonly Opinion[] {
  if (outcome.status === 'withheld') return [{ ...outcome, design, variant: '' }];
  const { scale, inference, estimate, p, at } = outcome.effect;
  const { low, high } = at(confidence);
  return [
    {
      status: 'estimated',
      design,
      variant: '',
      scale,
      inference,
      estimate: bounded(estimate),
      low,
      high: bounded(high),
      p,
      unit: '',
    },
  ];
}

/** Two-way Poisson regression with one effect: treated areas serve as comparison for later ones, which may mislead. */
function regressionOpinion(panel: DesignPanel): readonly Opinion[] {
  const design = 'poisson-areas-and-periods';
  const test = twoWayRegression(mergedPeriods(panel));
  if (test === null) return [{ status: 'withheld', design, variant: '', reason: 'did-not-converge' }];
  const reach = studentQuantile((1 + confidence) / 2, test.df) * test.standardError;
  return [
    {
      status: 'estimated',
      design,
      variant: '',
      scale: 'ratio',
      inference: 'cr2-satterthwaite',
      estimate: Math.exp(test.estimate),
      low: Math.exp(test.estimate - reach),
      high: bounded(Math.exp(test.estimate + reach)),
      p: test.p,
      unit: '',
    },
  ];
}

/** The synthetic control with what it could not match regressed away, as Safe Streets was evaluated in 2023. */
function ridgeOpinion(panel: DesignPanel, { seed }: DesignTerms): readonly Opinion[] {
  const design = 'ridge-augmented-synthetic-control';
  const series = donorSeries(panel);
  if (series === null || series.prePeriods < 3)
    return [{ status: 'withheld', design, variant: '', reason: 'too-few-periods-before' }];
  const { program, donors, prePeriods } = series;
  const { lambda } = chooseLambda({ treated: meanUnit(program, 'programme areas'), donors, prePeriods });
  const found = rankedRatio(series, {
    draw: seededDraws(seed),
    control: (one) => augmentedControl(one, { lambda }),
  });
  if (found === null) return [{ status: 'withheld', design, variant: '', reason: 'not-estimable' }];
  const { low, high } = found.at(confidence);
  return [
    {
      status: 'estimated',
      design,
      variant: '',
      scale: 'ratio',
      inference: 'placebo-ranks',
      estimate: found.ratio,
      low,
      high: bounded(high),
      p: found.p,
      unit: '',
    },
  ];
}

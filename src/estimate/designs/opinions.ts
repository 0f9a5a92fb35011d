import type { Opinion } from '../../spec/index.ts';
import {
  augmentedControl,
  chooseLambda,
  type DonorPanel,
  type InvertedTest,
  meanUnit,
  type SyntheticControl,
  seededDraws,
  studentQuantile,
} from '../../stats/index.ts';
import { bounded, confidence } from '../confidence.ts';
import type { Design, DesignOutcome, DesignPanel, DesignTerms, LevelTerms } from './design.ts';
import { differenceInDifferences, twoWayRegression } from './difference-in-differences.ts';
import { donorSeries } from './donor-series.ts';
import { groupTimeOpinions } from './group-time-opinion.ts';
import { levelDonors, pooledUnit } from './level-donors.ts';
import { mergedPeriods } from './merged-periods.ts';
import { rankedRatio } from './placebo-ranks.ts';
import { rankedDifference } from './ranked-difference.ts';

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
function ridgeOpinion(panel: DesignPanel, { seed, levels }: DesignTerms): readonly Opinion[] {
  const design = 'ridge-augmented-synthetic-control';
  const found = levels === null ? ridgeRatio(panel, seed) : ridgeDifference(panel, levels, seed);
  if (found === 'too short') return [{ status: 'withheld', design, variant: '', reason: 'too-few-periods-before' }];
  if (found === null) return [{ status: 'withheld', design, variant: '', reason: 'not-estimable' }];
  const { low, high } = found.at(confidence);
  return [
    {
      status: 'estimated',
      design,
      variant: '',
      scale: levels === null ? 'ratio' : 'difference',
      inference: 'placebo-ranks',
      estimate: found.estimate,
      low,
      high: bounded(high),
      p: found.p,
      unit: '',
    },
  ];
}

type Ridge = (InvertedTest & { readonly estimate: number }) | null | 'too short';

/** With fewer periods before the launch, no penalty can be chosen. */
const fewestToChoose = 3;

function ridgeRatio(panel: DesignPanel, seed: number): Ridge {
  const series = donorSeries(panel);
  if (series === null || series.prePeriods < fewestToChoose) return 'too short';
  const control = ridgeOf({ ...series, treated: meanUnit(series.program, 'programme areas') });
  const found = rankedRatio(series, { draw: seededDraws(seed), control });
  return found && { ...found, estimate: found.ratio };
}

function ridgeDifference(panel: DesignPanel, levels: LevelTerms, seed: number): Ridge {
  const series = levelDonors(panel, levels);
  if (series === null || series.prePeriods < fewestToChoose) return 'too short';
  const control = ridgeOf({ ...series, treated: pooledUnit(series.program, 'programme areas') });
  const most = levels.areHits ? 1 / levels.unit : null;
  const found = rankedDifference(series, { draw: seededDraws(seed), control, most });
  return found && { ...found, estimate: found.difference };
}

function ridgeOf({ treated, donors, prePeriods }: DonorPanel): (panel: DonorPanel) => SyntheticControl {
  const { lambda } = chooseLambda({ treated, donors, prePeriods });
  return (one) => augmentedControl(one, { lambda });
}

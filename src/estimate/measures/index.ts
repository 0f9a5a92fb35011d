import { isMeanOfFigures, type Metric } from '../../spec/index.ts';
import { amountMethods } from './amounts.ts';
import { concentrationMethods } from './concentration.ts';
import { countMethods } from './count.ts';
import { elapsedMethods } from './elapsed.ts';
import { figuresMethods } from './figures.ts';
import { harmMethods } from './harm.ts';
import { meanMethods } from './mean.ts';
import type { MeasureMethods } from './measure.ts';
import { networkMethods } from './network.ts';
import { quantileMethods } from './quantile.ts';
import { ratioMethods } from './ratio.ts';
import { scaleMethods } from './scale.ts';
import { shareMethods } from './share.ts';
import { areaStandardisedMethods, standardisedMethods } from './standardised.ts';
import { surveyMethods } from './survey.ts';

/** The methods of one run: each remembers what it has worked out, for many areas have the same few events. */
export function measureMethods(): (metric: Metric) => MeasureMethods {
  const [counts, harm, shares] = [countMethods(), harmMethods(), shareMethods()];
  const [means, quantiles, ratios, standardised] = [
    meanMethods(),
    quantileMethods(),
    ratioMethods(),
    standardisedMethods(),
  ];
  const [surveys, elapsed] = [surveyMethods(), elapsedMethods()];
  const scales = scaleMethods(surveys);
  const figures = figuresMethods();
  const amounts = amountMethods();
  const [concentrations, networks] = [concentrationMethods(), networkMethods()];
  const byArea = areaStandardisedMethods(counts);
  return (metric) => {
    const { measure } = metric;
    switch (measure.kind) {
      case 'count':
        return measure.harm ? harm : counts;
      case 'rate':
        if (measure.harm) return harm;
        return measure.standardise ? byArea : counts;
      case 'share':
        return measure.standardise ? standardised : shares;
      case 'mean':
        return isMeanOfFigures(metric) ? figures : means;
      case 'quantile':
        return measure.standardise ? standardised : quantiles;
      case 'ratio':
        return ratios;
      case 'amount-ratio':
        return amounts;
      case 'concentration':
        return concentrations;
      case 'network':
        return networks;
      case 'elapsed':
        return elapsed;
      case 'scale':
        return scales;
      case 'survey-mean':
      case 'survey-share':
        return surveys;
    }
  };
}

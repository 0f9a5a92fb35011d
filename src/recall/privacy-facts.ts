import { isAboutDomestic, isOfDomestic, type Pipeline, type PrivacyFacts } from '../spec/index.ts';

/** What the floors of small counts follow from. */
export const privacyFacts = ({ metrics, sources }: Pick<Pipeline, 'metrics' | 'sources'>): readonly PrivacyFacts[] =>
  metrics.map((metric) => {
    const source = sources.find(({ id }) => id === metric.source);
    return {
      metric: metric.id,
      kind: metric.kind,
      custody: source?.custody ?? '',
      audience: source?.survey?.audience ?? '',
      isDomestic: isAboutDomestic(metric) || (source !== undefined && isOfDomestic(source)),
      declared: metric.minimum ?? null,
    };
  });

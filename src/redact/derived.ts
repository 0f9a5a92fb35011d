import type { Finding } from '../spec/index.ts';
import { type ByArea, protectEffectParts } from './effect-parts.ts';
import { withoutGaps } from './groups.ts';
import { isHidden } from './hide.ts';
import { placesByMetric } from './metric-table.ts';
import { isPartOf, isSum } from './parts-of.ts';
import { hidesIn, protectScatter, scatterSpans } from './scatter.ts';

/**
 * Takes out what is worked out of hidden counts by other means than adding up: scatter and the ranges that it is in,
 * effects period by period and next door, gaps to hidden groups, shares of records that stand beside
 * sums. Metrics without a hidden number cost a look.
 *
 * @param shown  findings without the counts that may not be shown; those of a metric together
 */
export function protectDerived(shown: readonly Finding[]): readonly Finding[] {
  const findings = [...shown];
  for (const places of placesByMetric(shown).values()) {
    const own = places.flatMap((place) => shown[place] ?? []);
    if (!own.some((finding) => isHidden(finding) || hidesIn(finding, null))) continue;
    const metric = aboutMetric(own);
    for (const place of places) {
      const finding = shown[place];
      if (finding) findings[place] = protect(finding, metric);
    }
  }
  return findings;
}

interface About {
  readonly everybody: ByArea;
  readonly partsOf: (finding: Finding) => readonly Finding[];
  /** Groups that are hidden, by area. */
  readonly hiddenGroups: ReadonlyMap<string, ReadonlySet<string>>;
  /** All areas of some role together are hidden. */
  readonly hidesSums: boolean;
}

function aboutMetric(findings: readonly Finding[]): About {
  const everybody = findings.filter(({ group }) => group === null);
  const hiddenGroups = new Map<string, Set<string>>();
  for (const finding of findings) {
    if (finding.group === null || !isHidden(finding)) continue;
    hiddenGroups.set(finding.area, new Set([...(hiddenGroups.get(finding.area) ?? []), finding.group]));
  }
  const single = findings.filter((finding) => !isSum(finding));
  return {
    everybody: new Map(everybody.map((finding) => [finding.area, finding])),
    partsOf: (finding) => (isSum(finding) ? single.filter((part) => isPartOf(part, finding)) : []),
    hiddenGroups,
    hidesSums: everybody.some((finding) => isSum(finding) && isHidden(finding)),
  };
}

function protect(finding: Finding, { everybody, partsOf, hiddenGroups, hidesSums }: About): Finding {
  const scattered = protectScatter(finding, partsOf(finding));
  const gaps = hiddenGroups.get(finding.area);
  const shown = gaps ? withoutGaps(scattered, gaps) : scattered;
  const plain = hidesSums ? withoutShares(shown) : shown;
  if (finding.areaRole !== 'all-program' || finding.group !== null) return plain;
  return protectEffectParts(withoutRegression(plain, everybody), everybody);
}

/** The baseline drawn towards that of all areas gives these back. */
function withoutRegression(finding: Finding, areas: ByArea): Finding {
  const { regressionToMean } = finding;
  if (regressionToMean === null) return finding;
  const spans = scatterSpans(finding);
  const hides = [...areas.values()].some((one) => isHidden(one) || spans.some((span) => hidesIn(one, span)));
  return hides ? { ...finding, regressionToMean: null } : finding;
}

/** The share of records that could be placed, times all of them, is a sum over areas. */
function withoutShares(finding: Finding): Finding {
  const { comparability, sentence } = finding;
  const tests = comparability.tests.map((test) => ({ ...test, before: null, now: null }));
  const { was: _, is: __, ...params } = sentence.params;
  const shown = sentence.key === 'not-comparable' ? { ...sentence, params } : sentence;
  return { ...finding, comparability: { ...comparability, tests }, sentence: shown };
}

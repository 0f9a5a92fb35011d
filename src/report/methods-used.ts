import type { Finding } from '../spec/findings.ts';
import type { MethodNote, Words } from '../words/index.ts';

/** The notes on methods that the findings of this report rest on: a reader is not sent through the others. */
export function methodsUsed(findings: readonly Finding[], words: Words): readonly MethodNote[] {
  const { methodNotes } = words;
  const used = new Set(findings.flatMap(keysOf));
  return methodNotes.filter(({ keys }) => keys.length === 0 || keys.some((key) => used.has(key)));
}

function keysOf(finding: Finding): readonly string[] {
  const { now, also, changes, effect, looks, comparability, regressionToMean, evidence, gap } = finding;
  const levels = [now, ...also].flatMap((level) =>
    level.status === 'estimated' ? [level.method, level.beside?.kind ?? level.method] : [],
  );
  // designs leave out areas in turn as well; of changes, those of unequal shares alone do
  const kinds = [changes.baseline, changes.sameSeason, changes.previous].flatMap((change) =>
    change.status === 'estimated'
      ? [
          change.method === 'jackknife-t' ? 'concentration' : change.method,
          ...(change.q === change.p ? [] : [finding.decision?.adjust ?? 'benjamini-hochberg']),
        ]
      : [],
  );
  const design =
    effect.status === 'estimated'
      ? [
          effect.design,
          effect.inference,
          ...effect.opinions.map((opinion) => opinion.design),
          ...(effect.placebo.status === 'estimated' ? ['placebo'] : []),
          ...(effect.eValue === null ? [] : ['e-value']),
        ]
      : [];
  return [
    ...levels,
    ...kinds,
    ...design,
    ...(finding.process.status === 'estimated' ? ['process'] : []),
    ...(looks === null ? [] : ['looks']),
    ...(comparability.tests.length === 0 ? [] : ['comparability']),
    ...(regressionToMean === null ? [] : ['regression-to-mean']),
    ...(evidence === null ? [] : ['evidence']),
    ...(finding.survey === null ? [] : [finding.survey.weighting]),
    ...(finding.survey === null || finding.survey.lonelyStrata.n === 0 ? [] : ['lonely-strata']),
    ...(gap === null ? [] : ['gap']),
  ];
}

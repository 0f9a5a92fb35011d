import { type Finding, headlines, type Sentence } from '../spec/index.ts';

/**
 * A number may be set against an earlier one only where both are of one definition. Where it is another one than in the
 * last report, the next says so, with the metric's own words for what changed and why; or that there are none.
 */

export interface Redefinition {
  /** The metric's own words, for each version since that report; empty where it has none. */
  readonly entries: Finding['definitionLog']['changes'];
  /** The version that the metric must have, and say what led to it. */
  readonly version: number;
}

const said = (key: string, params: Sentence['params']): Sentence => ({ key, params, text: '' });

/** What a finding says of how its metric is defined. */
export type Defined = Pick<Finding, 'version' | 'definition' | 'definitionLog'>;

/** What became of a definition since a report; null where it is the same. */
export function redefinitionOf(before: Defined, now: Defined): Redefinition | null {
  const isRaised = now.version > before.version;
  if (before.version === now.version && hasSameDefinition(before, now)) return null;
  return {
    entries: isRaised ? now.definitionLog.changes.filter(({ version }) => version > before.version) : [],
    version: isRaised ? now.version : before.version + 1,
  };
}

/** Reports of earlier releases hold no hash, and are known by their words. */
function hasSameDefinition(before: Partial<Defined>, { definition, definitionLog }: Defined): boolean {
  const was = before.definitionLog?.hash;
  return was === undefined ? before.definition === definition : was === definitionLog.hash;
}

/** For the list of changes: in place of verdicts and figures, which are not of one definition. */
export function definitionChanges({ metric, title }: Finding, { entries }: Redefinition): readonly Sentence[] {
  if (entries.length === 0) return [said('since.definition', { metric, title })];
  return entries.map((entry) => said('since.definition-logged', { metric, title, ...entry }));
}

/** Findings with the earlier hash of a definition that is another one, and what a reader must know of it. */
export function recallDefinitions(findings: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
  const key = ({ metric, area, group }: Finding): string => JSON.stringify([metric, area, group]);
  const known = new Map(before.map((finding) => [key(finding), finding]));
  return findings.map((finding) => {
    const earlier = known.get(key(finding));
    const other = earlier && redefinitionOf(earlier, finding);
    if (!other) return finding;
    const caveats =
      other.entries.length === 0
        ? [said('caveat.definition-unlogged', {})]
        : other.entries.map((entry) => said('caveat.definition-changed', { ...entry }));
    const was = earlier.definitionLog?.hash ?? '';
    return {
      ...finding,
      definitionLog: { ...finding.definitionLog, was },
      caveats: [...caveats, ...finding.caveats],
    };
  });
}

/** Definitions that are other ones, of which the metric says nothing: whoever runs it is told what to do. */
export function unloggedWarnings(findings: readonly Finding[], before: readonly Finding[]): readonly Sentence[] {
  const earlier = new Map(headlines(before).map((finding) => [finding.metric, finding]));
  return headlines(findings).flatMap((finding) => {
    const { metric, title } = finding;
    const known = earlier.get(metric);
    const other = known && redefinitionOf(known, finding);
    if (!other || other.entries.length > 0) return [];
    return [said('warning.definition-unlogged', { metric, title, version: other.version })];
  });
}

import type { Finding, Findings, Publication, Sentence, SourceCoverage } from '../spec/index.ts';
import { wordSentence } from '../words/index.ts';
import { protectChecks } from './checks.ts';
import type { Complement } from './complement.ts';
import type { Disclosed } from './disclosed.ts';
import { minimumsOf } from './floors.ts';
import { warningsOf } from './given-away.ts';
import { isHidden } from './hide.ts';
import { protectFindings } from './protect-findings.ts';
import { isSmall } from './small.ts';

export { protectChecks } from './checks.ts';
export { type Complement, type GivenAway, tableKey } from './complement.ts';
export type { Disclosed } from './disclosed.ts';
export { minimumsOf } from './floors.ts';
export { protectFunnel } from './funnel.ts';
export { isSmallTwice, mergeSmall } from './merge-small.ts';
export { protectPower } from './power.ts';
export { type DisclosureRules, protectFindings } from './protect-findings.ts';

/**
 * Disclosure control: the one door to every document.
 *
 * @param told  what was published before: it stays usable, whatever is hidden now
 * @throws {YardlineError} (exit 4) where earlier reports give a small count away that nothing hidden now can protect, and
 *   nobody has declared why they may stand
 */
export function redact(publication: Publication, told: () => readonly Findings[] = () => []): Disclosed {
  const earlier = () => told().map(({ findings }) => findings);
  return disclose(publication, protectFindings(publication.findings.findings, publication.methods, earlier));
}

/** The same where the findings have been protected before, metric by metric: they take the place of the publication's own. */
export function disclose(publication: Publication, { findings, givenAway }: Complement): Disclosed {
  const { privacy } = publication.methods;
  const { minimum } = privacy;
  const minimumOf = minimumsOf(publication.methods);
  const warnings = [...publication.findings.warnings, ...warningsOf(givenAway, privacy)].map(wordSentence);
  const { run } = publication.findings;
  const sinceLast = run.sinceLast
    .filter((sentence) => mayBeSaid(sentence, findings, minimumOf(String(sentence.params.metric))))
    .map(wordSentence);
  const checks = protectChecks(publication.findings.checks, minimum);
  const coverage = publication.findings.coverage.map((source) => protectCoverage(source, minimum));
  const shown: Publication = {
    ...publication,
    findings: { ...publication.findings, run: { ...run, sinceLast }, checks, coverage, findings, warnings },
  };
  return shown as Disclosed;
}

/** What was stored of an earlier run has been through here once: it may be shown as it was. */
export const disclosedBefore = (publication: Publication): Disclosed => publication as Disclosed;

/** A change since the last report must not say what the finding itself may not; of a rule or a definition, nothing is counted. */
function mayBeSaid({ key, params }: Sentence, findings: readonly Finding[], minimum: number): boolean {
  const counts = [params.was, params.now].filter((count) => typeof count === 'number');
  if (key.startsWith('since.rule') || key.startsWith('since.definition')) return true;
  const isKept = findings.some(
    (finding) =>
      finding.metric === params.metric &&
      finding.group === null &&
      isHidden(finding) &&
      ['*', '@all'].includes(finding.area),
  );
  return !isKept && !counts.some((count) => isSmall(count, minimum));
}

/** A month that was reported stays told from one that was not; only how much was sent goes. */
function protectCoverage(coverage: SourceCoverage, minimum: number): SourceCoverage {
  const agencies = coverage.agencies.map(({ agency, months }) => ({
    agency,
    months: months.map((cell) => (isSmall(cell.n, minimum) ? { ...cell, n: null } : cell)),
  }));
  return { ...coverage, agencies };
}

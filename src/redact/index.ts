import {
  type Finding,
  type Findings,
  headlines,
  type MetricRecords,
  type Publication,
  type Sentence,
} from '../spec/index.ts';
import { wordSentence } from '../words/index.ts';
import { protectChecks } from './checks.ts';
import { correctShown } from './corrected.ts';
import { protectCoverage } from './coverage.ts';
import type { Disclosed } from './disclosed.ts';
import { minimumsOf, minimumsOfSources } from './floors.ts';
import { warningsOf } from './given-away.ts';
import { isHidden } from './hide.ts';
import { hidingSources, protectLedger } from './ledger.ts';
import { openPeriodsIn } from './not-final.ts';
import { type Protected, protectFindings } from './protect-findings.ts';
import { roundCheck, roundCoverage } from './round-quality.ts';
import { isSmall } from './small.ts';
import { protectTests } from './tested.ts';
import { toldBefore } from './told-before.ts';

export { protectItems } from './checks.ts';
export { type GivenAway, tableKey } from './complement.ts';
export type { HiddenPeriod } from './coverage.ts';
export type { Disclosed } from './disclosed.ts';
export { minimumsOf, minimumsOfSources } from './floors.ts';
export { protectFunnel } from './funnel.ts';
export { isExact } from './left-out.ts';
export { isSmallTwice, mergeSmall } from './merge-small.ts';
export { hidesPartOf } from './parts-of.ts';
export { protectPower } from './power.ts';
export { type DisclosureRules, type Protected, protectFindings } from './protect-findings.ts';
export { relatedKeys } from './related.ts';
export { type ToldBefore, toldBefore } from './told-before.ts';

/**
 * Disclosure control: the one door to every document.
 *
 * @param told  what was published before: it stays usable, whatever is hidden now
 * @throws {YardlineError} (exit 4) where earlier reports give a small count away that nothing hidden now can protect, and
 *   nobody has declared why they may stand
 */
export function redact(publication: Publication, told: () => readonly Findings[] = () => []): Disclosed {
  const earlier = () => told().map((report) => toldBefore(report, publication.findings.ledger));
  return disclose(publication, protectFindings(publication.findings.findings, publication.methods, earlier));
}

/** The same where the findings have been protected before, metric by metric: they take the place of the publication's own. */
export function disclose(publication: Publication, { findings: told, givenAway, hides }: Protected): Disclosed {
  const { privacy } = publication.methods;
  const findings = correctShown(told);
  const minimumOf = minimumsOf(publication.methods);
  const warnings = [...publication.findings.warnings, ...warningsOf(givenAway, privacy)].map(wordSentence);
  const { run } = publication.findings;
  const sayable = run.sinceLast
    .map((sentence) => withoutFew(sentence, minimumOf(String(sentence.params.metric))))
    .filter(({ key }) => !privacy.round || !key.startsWith('since.restated'))
    .filter((sentence) => mayBeSaid(sentence, findings, minimumOf(String(sentence.params.metric))))
    .map(wordSentence);
  // where only hidden numbers changed, a line without words would say that some did
  const sinceLast = run.sinceLast.length > 0 && sayable.length === 0 ? [wordSentence(nothingNew)] : sayable;
  const ofSource = minimumsOfSources(publication.methods);
  const hidden = { findings, hides, records: privacy.records ?? [] };
  const hiding = hidingSources(hidden);
  const untold = [...hides, ...openPeriodsIn(findings)];
  const ofAllTimes = new Set(untold.flatMap(({ source, isOfAllTimes }) => (isOfAllTimes ? [source] : [])));
  const checks = protectChecks(publication.findings.checks, {
    minimumOf: ofSource,
    hides: (source) => hiding.has(source),
    hidesAll: (source) => ofAllTimes.has(source),
    hidesBlanks: (source) => hides.some((own) => own.source === source && own.isOfBlanks === true),
  });
  const coverage = publication.findings.coverage.map((own) =>
    protectCoverage(own, { hides: untold, minimum: ofSource(own.source) }),
  );
  const { round } = privacy;
  const shown: Publication = {
    ...publication,
    findings: {
      ...publication.findings,
      run: { ...run, sinceLast },
      ledger: protectLedger(publication.findings.ledger, hidden, ofAllTimes),
      checks: round ? checks.map((check) => roundCheck(check, round)) : checks,
      coverage: round ? coverage.map((own) => roundCoverage(own, round)) : coverage,
      findings: protectTests(findings, hiding),
      ...(privacy.records ? { counted: countedBy(privacy.records, minimumOf) } : {}),
      warnings,
    },
  };
  return shown as Disclosed;
}

/** What later reports are held against, where they no longer tell of a metric. */
const countedBy = (records: readonly MetricRecords[], minimumOf: (metric: string) => number): Findings['counted'] =>
  records
    .filter(({ isSpread }) => !isSpread)
    .map(({ metric, counts, among, asks, within }) => ({
      ...{ metric, minimum: minimumOf(metric), counts, among },
      ...(asks ? { asks } : {}),
      ...(within ? { within } : {}),
    }));

const verdicts: ReadonlySet<string> = new Set(['since.verdict', 'since.given']);
const nothingNew: Sentence = { key: 'since.nothing', params: {}, text: '' };

/** What was stored of an earlier run has been through here once: it may be shown as it was. */
export const disclosedBefore = (publication: Publication): Disclosed => publication as Disclosed;

/** By how few a figure was restated is a small count: that it was is told, and the numbers stand in the two reports. */
function withoutFew(sentence: Sentence, minimum: number): Sentence {
  const { was, now, ...params } = sentence.params;
  const isOfFew = sentence.key === 'since.restated' && isSmall(Math.abs(Number(now) - Number(was)), minimum);
  return isOfFew ? { key: 'since.restated-by-few', params, text: '' } : sentence;
}

/** A change since the last report must not say what the finding itself may not; of a rule or a definition, nothing is counted. */
function mayBeSaid({ key, params }: Sentence, findings: readonly Finding[], minimum: number): boolean {
  const counts = [params.was, params.now].filter((count) => typeof count === 'number');
  if (key.startsWith('since.rule') || key.startsWith('since.definition')) return true;
  // where the change alone is hidden, the finding gives another verdict than the one that was reached, or none
  const shown = headlines(findings).find(({ metric }) => metric === params.metric);
  if (shown && params.to !== undefined && verdicts.has(key) && shown.movement !== params.to) return false;
  const isKept = findings.some(
    (finding) =>
      finding.metric === params.metric &&
      finding.group === null &&
      ['*', '@all'].includes(finding.area) &&
      (isHidden(finding) ||
        finding.series.some(({ period, state }) => period === params.period && state === 'suppressed')),
  );
  return !isKept && !counts.some((count) => isSmall(count, minimum));
}

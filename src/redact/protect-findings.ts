import type { Finding, MethodsNote, MetricRecords } from '../spec/index.ts';
import { wordSentence } from '../words/index.ts';
import { countsAll, untoldBlanks, untoldTotals } from './all-times.ts';
import { protectAlone } from './alone.ts';
import { protectAnswers } from './answers.ts';
import { protectAskedParts } from './asked-parts.ts';
import { withoutFewCompared } from './compared-periods.ts';
import { alike, type Complement, complement, hidesSome } from './complement.ts';
import { type HiddenPeriod, hiddenPeriodsIn } from './coverage.ts';
import { protectDerived } from './derived.ts';
import { widenFew } from './few-answers.ts';
import { countFewMeasured } from './few-measured.ts';
import { minimumsOf, waitingMetrics } from './floors.ts';
import { protectGroups } from './groups.ts';
import { protectHarm, weighsEvents } from './harm.ts';
import { protectMix } from './mix.ts';
import { underNamesOfNow } from './names-of-now.ts';
import { withoutOpenPeriods } from './not-final.ts';
import { protectPartners } from './partners.ts';
import { fendOff } from './pencil/fend-off.ts';
import { isSameSet } from './record-sets.ts';
import { protectRelated } from './related.ts';
import { roundFinding } from './round.ts';
import { withoutHiddenWaves } from './survey.ts';
import { toldAgain } from './told-again.ts';
import type { ToldBefore } from './told-before.ts';
import { protectWeighted } from './weighted.ts';
import { protectWithoutValue } from './without-value.ts';

/** What says which counts are small, and whether areas are left out of everything but everywhere. */
export interface DisclosureRules extends Pick<MethodsNote, 'privacy' | 'areas'> {
  /** Which findings are told, by default all: the others are protected with them, and that is all. */
  readonly isTold?: (finding: Finding) => boolean;
}

/** Findings as they may be shown, and what is left to be done where all of them are together. */
export interface Protected extends Complement {
  /** Periods that are hidden, for what is told of all records of a source. */
  readonly hides: readonly HiddenPeriod[];
}

/**
 * Findings without a count from 1 up to below the minimum, and without everything that would give it back: its rate and
 * interval (Garwood 0.62–8.77 is 3), the change, the effect, the mark on the chart, the sentence, and other counts that it
 * would follow from. Words are made here, after that, from what is left.
 *
 * @param estimated  findings of some metrics or of all, as long as metrics that count the same, or parts of each other, come
 *   together
 * @param told  the findings of these metrics that earlier reports told, report by report: asked for only where something
 *   is hidden
 */
export function protectFindings(
  estimated: readonly Finding[],
  rules: DisclosureRules,
  told: () => readonly (readonly ToldBefore[])[],
): Protected {
  const prepared = prepare(estimated, rules);
  const { whole, alone } = prepared;
  const known = once(told);
  // what is not needed is not read
  const mayHide =
    hasRecords(rules) ||
    weighsEvents(whole) ||
    whole.some((finding, place) => hasAnswers(finding) || hidesSome(finding, alone[place]));
  const again = mayHide ? toldAgain((earlier) => protect(prepared, rules, () => earlier), known()) : null;
  return again ?? protect(prepared, rules, known);
}

/** Findings as they are, and each of them without its small counts. */
function prepare(estimated: readonly Finding[], rules: DisclosureRules) {
  const minimumOf = minimumsOf(rules);
  const whole = countFewMeasured(withoutOpenPeriods(estimated, rules, waitingMetrics(rules)), minimumOf);
  const isAgreed = (rules.privacy.namePartners ?? '') !== '';
  const alone = whole.map((finding) => {
    const minimum = minimumOf(finding.metric);
    const own = withoutFewCompared(protectAlone(finding, minimum), comparisonOf(finding, whole), minimum);
    const { partners } = own;
    return partners ? { ...own, partners: protectPartners(partners, { minimum, isAgreed }) } : own;
  });
  return { whole, alone, minimumOf };
}

const hasAnswers = ({ survey }: Finding): boolean => survey !== null && survey.answers.length > 0;

const hasRecords = ({ privacy }: DisclosureRules): boolean => (privacy.records ?? []).length > 0;

function protect(
  { whole, alone, minimumOf }: ReturnType<typeof prepare>,
  rules: DisclosureRules,
  told: () => readonly (readonly ToldBefore[])[],
): Protected {
  const leavesOut = rules.areas.excluded > 0;
  const { records = [], round } = rules.privacy;
  const earlier = once(() => told().map((report) => underNamesOfNow(report, whole)));
  const isWhole = (metric: string): boolean => records.some((own) => own.metric === metric && countsAll(own));
  // what checks will not tell is no sum that binds
  const scene = { whole, minimumOf, records, earlier };
  const untold = untoldTotals(alone, scene);
  const { findings, givenAway } = complement(whole, protectGroups(whole, alone, { minimumOf, earlier }), {
    minimumOf,
    leavesOut,
    isWhole: (metric) => isWhole(metric) && !untold.has(metric),
    isOfTold: (metric) => records.some((own) => own.metric === metric && records.some((other) => isAmong(own, other))),
    earlier,
  });
  const rounded = (finding: Finding): Finding => (round ? roundFinding(finding, round) : finding);
  const related = protectRelated(whole, findings, { records, minimumOf, leavesOut, earlier });
  const asked = protectAskedParts(whole, related, { records, minimumOf, earlier });
  const counted = protectWithoutValue(whole, asked, { records, minimumOf, leavesOut, earlier });
  // metrics that are said to count parts of each other may meet in reports of which each alone hides nothing
  const mayMeet = records.length > 0 || whole.some((finding, place) => hidesSome(finding, counted[place]));
  const same = alike(whole).map((metrics) => metrics.flatMap(([place = -1]) => whole[place]?.metric ?? []));
  const last = mayMeet
    ? fendOff(whole, counted, { records, minimumOf, leavesOut, same, earlier: earlier() })
    : { findings: counted, givenAway: [] };
  const answered = protectAnswers(whole, last.findings.map(withoutHiddenWaves), { minimumOf, earlier }).map((finding) =>
    widenFew(finding, minimumOf(finding.metric)),
  );
  const harm = protectHarm(whole, protectDerived(answered), { minimumOf, leavesOut, earlier });
  const weighted = protectWeighted(whole, protectMix(whole, harm.findings), { minimumOf, records });
  return {
    findings: weighted
      .filter(rules.isTold ?? (() => true))
      .map(rounded)
      .map(wordFinding),
    givenAway: [...givenAway, ...last.givenAway, ...harm.givenAway],
    hides: hiddenPeriodsIn(last.findings, {
      totals: untoldTotals(last.findings, scene),
      blanks: untoldBlanks(last.findings, scene),
    }),
  };
}

/** All comparison areas of the same metric: effects are of all programme areas alone. */
const comparisonOf = ({ metric, areaRole, group }: Finding, whole: readonly Finding[]): Finding | undefined =>
  areaRole === 'all-program' && group === null
    ? whole.find((one) => one.metric === metric && one.areaRole === 'all-comparison' && one.group === null)
    : undefined;

/** Asked again, the same answer: what is not needed is not read. */
function once<T>(ask: () => T): () => T {
  let known: readonly [T] | null = null;
  return () => {
    known ??= [ask()];
    return known[0];
  };
}

/** Whether a share is of what another metric counts. */
const isAmong = ({ among }: MetricRecords, { counts, among: ofShare }: MetricRecords): boolean =>
  among !== null && counts !== null && ofShare === null && isSameSet(among, counts);

const wordFinding = (finding: Finding): Finding => ({
  ...finding,
  sentence: wordSentence(finding.sentence),
  gradeReason: wordSentence(finding.gradeReason),
  caveats: finding.caveats.map(wordSentence),
});

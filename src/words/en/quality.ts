import type { Check, SourceCoverage } from '../../spec/findings.ts';
import { areasSourceId, parentsSourceId } from '../../spec/resolve-areas.ts';
import { countOutcomes, outcomeOf } from '../outcomes.ts';
import { ruleTexts } from '../rule-texts.ts';
import { checkUnitWords } from './labels.ts';
import { formatCount, formatDecimal, formatValue } from './numbers.ts';

/** What a check is about, in a few words; a rule without words of its own is read as it is written. */
const ruleWords: Readonly<Record<string, string>> = {
  rejected: 'records rejected',
  'rejected-share': 'records rejected',
  'duplicate-share': 'repeated records',
  'near-duplicates': 'records that are near another one',
  'near-duplicate-share': 'records that are near another one',
  'superseded-share': 'replaced records',
  'unmapped-codes': 'codes not in the list',
  'mapped-share': 'codes in the list',
  'not-located': 'records without an area',
  'located-share': 'records with an area',
  'unknown-area': 'places that are not among the areas',
  'joined-share': 'places that are among the areas',
  'null-share': 'values missing',
  rows: 'number of records',
  freshness: 'age of the last record',
  coverage: 'months without records',
  'volume-drift': 'change in the number of records',
  'null-drift': 'change in missing values',
  'category-drift': 'change in the mix of categories',
  'reporting-lag': 'days until records arrive',
  'unusual-days': 'days unlike those around them',
  'file-columns': 'columns that came, went or moved',
  'file-volume': 'change in the number of records of a file',
  'file-nulls': 'change in missing values of a file',
  'file-categories': 'change in the mix of categories of a file',
  'control-total': 'total that the agency states',
  respondents: 'people who answered',
  'response-rate': 'answers of those who were asked',
  'unknown-wave': 'answers of no declared wave',
  'outside-wave': 'answers outside the days of their wave',
  'refused-answers': 'answers that are none',
  'wording-change': 'question asked in other words',
  'mode-change': 'people asked in another way',
  'answered-twice': 'people who answered twice in a wave',
  'without-margin': 'answers of no group that they are weighed to',
  'empty-margin': 'groups from which nobody answered',
  comments: 'groups that look like comments',
  'no-frame': 'whom the answers speak for',
  'copied-files': 'records in files that are copies',
  'mixed-units': 'times in another unit',
  'values-without-header': 'values under no header',
  'outside-cover': 'records outside the declared cover',
  'silent-months': 'months of which nothing came',
  'without-key': 'records without a key',
  'shared-key': 'keys that agencies share',
  'other-values': 'values that mean no',
  'without-time': 'records without a time',
  'repeated-hour': 'times in an hour that a clock shows twice',
  'skipped-hour': 'times in an hour that a clock skips',
  'weeks-across-months': 'weeks that lie in two months',
  'weeks-not-declared': 'figures that may be for weeks',
  'partial-dates': 'dates that say only a month or year',
  'smaller-areas': 'smaller areas counted under larger ones',
  'census-years': 'years in which residents were counted',
  'group-residents': 'groups without residents',
  'partly-counted': 'smaller areas without population',
  'code-agencies': 'agencies in the code list without a file',
  'located-by-polygon': 'records placed by their coordinates',
  'overlapping-polygons': 'records in polygons of several areas',
  'outside-polygons': 'records outside all polygons',
  'impossible-coordinates': 'coordinates that are no place',
  'no-coordinates': 'records without area and coordinates',
  'negative-figures': 'figures below zero',
  'figures-no-value': 'figures that are blank',
  'figures-no-weight': 'figures without a weight',
  'figures-weighted': 'figures with a weight',
  'blank-type': 'figures without a type',
  'no-arrival': 'arrivals recorded',
  stacked: 'calls that waited for a bound unit',
  answering: 'calls that several units answered',
  'not-in-universe': 'declared areas that the data do not know',
  'without-population': 'areas without population',
  declared: 'waivers',
  expired: 'waivers that have ended',
  'unknown-check': 'waivers that name no check',
};

/** Rules that a source has once for each of its intervals, or columns of times; the name of that one stands before. */
const partWords: Readonly<Record<string, string>> = {
  'self-initiated': 'calls that the agency began itself',
  cancelled: 'calls that were cancelled',
  'missing-duration': 'calls without a duration',
  'missing-start': 'calls without a beginning',
  'missing-end': 'calls without an end',
  'no-arrival': 'calls without an arrival',
  'hour-shown-twice': 'calls in the hour that a clock shows twice',
  negative: 'calls that end before they begin',
  stacked: 'calls that waited for a bound unit',
  zero: 'calls that take no time',
  'too-long': 'calls longer than is believed',
  measured: 'calls that are measured',
  withheld: 'times that cannot be measured',
  overnight: 'calls that run past midnight',
  'clock-change': 'calls that run over a change of the clock',
  'mixed-units': 'times in another unit',
};

/** What a check is about; `knownRuleText` where that has words, `ruleText` as it is written where it has none. */
export const { knownRuleText, ruleText } = ruleTexts(ruleWords, partWords);

/** Sources that a pipeline makes of its own files, as readers know them. */
const ownSources: Readonly<Record<string, string>> = {
  [areasSourceId]: 'the list of areas',
  areas: 'the list of areas',
  [parentsSourceId]: 'the file of smaller areas',
};
export const sourceText = (id: string): string => ownSources[id] ?? id;

/** Every outcome of the checks in one line, failures first. @example "1 of 5 data checks failed; 1 warns; 3 passed." */
export function checksSentence(checks: readonly Check[]): string {
  const counts = countOutcomes(checks);
  const { failed, accepted, warned, noted, passed } = counts;
  const limited = failed + accepted + warned + passed;
  const only = `only ${noted === 1 ? 'tells' : 'tell'} a number, as no limit is set.`;
  if (limited === 0) return noted === 0 ? 'No data check was made.' : `${formatCount(noted)} data checks ${only}`;
  const notes = noted === 0 ? '' : ` ${formatCount(noted)} more ${only}`;
  if (passed === limited)
    return `${limited === 1 ? 'The one data check' : `All ${formatCount(limited)} data checks`} passed.${notes}`;
  const acceptedWarning = checks.some((check) => outcomeOf(check) === 'accepted' && check.severity !== 'fail');
  const parts = [
    { n: failed, words: 'failed' },
    {
      n: accepted,
      words: `${acceptedWarning ? 'did not pass' : 'failed'} and ${accepted === 1 ? 'is' : 'are'} accepted for now`,
    },
    { n: warned, words: warned === 1 ? 'warns' : 'warn' },
    { n: passed, words: 'passed' },
  ].filter(({ n }) => n > 0);
  const of = ` of ${formatCount(limited)} data checks`;
  return `${parts.map(({ n, words }, place) => `${formatCount(n)}${place === 0 ? of : ''} ${words}`).join('; ')}.${notes}`;
}

/** The unit of an amount, in the singular for one. @example unitWord(1, 'areas') // => "area" */
export const unitWord = (value: number, unit: Check['unit']): string =>
  value === 1 ? checkUnitWords[unit].replace(/s$/, '') : checkUnitWords[unit];

/** What a check observed, or its limit. @example checkAmount(0.0125, 'share') // => "1.3 %" */
export function checkAmount(value: number, unit: Check['unit']): string {
  switch (unit) {
    case 'share':
    case 'change':
      return `${formatDecimal(value * 100, 1)} %`;
    case 'points':
      return `${formatDecimal(value * 100, 1)} points`;
    case 'amount':
      return formatValue(value);
    default:
      return `${formatCount(value)} ${unitWord(value, unit)}`;
  }
}

export const boundWords: Readonly<Record<Check['bound'], string>> = { most: 'at most', least: 'at least' };

/** What was measured, the limit, and out of how many: said also where the check passed. */
export function measuredText({ observed, limit, bound, unit, n }: Check): string {
  const allowed = limit === null ? '' : `, ${boundWords[bound]} ${checkAmount(limit, unit)}`;
  const measured = observed === null ? 'not shown' : checkAmount(observed, unit);
  return `${measured}${allowed}${n === null ? '' : `, n = ${formatCount(n)}`}`;
}

type CoverageState = SourceCoverage['agencies'][number]['months'][number]['state'];
/** What stands in a month of the grid; of a month that was reported, its number of records. */
export const coverageWords: Readonly<Record<Exclude<CoverageState, 'reported'> | 'few', string>> = {
  few: 'few',
  'not-reported': 'none',
  'outside-cover': '–',
};
export const monthInitials = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

import type { Check, SourceCoverage } from '../spec/findings.ts';
import { checkUnitWords } from './labels.ts';
import { formatCount, formatDecimal, formatValue } from './numbers.ts';

/** What a check is about, in a few words; a rule without words of its own is read as it is written. */
const ruleWords: Readonly<Record<string, string>> = {
  rejected: 'records rejected',
  'rejected-share': 'records rejected',
  'duplicate-share': 'repeated records',
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
  'control-total': 'total that the agency states',
  respondents: 'people who answered',
  'response-rate': 'answers of those who were asked',
  'unknown-wave': 'answers of no declared wave',
  'outside-wave': 'answers outside the days of their wave',
  'refused-answers': 'answers that are none',
  'wording-change': 'question asked in other words',
  'mode-change': 'people asked in another way',
  'no-frame': 'whom the answers speak for',
  'not-in-universe': 'declared areas that the data do not know',
  'without-population': 'areas without population',
  expired: 'waivers that have ended',
  'unknown-check': 'waivers that name no check',
};

export const ruleText = (rule: string): string => ruleWords[rule] ?? rule.replaceAll('-', ' ');

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
      return `${formatCount(value)} ${checkUnitWords[unit]}`;
  }
}

export const boundWords: Readonly<Record<Check['bound'], string>> = { most: 'at most', least: 'at least' };

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

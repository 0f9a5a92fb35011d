import { nearest, suggest } from './nearest.ts';
import type { PipelineDeclaration } from './pipeline.ts';
import type { Complaints } from './problems.ts';
import { areasSourceId, parentsSourceId } from './resolve-areas.ts';
import { declaredIntervals } from './resolve-responses.ts';
import { checkRules } from './source-checks.ts';

/** Beside the rules that a source may declare: what every source, or every one of a kind, is checked for. */
const otherRules = [
  'answered-twice',
  'answering',
  'blank-type',
  'census-years',
  'code-agencies',
  'comments',
  'control-total',
  'copied-files',
  'empty-margin',
  'expired',
  'group-residents',
  'impossible-coordinates',
  'located-by-polygon',
  'mixed-units',
  'mode-change',
  'near-duplicates',
  'negative-figures',
  'no-arrival',
  'no-coordinates',
  'no-frame',
  'not-in-universe',
  'not-located',
  'other-values',
  'outside-cover',
  'outside-polygons',
  'outside-wave',
  'overlapping-polygons',
  'partial-dates',
  'partly-counted',
  'refused-answers',
  'rejected',
  'repeated-hour',
  'respondents',
  'response-rate',
  'shared-key',
  'silent-months',
  'skipped-hour',
  'smaller-areas',
  'stacked',
  'unknown-area',
  'unknown-check',
  'unknown-wave',
  'unmapped-codes',
  'values-without-header',
  'weeks-across-months',
  'weeks-not-declared',
  'without-key',
  'without-margin',
  'without-population',
  'without-time',
  'wording-change',
];
const known: readonly string[] = [...checkRules, ...otherRules];

/**
 * A waiver of a check that there cannot be would accept nothing, and be told only by a run. A rule that is not known
 * here is a mistake only where it is nearly one that is: some are made of names that the data bring.
 */
export function checkWaivers(declared: PipelineDeclaration, complain: Complaints): void {
  const ids = [...Object.keys(declared.sources), 'areas', 'waivers', areasSourceId, parentsSourceId];
  for (const [index, { check }] of declared.waivers.entries()) {
    const [source = '', rule = ''] = check.split('/');
    const about = (message: string, hint: string): void =>
      complain.about(['waivers', index, 'check'], 'value', { id: 'unknown-check', message, hint });
    if (!check.includes('/')) about(`"${check}" names no check`, 'write SOURCE/RULE, such as crime/located-share');
    else if (!ids.includes(source))
      about(`"${check}" names no check: there is no source "${source}"`, suggest(source, ids));
    else if (
      nearlyKnown(
        rule,
        declaredIntervals(declared.sources[source] ?? {}).map(({ name }) => name),
      )
    )
      about(`"${check}" names no check: there is no rule "${rule}"`, suggest(rule, known));
  }
}

/** Checks of an interval, and of a column of times, are called by its name first. */
const nearlyKnown = (rule: string, intervals: readonly string[]): boolean =>
  !known.includes(rule) &&
  !rule.startsWith('figures-') &&
  !rule.endsWith('-mixed-units') &&
  !intervals.some((interval) => rule.startsWith(`${interval}-`)) &&
  nearest(rule, known) !== undefined;

import type { Check } from '../spec/index.ts';
import {
  type CheckOutcome,
  checkOutcomes,
  countOutcomes,
  formatCount,
  formatDate,
  measuredText,
  outcomeOf,
} from '../words/index.ts';
import type { Paint } from './verb.ts';

/** How many checks failed, are accepted, warned, were noted and passed: the worst first, as in the reports. */
export function checksLine(checks: readonly Check[]): string {
  const counts = countOutcomes(checks);
  const parts = checkOutcomes
    .filter((outcome) => counts[outcome] > 0 || (outcome !== 'accepted' && outcome !== 'noted'))
    .map((outcome) => `${formatCount(counts[outcome])} ${outcome}`);
  return `checks   ${parts.join(' · ')}`;
}

const mostItems = 10;

/** What a failing check is about: codes, places or months, by count. */
function itemsOf({ passed, items }: Check): readonly string[] {
  if (passed) return [];
  const shown = items
    .slice(0, mostItems)
    .map(({ value, n, hint }) => `    ${value}${n === null ? '' : ` (${formatCount(n)})`}${hint && `: ${hint}`}`);
  const more = items.length - shown.length;
  return more > 0 ? [...shown, `    … and ${formatCount(more)} more`] : shown;
}

/** One check in one line: what was measured, the limit. Below, where it did not pass, who accepts it and what it is about. */
export function checkLines(check: Check, paint: Paint): readonly string[] {
  const marks: Readonly<Record<CheckOutcome, string>> = {
    passed: paint.green('✔'),
    noted: paint.dim('·'),
    accepted: paint.cyan('~'),
    warned: paint.yellow('!'),
    failed: paint.red('✖'),
  };
  const { id, detail, waiver } = check;
  const accepted =
    waiver === null ? [] : [`    accepted until ${formatDate(waiver.until)} by ${waiver.owner}: ${waiver.reason}`];
  const head = `${marks[outcomeOf(check)]} ${id}: ${detail} (${measuredText(check)})`;
  return [head, ...accepted, ...itemsOf(check)];
}

/** What a reader must know: what is accepted, then warnings, then failures. */
export function troubleLines(checks: readonly Check[], paint: Paint): readonly string[] {
  const trouble = checks.filter((check) => !check.passed);
  return checkOutcomes
    .toReversed()
    .flatMap((outcome) => trouble.filter((check) => outcomeOf(check) === outcome))
    .flatMap((check) => checkLines(check, paint));
}

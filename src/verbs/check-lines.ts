import picocolors from 'picocolors';
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
function itemsOf({ passed, items }: Check): string {
  if (passed) return '';
  const shown = items
    .slice(0, mostItems)
    .map(({ value, n, hint }) => `\n    ${value}${n === null ? '' : ` (${formatCount(n)})`}${hint && `: ${hint}`}`);
  const more = items.length - shown.length;
  return shown.join('') + (more > 0 ? `\n    … and ${formatCount(more)} more` : '');
}

/** One check in one line: what was measured, the limit, and who accepts it where it did not pass. */
export function checkLine(check: Check, color: boolean): string {
  const colors = picocolors.createColors(color);
  const marks: Readonly<Record<CheckOutcome, string>> = {
    passed: colors.green('✔'),
    noted: colors.dim('·'),
    accepted: colors.cyan('~'),
    warned: colors.yellow('!'),
    failed: colors.red('✖'),
  };
  const { id, detail, waiver } = check;
  const accepted =
    waiver === null ? '' : `\n    accepted until ${formatDate(waiver.until)} by ${waiver.owner}: ${waiver.reason}`;
  return `${marks[outcomeOf(check)]} ${id}: ${detail} (${measuredText(check)})${accepted}${itemsOf(check)}`;
}

/** What a reader must know: what is accepted, then warnings, then failures. */
export function troubleLines(checks: readonly Check[], color: boolean): readonly string[] {
  const trouble = checks.filter((check) => !check.passed);
  return checkOutcomes
    .toReversed()
    .flatMap((outcome) => trouble.filter((check) => outcomeOf(check) === outcome))
    .map((check) => checkLine(check, color));
}

import type { Disclosed } from '../../redact/disclosed.ts';
import type { Check, Finding } from '../../spec/findings.ts';
import type { Document } from '../../spec/publication.ts';
import { measuredText, movementWords, outcomeOf, promiseWords } from '../../words/index.ts';
import { headlines } from '../select.ts';
import { inert, utf8 } from './text.ts';

/** One case of a suite; a job shows a failure red, and what was skipped apart. */
interface Case {
  readonly group: string;
  readonly name: string;
  readonly said: string;
  readonly failure: string | null;
  readonly skipped: string | null;
}

/**
 * Data checks and verdicts as JUnit XML, which jobs of every kind show as a list of tests.
 *
 * A check that failed and that nobody accepts is a failure, an accepted one is skipped. Verdicts are results of the
 * evaluation and fail nothing, unless a job asked to be stopped by them (`--gate verdicts`).
 */
export function junitXml({ findings }: Disclosed): readonly Document[] {
  return [{ path: 'junit.xml', bytes: utf8(junitText(findings, [])) }];
}

/** @param missed  headline findings that stop the job */
export function junitText({ run, checks, findings }: Disclosed['findings'], missed: readonly Finding[]): string {
  const failing = new Set(missed.map(({ metric }) => metric));
  const suites = [
    suite('data checks', checks.map(checkCase)),
    suite(
      'verdicts',
      headlines(findings).map((finding) => verdictCase(finding, failing.has(finding.metric))),
    ),
  ];
  const name = attribute(`yardline ${run.pipeline} ${run.asOf}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${name}">\n${suites.join('')}</testsuites>\n`;
}

function checkCase(check: Check): Case {
  const { id, source, detail, waiver, severity } = check;
  const said = `${detail} (${measuredText(check)})`;
  const outcome = outcomeOf(check);
  const accepted = waiver === null ? null : `accepted until ${waiver.until} by ${waiver.owner}: ${waiver.reason}`;
  return {
    group: `checks.${source}`,
    name: id,
    said: outcome === 'warned' ? `warning: ${said}` : said,
    failure: outcome === 'failed' && severity === 'fail' ? said : null,
    skipped: outcome === 'accepted' ? accepted : null,
  };
}

function verdictCase(finding: Finding, isFailure: boolean): Case {
  const { metric, role, movement, promise, sentence } = finding;
  const verdict = `${movementWords[movement].label}; ${promiseWords[promise].label}`;
  return {
    group: `verdicts.${role}`,
    name: metric,
    said: `${verdict}. ${sentence.text}`,
    failure: isFailure ? verdict : null,
    skipped: null,
  };
}

function suite(name: string, cases: readonly Case[]): string {
  const failures = cases.filter(({ failure }) => failure !== null).length;
  const skipped = cases.filter((one) => one.skipped !== null).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return `  <testsuite name="${attribute(name)}" ${counts}>\n${cases.map(caseText).join('')}  </testsuite>\n`;
}

function caseText({ group, name, said, failure, skipped }: Case): string {
  const inner = [
    failure === null ? '' : `      <failure message="${attribute(failure)}">${text(said)}</failure>\n`,
    skipped === null ? '' : `      <skipped message="${attribute(skipped)}"/>\n`,
    failure === null ? `      <system-out>${text(said)}</system-out>\n` : '',
  ];
  return `    <testcase classname="${attribute(group)}" name="${attribute(name)}">\n${inner.join('')}    </testcase>\n`;
}

const text = (value: string): string =>
  lawful(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const attribute = (value: string): string =>
  text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;').replaceAll('\r', '&#13;');

/** The two characters that XML 1.0 has no way to write, not even as references; control characters are gone already. */
const lawful = (value: string): string => inert(value).replace(/[\uFFFE\uFFFF]/g, '\uFFFD');

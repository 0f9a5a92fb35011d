import type { Disclosed } from '../../redact/disclosed.ts';
import type { Check, Finding } from '../../spec/findings.ts';
import type { Document } from '../../spec/publication.ts';
import { measuredText, movementWords, outcomeOf, promiseWords } from '../../words/index.ts';
import { headlines } from '../select.ts';
import { type Case, junitDocument } from './junit-suites.ts';
import { utf8 } from './text.ts';

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
  return junitDocument(`yardline ${run.pipeline} ${run.asOf}`, [
    { name: 'data checks', cases: checks.map(checkCase) },
    {
      name: 'verdicts',
      cases: headlines(findings).map((finding) => verdictCase(finding, failing.has(finding.metric))),
    },
  ]);
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

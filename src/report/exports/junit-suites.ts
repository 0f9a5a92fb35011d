import { inert } from './text.ts';

/** One case of a suite; a job shows a failure red, and what was skipped apart. */
export interface Case {
  readonly group: string;
  readonly name: string;
  readonly said: string;
  readonly failure: string | null;
  readonly skipped: string | null;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** Suites of cases as JUnit XML. */
export function junitDocument(name: string, suites: readonly Suite[]): string {
  const inner = suites.map(suiteText).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${attribute(name)}">\n${inner}</testsuites>\n`;
}

function suiteText({ name, cases }: Suite): string {
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
  inert(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const attribute = (value: string): string =>
  text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;').replaceAll('\r', '&#13;');

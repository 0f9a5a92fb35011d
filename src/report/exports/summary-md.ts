import type { Disclosed } from '../../redact/disclosed.ts';
import type { Finding, Findings } from '../../spec/findings.ts';
import type { Document } from '../../spec/publication.ts';
import {
  boardWords,
  checkOutcomes,
  countOutcomes,
  formatCount,
  movementWords,
  outcomeOf,
  promiseWords,
} from '../../words/index.ts';
import { levelAside, levelText } from '../quantity.ts';
import { headlines } from '../select.ts';
import { leadOf } from '../summary.ts';
import { inert, utf8 } from './text.ts';

/** A page of a job holds a megabyte; this leaves room for other steps. */
const mostBytes = 900_000;
const mostChecks = 50;

/**
 * The result as Markdown, for the page of a scheduled job or a message: verdicts, what changed, checks that did not pass.
 */
export function summaryMd({ findings }: Disclosed): readonly Document[] {
  return [{ path: 'summary.md', bytes: utf8(summaryText(findings)) }];
}

export function summaryText(findings: Findings): string {
  const { run, warnings } = findings;
  const sections = [
    `# ${cell(run.title)}, ${cell(run.asOfLabel)}`,
    ...leadLines(findings),
    table(headlines(findings.findings)),
    ...list(
      'What changed since the last report',
      run.sinceLast.map(({ text }) => text),
    ),
    ...list('Data checks', checkItems(findings)),
    ...list(
      'Take note',
      warnings.map(({ text }) => text),
    ),
    `Run \`${run.id}\`, data through ${run.dataThrough}.`,
  ];
  return capped(`${sections.join('\n\n')}\n`);
}

function leadLines(findings: Findings): readonly string[] {
  const { text, made } = leadOf(findings);
  return made === null ? [text] : [cell(text), `${boardWords.written} ${made}`];
}

function table(shown: readonly Finding[]): string {
  const rows = shown.map((finding) => {
    const { title, areaTitle, movement, promise, grade, sentence } = finding;
    const aside = levelAside(finding, finding.now);
    const now = `${levelText(finding, finding.now)}${aside === null ? '' : ` (${aside})`}`;
    const cells = [
      title,
      areaTitle,
      now,
      movementWords[movement].label,
      promiseWords[promise].label,
      grade ?? '–',
      sentence.text,
    ];
    return `| ${cells.map(cell).join(' | ')} |`;
  });
  const head = '| Metric | Where | Now | Movement | Promise | Data | Finding |';
  return [head, '|---|---|---|---|---|---|---|', ...rows].join('\n');
}

function checkItems({ checks }: Findings): readonly string[] {
  const counts = countOutcomes(checks);
  const counted = checkOutcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}`);
  const trouble = checks.filter((check) => ['failed', 'warned', 'accepted'].includes(outcomeOf(check)));
  const more = trouble.length - mostChecks;
  return [
    `${counted.join(', ')}.`,
    ...trouble.slice(0, mostChecks).map((check) => `${outcomeOf(check)}: ${check.id}: ${check.detail}`),
    ...(more > 0 ? [`and ${formatCount(more)} more`] : []),
  ];
}

const list = (heading: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [`## ${heading}`, items.map((item) => `- ${cell(item)}`).join('\n')];

/** Text of the data as text: nothing in it is markup, a link, a mention or the end of a cell. */
export const cell = (value: string): string =>
  inert(value)
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~!@$&]/g, (sign) => (sign === '@' ? '@\u200B' : `\\${sign}`));

/** Whole lines, as many as fit. */
function capped(markdown: string): string {
  if (utf8(markdown).length <= mostBytes) return markdown;
  const lines = markdown.split('\n');
  let [size, kept] = [0, 0];
  while (kept < lines.length && size + utf8(lines[kept] ?? '').length + 1 <= mostBytes) {
    size += utf8(lines[kept] ?? '').length + 1;
    kept += 1;
  }
  return `${lines.slice(0, kept).join('\n')}\n\nThe rest is in findings.csv.\n`;
}

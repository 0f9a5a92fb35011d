import type { Disclosed } from '../../redact/disclosed.ts';
import type { Finding, Findings } from '../../spec/findings.ts';
import type { Document } from '../../spec/publication.ts';
import { checkOutcomes, countOutcomes, outcomeOf, type Words } from '../../words/index.ts';
import { inLanguage } from '../in-language.ts';
import { levelAside, levelText } from '../quantity.ts';
import { headlines } from '../select.ts';
import { leadOf } from '../summary.ts';
import { inert, utf8 } from './text.ts';

/** A page of a job holds a megabyte; this leaves room for other steps. */
const mostBytes = 900_000;
const mostChecks = 50;

/**
 * The result as Markdown, for the page of a scheduled job or a message: verdicts, what changed, checks that did not
 * pass. In the language of the first report.
 */
export function summaryMd(disclosed: Disclosed): readonly Document[] {
  const { publication, words } = inLanguage(disclosed, disclosed.reports[0]?.language ?? 'en');
  return [{ path: 'summary.md', bytes: utf8(summaryText(publication.findings, words)) }];
}

export function summaryText(findings: Findings, words: Words): string {
  const { jobWords } = words;
  const { run, warnings } = findings;
  const sections = [
    `# ${cell(run.title)}, ${cell(run.asOfLabel)}`,
    ...corrections(findings, words).own.map((text) => `**${cell(text)}**`),
    ...leadLines(findings, words),
    table(headlines(findings.findings), words),
    ...list(jobWords.changed, [...corrections(findings, words).before, ...run.sinceLast.map(({ text }) => text)]),
    ...list(jobWords.checks, checkItems(findings, words)),
    ...list(
      jobWords.notes,
      warnings.map(({ text }) => text),
    ),
    jobWords.run(`\`${run.id}\``, run.dataThrough),
  ];
  return capped(`${sections.join('\n\n')}\n`, jobWords.rest);
}

/** What was found wrong in this report since it was published, and in reports before it. */
function corrections({ run, board }: Findings, { boardWords, formatDate }: Words) {
  const all = board?.corrections ?? [];
  const [own, before] = [true, false].map((isOwn) => all.filter(({ report }) => (report === run.asOf) === isOwn));
  return {
    own: (own ?? []).map(({ on, what }) => `${boardWords.correction(formatDate(on))} ${what}`),
    before: (before ?? []).map(({ report, on, what }) => `${boardWords.correctionTo(report, formatDate(on))} ${what}`),
  };
}

function leadLines(findings: Findings, words: Words): readonly string[] {
  const { text, made } = leadOf(findings, words);
  // a sentence made from the verdicts names metrics
  return made === null ? [cell(text)] : [cell(text), `${words.boardWords.written} ${cell(made)}`];
}

function table(shown: readonly Finding[], words: Words): string {
  const { jobWords, movementWords, promiseWords } = words;
  const rows = shown.map((finding) => {
    const { title, areaTitle, movement, promise, grade, sentence } = finding;
    const aside = levelAside(finding, finding.now, words);
    const now = `${levelText(finding, finding.now, words)}${aside === null ? '' : ` (${aside})`}`;
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
  const head = `| ${jobWords.columns.join(' | ')} |`;
  return [head, '|---|---|---|---|---|---|---|', ...rows].join('\n');
}

function checkItems({ checks }: Findings, words: Words): readonly string[] {
  const { formatCount, jobWords } = words;
  const counts = countOutcomes(checks);
  const counted = checkOutcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${jobWords.outcomes[outcome]}`);
  const trouble = checks.filter((check) => ['failed', 'warned', 'accepted'].includes(outcomeOf(check)));
  const more = trouble.length - mostChecks;
  return [
    `${counted.join(', ')}.`,
    ...trouble
      .slice(0, mostChecks)
      .map((check) => `${jobWords.outcomes[outcomeOf(check)]}: ${check.id}: ${check.detail}`),
    ...(more > 0 ? [jobWords.more(formatCount(more))] : []),
  ];
}

const list = (heading: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [`## ${heading}`, items.map((item) => `- ${cell(item)}`).join('\n')];

/** Text of the data as text: nothing in it is markup, a link, a mention or the end of a cell. */
export const cell = (value: string): string =>
  inert(value)
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~!@$&]|:(?=\/\/)|(?<=\bwww)\./gi, (sign) => (sign === '@' ? '@\u200B' : `\\${sign}`));

/** Whole lines, as many as fit. */
function capped(markdown: string, rest: string): string {
  if (utf8(markdown).length <= mostBytes) return markdown;
  const lines = markdown.split('\n');
  let [size, kept] = [0, 0];
  while (kept < lines.length && size + utf8(lines[kept] ?? '').length + 1 <= mostBytes) {
    size += utf8(lines[kept] ?? '').length + 1;
    kept += 1;
  }
  return `${lines.slice(0, kept).join('\n')}\n\n${rest}\n`;
}

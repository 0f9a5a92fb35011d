import { z } from 'zod';
import { aboutRun, answer, answerEnding, howMany, manyFindings, problem, sourceState, unused } from './answer-parts.ts';
import { ledgerLine } from './finding-quality.ts';
import { findingsSchema } from './findings.ts';

/** Answers of verbs that look at files and at what is stored. */

const { status, ledger, checks, coverage, events, warnings, counted } = findingsSchema.shape;

export const ingestAnswer = answer('ingest', {
  pipeline: z.string(),
  ledger: z.array(ledgerLine),
  unused: z.array(unused),
  checks,
});

export const checkAnswer = answer('check', { pipeline: z.string(), checks });

export const evaluateAnswer = answerEnding('evaluate', status, {
  pipeline: z.string(),
  run: aboutRun,
  ledger,
  checks,
  coverage,
  events,
  findings: manyFindings,
  counted,
  warnings,
  sources: z.array(z.strictObject(sourceState)),
});

const fileStates = ['unchanged', 'same-content', 'renamed', 'new', 'changed', 'withdrawn', 'missing'] as const;
export const planAnswer = answer('plan', {
  pipeline: z.string(),
  sources: z.array(
    z.strictObject({
      ...sourceState,
      title: z.string(),
      files: z.array(
        z.strictObject({
          file: z.string(),
          agency: z.string().nullable(),
          bytes: howMany,
          status: z.enum(fileStates),
          /** Whether its records would be read and loaded. */
          load: z.boolean(),
        }),
      ),
      /** With the lines of the declaration around each. */
      problems: z.array(problem.extend({ frame: z.string() })),
    }),
  ),
});

const defects = [
  'unclosed-quote',
  'text-after-quote',
  'too-few-fields',
  'too-many-fields',
  'record-too-long',
  'bad-bytes',
] as const;

/** A file as found; its hash and its bytes are those of the pack where it is packed, all else is of the text. */
const inspectedFile = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  bytes: howMany,
  container: z.enum(['plain', 'gzip', 'zstd', 'workbook']),
  sheet: z.string().nullable(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.string(),
  lineEnding: z.enum(['LF', 'CRLF', 'CR', 'mixed', 'none']),
  header: z.array(z.string()),
  lines: howMany,
  headerLines: howMany,
  blankLines: howMany,
  recordLines: howMany,
  /** Records, without the header. */
  read: howMany,
  lane: z.enum(['bulk', 'exact']),
  defects: z.array(
    z.strictObject({ record: howMany, line: howMany, lines: howMany, defect: z.enum(defects), fields: howMany }),
  ),
  hasLineBreaks: z.boolean(),
  hasOddBlanks: z.boolean(),
  unheaded: z.strictObject({ records: howMany, line: howMany }),
  examined: z.boolean(),
});

export const looks = ['whole number', 'number', 'date', 'date and time', 'yes or no', 'text', 'nothing'] as const;
export const inspectAnswer = answer('inspect', {
  file: inspectedFile,
  columns: z.array(
    z.strictObject({
      header: z.string(),
      filled: howMany,
      blank: howMany,
      /** Different values, counted up to a limit, and whether that is all of them. */
      distinct: howMany,
      distinctIsAll: z.boolean(),
      looksLike: z.enum(looks),
      formats: z.array(z.string()),
      /** Only together do those formats read the dates. */
      mixed: z.boolean(),
      /** How many values those formats do not read. */
      unread: howMany,
      /** What values look like; the values themselves with `--show-values`. */
      examples: z.array(z.string()),
    }),
  ),
});

/** The lines of rejects.csv: every cell a text, empty where there is nothing to say. */
export const rejectsAnswer = answer('rejects', {
  rejects: z.array(
    z.strictObject({
      source: z.string(),
      file: z.string(),
      line: z.string(),
      record: z.string(),
      fate: z.string(),
      column: z.string(),
      rule: z.string(),
      value: z.string(),
      survivor: z.string(),
    }),
  ),
});

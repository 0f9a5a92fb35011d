import type { Disclosed } from '../../redact/disclosed.ts';
import type { Beside, Bound, Change, Finding, Level, SeriesPoint } from '../../spec/findings.ts';
import type { Document } from '../../spec/publication.ts';
import { answerRows, type Cell, gapRows, open, type Row, recordColumns } from './record-rows.ts';
import { inert, utf8 } from './text.ts';

/** What a row is about; the same for all rows of a finding. */
const subjectColumns = [
  'metric',
  'title',
  'area',
  'area_title',
  'area_role',
  'group',
  'question',
  'role',
  'better',
  'measure',
  'unit',
  'shown_as',
  'value_unit',
] as const;

export const csvColumns: readonly string[] = [...subjectColumns, ...recordColumns];

function levelRow(record: string, level: Level): Row {
  const window = { record, window: level.label, from: level.from, to: level.to };
  if (level.status === 'withheld') return { ...window, state: 'withheld', reason: level.reason };
  const { value, low, high, events, exposure, n, method, missing } = level;
  const lacking = missing && { missing_n: missing.n, missing_low: missing.low, missing_high: open(missing.high) };
  const numbers = { value, low, high: open(high), events, exposure, n, method, effective_n: level.effectiveN };
  return { ...window, state: 'estimated', ...numbers, ...lacking, beside: besideText(level.beside) };
}

/** By name, in one cell: alpha=0.81; complete=212. What is not known has no value. */
function besideText(beside: Beside | undefined): string | null {
  if (beside === undefined) return null;
  const { kind: _, ...facts } = beside;
  return Object.entries(facts)
    .map(([name, value]) => `${name}=${value ?? ''}`)
    .join('; ');
}

function changeRow(name: string, change: Change): Row {
  const window = {
    record: `change-${name}`,
    window: change.window?.label ?? null,
    from: change.window?.from ?? null,
    to: change.window?.to ?? null,
  };
  if (change.status === 'withheld') {
    const before = change.before && { value: change.before.value, n: change.before.n };
    return { ...window, state: 'withheld', reason: change.reason, ...before };
  }
  const {
    value,
    n,
    events,
    exposure,
    scale,
    estimate,
    low,
    high,
    p,
    q,
    adjusted,
    absolute,
    method,
    dispersion,
    smallestDetectable,
  } = change;
  return {
    ...window,
    state: 'estimated',
    value,
    low,
    high: open(high),
    events,
    exposure,
    n,
    scale,
    // A rise from none has no ratio: an empty cell and its reason, as a word among numbers would make them text.
    estimate: open(estimate),
    reason: typeof estimate === 'number' ? null : 'no-events-in-baseline',
    p,
    q,
    adjusted_level: adjusted.level,
    adjusted_low: adjusted.low,
    adjusted_high: open(adjusted.high),
    fewer_or_more: absolute.estimate,
    fewer_or_more_low: absolute.low,
    fewer_or_more_high: open(absolute.high),
    method,
    dispersion,
    smallest_detectable: smallestDetectable,
  };
}

/** Fewer or more events than without the programme; empty where the choice of comparison areas turns the verdict. */
function effectRow(finding: Finding): Row {
  const { effect } = finding;
  if (effect.status === 'withheld') return { record: 'effect', state: 'withheld', reason: effect.reason };
  const { scale, estimate, low, high, p, q, adjusted, averted, dispersion, design, observed } = effect;
  const negative = (bound: Bound | null): number | null => (typeof bound === 'number' ? -bound : null);
  return {
    record: 'effect',
    state: 'estimated',
    from: effect.from,
    to: effect.to,
    events: observed,
    scale,
    estimate: open(estimate),
    low,
    high: open(high),
    p,
    q,
    adjusted_level: adjusted.level,
    adjusted_low: adjusted.low,
    adjusted_high: open(adjusted.high),
    fewer_or_more: averted && -averted.estimate,
    fewer_or_more_low: averted && negative(averted.high),
    fewer_or_more_high: averted && negative(averted.low),
    method: design,
    dispersion,
    smallest_detectable: effect.smallestDetectable,
  };
}

function pointRow(point: SeriesPoint): Row {
  const { period, from, to, state, value, low, high, events, exposure, n } = point;
  return { record: 'period', period, from, to, state, value, low, high: open(high), events, exposure, n };
}

function subjectOf(finding: Finding): string {
  const { metric, title, area, areaTitle, areaRole, group, question, role, better, measure, unit, shown } = finding;
  const subject: Record<(typeof subjectColumns)[number], Cell> = {
    metric,
    title,
    area,
    area_title: areaTitle,
    area_role: areaRole,
    group,
    question,
    role,
    better,
    measure,
    unit,
    shown_as: shown.as,
    value_unit: shown.unit,
  };
  return subjectColumns.map((column) => csvCell(subject[column])).join(',');
}

/** Concatenated, not joined: a hundred thousand rows of thirty cells are most of an export's time. */
function lineOf(subject: string, row: Row): string {
  let line = subject;
  for (const column of recordColumns) line += `,${csvCell(row[column])}`;
  return line;
}

function linesOf(finding: Finding): readonly string[] {
  const { movement, promise, evidence, grade, sentence, changes } = finding;
  const rows: readonly Row[] = [
    { ...levelRow('now', finding.now), movement, promise, evidence, grade, sentence: sentence.text },
    ...finding.also.map((level) => levelRow('also', level)),
    changeRow('baseline', changes.baseline),
    changeRow('same-season', changes.sameSeason),
    changeRow('previous', changes.previous),
    effectRow(finding),
    ...gapRows(finding.gap),
    ...answerRows(finding.survey),
    ...finding.series.map(pointRow),
  ];
  const subject = subjectOf(finding);
  return rows.map((row) => lineOf(subject, row));
}

/**
 * One cell: quoted as RFC 4180 wants; text that a spreadsheet would run as a formula gets a leading apostrophe
 * (OWASP, "CSV injection"). Numbers stay numbers, also negative ones.
 */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const plain = inert(value);
  const text = /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Tidy: one row per metric, area and window, change or period. Lines end with CR LF (RFC 4180). */
export function findingsCsv(disclosed: Disclosed): readonly Document[] {
  const lines = disclosed.findings.findings.flatMap(linesOf);
  return [{ path: 'findings.csv', bytes: utf8(`${[csvColumns.join(','), ...lines].join('\r\n')}\r\n`) }];
}

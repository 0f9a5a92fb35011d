import type { Beside, Bound, Change, Finding, Level, SeriesPoint } from '../../spec/findings.ts';
import { answerRows, type Cell, gapRows, open, type Row, recordColumns } from './record-rows.ts';

/** What a row is about; the same for all rows of a finding. */
export const subjectColumns = [
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

/** Every column of the exports, in their order. */
export const columns = [...subjectColumns, ...recordColumns] as const;
export type Column = (typeof columns)[number];

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

/** What a finding is about: the same cells stand in each of its rows. */
export function subjectCells(finding: Finding): Record<(typeof subjectColumns)[number], Cell> {
  const { metric, title, area, areaTitle, areaRole, group, question, role, better, measure, unit, shown } = finding;
  return {
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
}

/** Everything that a finding says, a row for each level, change, effect, answer and period. */
export function rowsOf(finding: Finding): readonly Row[] {
  const { movement, promise, evidence, grade, sentence, changes } = finding;
  return [
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
}

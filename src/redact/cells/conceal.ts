import type { Finding } from '../../spec/index.ts';
import { withoutBefore } from '../beside.ts';
import { hide, isHidden } from '../hide.ts';
import { withoutAnswers } from '../survey.ts';
import type { Grid } from './grid.ts';

/** Takes out of the findings what a grid hides beside what is hidden already. */
export function concealIn(findings: Finding[], grid: Grid): void {
  const width = grid.slots.length;
  const effects = grid.rows.some(
    ({ role, group }, row) =>
      role === 'program' &&
      group === null &&
      grid.slots.some(({ kind }, at) => isOfEffect(kind) && isMarked(grid, row * width + at)),
  );
  for (const [row, { findings: places }] of grid.rows.entries()) {
    const marked = grid.slots.filter((_, at) => isMarked(grid, row * width + at));
    const isWhole = grid.rows[row]?.role === 'all-program' && grid.rows[row]?.group === null;
    if (marked.length === 0 && !(isWhole && effects)) continue;
    for (const place of places) {
      const finding = findings[place];
      if (finding) findings[place] = conceal(finding, marked, isWhole && effects);
    }
  }
}

const isOfEffect = (kind: string): boolean => kind === 'effect' || kind === 'untreated';

/** A finding with none of its numbers. */
export function withhold(finding: Finding): Finding {
  const survey = withoutAnswers(finding.survey);
  const [series, also] = [finding.series.map(hiddenPoint), finding.also.map(hiddenLevel)];
  return hide({ ...finding, series, also, now: hiddenLevel(finding.now), survey });
}

/** A finding of areas together, with nothing of any one of them. */
export const onlyTogether = (finding: Finding): Finding => withoutParts(finding, { areas: true, periods: false });

/** Hidden, and there is something that could have been told. */
const isMarked = ({ hidden, columns }: Grid, cell: number): boolean =>
  hidden[cell] === 1 && columns.some((column) => !Number.isNaN(column[cell] ?? Number.NaN));

/** A finding without some of its numbers, and without what is made of them. */
export function conceal(finding: Finding, marked: Grid['slots'], withoutAreas: boolean): Finding {
  const isGone = (kind: string, at?: number): boolean =>
    marked.some((slot) => slot.kind === kind && (at === undefined || ('at' in slot && slot.at === at)));
  const series = finding.series.map((point, at) => (isGone('point', at) ? hiddenPoint(point) : point));
  const also = finding.also.map((level, at) => (isGone('also', at) ? hiddenLevel(level) : level));
  const then = marked.flatMap((slot) => ('which' in slot ? [slot.which] : []));
  // where nothing was compared, there is a value then and no verdict that hangs on it
  const isJudged = !isGone('now') && then.every((which) => finding.changes[which].status === 'withheld');
  const now = isGone('now') ? hiddenLevel(finding.now) : finding.now;
  const isEffectGone = finding.areaRole === 'all-program' && marked.some(({ kind }) => isOfEffect(kind));
  const shown = { ...finding, ...(isEffectGone ? withoutEffect : {}), series, also, now };
  if (isJudged) return withoutParts(withoutBefore(shown, then), { areas: withoutAreas, periods: isGone('point') });
  // what hides the value hides all answers of its time, and waves may be that time
  const survey = withoutAnswers(finding.survey);
  return isHidden(finding) ? shown : hide({ ...shown, survey });
}

/** What comparison areas had may be a secret where what programme areas had is none. */
const withoutEffect = {
  effect: { status: 'withheld', reason: 'suppressed' },
  contribution: 'no-design',
  evidence: null,
  evidenceRule: null,
} as const satisfies Partial<Finding>;

function hiddenPoint(point: Finding['series'][number]): Finding['series'][number] {
  if (point.n === null) return point;
  return { ...point, value: null, low: null, high: null, events: null, exposure: null, n: null, state: 'suppressed' };
}

function hiddenLevel(level: Finding['now']): Finding['now'] {
  if (level.status === 'withheld') return level;
  return { status: 'withheld', reason: 'suppressed', from: level.from, to: level.to, label: level.label };
}

/** What is made of all areas, or of all periods, would give a hidden one back. */
function withoutParts(finding: Finding, gone: { readonly areas: boolean; readonly periods: boolean }): Finding {
  const { effect, process: own } = finding;
  const chart = gone.periods ? hiddenChart(own) : own;
  if (effect.status === 'withheld' || (!gone.areas && !gone.periods)) return { ...finding, process: chart };
  const shown = {
    ...effect,
    byArea: gone.areas ? [] : effect.byArea,
    byCohort: gone.areas ? [] : effect.byCohort,
    gap: gone.periods ? [] : effect.gap,
    eventStudy: [],
    sensitivity: effect.sensitivity.filter(({ kind }) => !(gone.areas && kind === 'without-area')),
  };
  return { ...finding, process: chart, effect: shown };
}

/** Centre and limits are made of all points. */
const hiddenChart = (chart: Finding['process']): Finding['process'] =>
  chart.status === 'withheld' ? chart : { status: 'withheld', reason: 'suppressed' };

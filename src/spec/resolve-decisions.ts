import { parsePeriod } from './calendar.ts';
import { checkCommitments } from './check-commitments.ts';
import { commitmentsOf } from './commitments.ts';
import type { MetricDeclaration } from './metric.ts';
import type { Binding, MetricsContext } from './metrics-context.ts';
import type { Decision, Metric, Target } from './model.ts';
import type { Path } from './source-text.ts';

/** What a pipeline declares of a metric before its results: the target, how the verdict falls, its chart. */

const changeOf = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text.replace('%', '')) / 100;

export function targetOf(binding: Binding, path: Path, { pipeline, complain }: MetricsContext): Target | null {
  const { target } = binding;
  if (!target) return null;
  const at = [...path, 'target'];
  const said = (['change', 'value'] as const).filter((key) => target[key] !== undefined);
  if (said.length !== 1 && !complain.unsure([...at, 'change']) && !complain.unsure([...at, 'value']))
    complain.about(at, 'key', {
      id: 'target',
      message: `a target needs either change or value (got ${said.length === 0 ? 'neither' : 'both'})`,
      hint: 'change: -15% counts from the baseline; value is in the unit of the metric',
    });
  const fiscalYearStarts = pipeline.calendar['fiscal-year-starts'];
  if (!parsePeriod(target.by, { fiscalYearStarts }) && !complain.unsure(['calendar', 'fiscal-year-starts'])) {
    const example = fiscalYearStarts === 1 ? '2027-Q4, 2027-12, 2027' : 'FY2027-Q4, 2027-12, FY2027';
    complain.about([...at, 'by'], 'value', {
      id: 'period',
      message: `"${target.by}" is not a period of this calendar`,
      hint: `write ${example} or a date`,
    });
  }
  return {
    change: changeOf(target.change),
    value: target.value ?? null,
    by: target.by,
    setBy: target['set-by'],
    setOn: target['set-on'],
  };
}

interface Declared {
  readonly declaration: MetricDeclaration;
  readonly path: Path;
}

/** How the verdict falls; the usual way where the pipeline says nothing, and then without a date. */
export function decisionOf(binding: Binding, { declaration, path }: Declared, context: MetricsContext): Decision {
  const { decision } = binding;
  const family = decision?.family ?? declaration.family ?? declaration.question;
  if (!decision)
    return {
      design: 'strongest',
      phaseIn: 0,
      anticipation: 0,
      alpha: 0.05,
      smallestWorthwhile: null,
      family,
      primary: 'baseline',
      declared: null,
      adjust: 'benjamini-hochberg',
      looks: null,
    };
  const said = { better: declaration.better, path: [...path, 'decision', 'then'] };
  checkCommitments(decision.then, said, context.complain);
  return {
    design: decision.design,
    phaseIn: decision['phase-in'],
    anticipation: decision.anticipation,
    alpha: decision.alpha,
    smallestWorthwhile: changeOf(decision['smallest-worthwhile']),
    family,
    primary: decision.primary === 'same-season' ? 'sameSeason' : decision.primary,
    declared: decision.declared,
    adjust: decision.adjust,
    looks: decision.looks ? looksOf(decision.looks, [...path, 'decision', 'looks'], context) : null,
    ...commitmentsOf(decision.then),
  };
}

/** Verdicts fall on the last day of each period named; a list out of order hides which look comes next. */
function looksOf(periods: readonly string[], path: Path, { pipeline, complain }: MetricsContext): readonly string[] {
  const fiscalYearStarts = pipeline.calendar['fiscal-year-starts'];
  const days = periods.flatMap((text, index) => {
    const period = parsePeriod(text, { fiscalYearStarts });
    if (!period && !complain.unsure(['calendar', 'fiscal-year-starts']))
      complain.about([...path, index], 'value', {
        id: 'period',
        message: `"${text}" is not a period of this calendar`,
        hint: `write ${fiscalYearStarts === 1 ? '2027-Q4, 2027-12, 2027' : 'FY2027-Q4, 2027-12, FY2027'} or a date`,
      });
    return period?.to ?? [];
  });
  const late = days.findIndex((day, index) => index > 0 && day <= (days[index - 1] ?? ''));
  if (late > 0)
    complain.about([...path, late], 'value', {
      id: 'looks',
      message: `looks must be in order: "${periods[late]}" does not end after the one before it`,
      hint: 'each look spends a part of alpha that depends on the looks before it',
    });
  return days;
}

/** The chart of a metric; limits begin anew only on days that are in order. */
export function processOf({ process }: Binding, path: Path, { complain }: MetricsContext): Metric['process'] {
  const declared = process ?? { rules: 'mdc-7', chart: 'auto', rebase: [], exclude: [] };
  for (const [index, { from, to }] of declared.exclude.entries())
    if (to < from)
      complain.about([...path, 'process', 'exclude', index], 'value', {
        id: 'span',
        message: `a time left out must end after it begins (${from} to ${to})`,
        hint: 'exchange from and to',
      });
  return declared;
}

/** A family is corrected in one way, at one alpha and at the same looks: two ways would be two families. */
export function checkFamilies(metrics: readonly Metric[], paths: readonly Path[], { complain }: MetricsContext): void {
  const first = new Map<string, Metric>();
  for (const [index, metric] of metrics.entries()) {
    const { family, adjust, looks, declared } = metric.decision;
    const leader = first.get(family);
    if (declared === null) continue;
    if (!leader) {
      first.set(family, metric);
      continue;
    }
    const same = leader.decision.adjust === adjust && JSON.stringify(leader.decision.looks) === JSON.stringify(looks);
    if (!same)
      complain.about([...(paths[index] ?? []), 'decision'], 'value', {
        id: 'family',
        message: `"${metric.id}" is judged with "${leader.id}" in the family "${family}", by another correction or at other looks`,
        hint: 'give them the same adjust and looks, or families of their own',
      });
  }
}

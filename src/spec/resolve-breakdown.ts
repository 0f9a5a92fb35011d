import { type Breakdown, type BreakdownDeclaration, breakdownOf, restNames } from './breakdown.ts';
import { belowOf, isOfResidents, type Measure } from './measures.ts';
import type { MetricDeclaration } from './metric.ts';
import type { Binding, MetricsContext } from './metrics-context.ts';
import { suggest } from './nearest.ts';
import type { ResolvedSource } from './resolve-sources.ts';
import type { Path } from './source-text.ts';

interface Bound {
  readonly declaration: MetricDeclaration;
  readonly found: ResolvedSource;
  /** The source below the line of a ratio; null for measures without one. */
  readonly denominator: string | null;
  /** Where the pipeline names the metric. */
  readonly path: Path;
}

/** The groups that a metric is told for: the pipeline's, or else its own; null where none are declared. */
export function resolveBreakdown(binding: Binding, bound: Bound, context: MetricsContext): Breakdown | null {
  const declared = binding.by ?? bound.declaration.by;
  if (declared === undefined) return null;
  const at: Path = binding.by === undefined ? [...bound.path, 'use'] : [...bound.path, 'by'];
  const complain = (message: string, hint: string): void =>
    context.complain.about(at, 'value', { id: 'breakdown', message: `"${binding.use}" ${message}`, hint });
  checkGroups(declared, complain);
  checkMeasured(declared, bound, complain);
  for (const source of sourcesOf(bound, context)) checkColumn(declared.column, source, complain);
  const { measure } = bound.declaration;
  if (isOfResidents(measure)) checkPopulation(binding.exposure, context, complain);
  return breakdownOf(declared);
}

type Complain = (message: string, hint: string) => void;

function checkGroups({ groups, 'compare-with': partner }: BreakdownDeclaration, complain: Complain): void {
  const names = Object.keys(groups);
  for (const name of names.filter((own) => (Object.values(restNames) as readonly string[]).includes(own)))
    complain(`has a group "${name}", which is what a row of the report is called already`, 'give it another name');
  const seen = new Set<string>();
  for (const value of Object.values(groups).flat().map(String)) {
    if (seen.has(value)) complain(`has "${value}" in two groups`, 'a record can be in one group alone');
    seen.add(value);
  }
  if (partner !== undefined && !names.includes(partner))
    complain(`compares with "${partner}", which is none of its groups`, suggest(partner, names));
}

/** Measures whose records can be told apart by group. */
const breakable: readonly Measure['kind'][] = [
  'count',
  'rate',
  'share',
  'mean',
  'quantile',
  'elapsed',
  'ratio',
  'survey-mean',
  'survey-share',
  'scale',
];

function checkMeasured({ column }: BreakdownDeclaration, { declaration }: Bound, complain: Complain): void {
  const { measure } = declaration;
  if (!breakable.includes(measure.kind))
    complain(`is a ${measure.kind}, which is not told group by group`, `by: is for ${breakable.join(', ')}`);
  if (conditionsOf(measure).includes(column))
    complain(
      `counts only some values of "${column}", and is broken down by it as well`,
      'drop one of the two: groups would be missing, or empty',
    );
}

/** The columns that decide which records a measure is about. */
function conditionsOf(measure: Measure): readonly string[] {
  const about = [
    'count' in measure ? measure.count.where : undefined,
    measure.kind === 'share' ? measure.of.where : undefined,
    'where' in measure ? measure.where : undefined,
    'numerator' in measure ? measure.numerator.where : undefined,
    belowOf(measure)?.where,
  ];
  return about.flatMap((where) => Object.keys(where ?? {}));
}

function sourcesOf({ found, denominator }: Bound, { sources }: MetricsContext): readonly ResolvedSource[] {
  const below = sources.find(({ source }) => source.id === denominator);
  return below && below !== found ? [found, below] : [found];
}

function checkColumn(name: string, { source, doubtful }: ResolvedSource, complain: Complain): void {
  if (doubtful.has(name)) return;
  const fitting = source.columns.filter(({ type }) => type === 'text' || type === 'flag' || type === 'whole');
  const hint = suggest(
    name,
    fitting.map((column) => column.name),
  );
  if (!source.columns.some((column) => column.name === name))
    complain(`is broken down by "${name}", which source "${source.id}" does not map`, hint);
  else if (!fitting.some((column) => column.name === name))
    complain(`is broken down by "${name}", which does not say one group of each record`, hint);
}

/** A rate needs to know how many residents each group has: the number of all of them would make every group look safe. */
function checkPopulation(exposure: string | undefined, { sources, complain: all }: MetricsContext, complain: Complain) {
  const found = sources.find(({ source }) => source.id === exposure);
  if (!found || found.doubtful.has('group') || all.unsure(['sources', found.source.id, 'columns'])) return;
  if (!found.source.columns.some(({ name }) => name === 'group'))
    complain(
      `is a rate by group, and source "${found.source.id}" does not say how many residents each group has`,
      `map group: in "${found.source.id}", or count: a count needs no residents`,
    );
}

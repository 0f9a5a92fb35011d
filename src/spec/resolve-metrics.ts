import { parsePeriod } from './calendar.ts';
import { checkWhere } from './check-where.ts';
import { standIn } from './mend.ts';
import type { MetricDeclaration } from './metric.ts';
import type { Decision, Metric, Target } from './model.ts';
import { suggest } from './nearest.ts';
import type { PipelineDeclaration } from './pipeline.ts';
import type { Complaints } from './problems.ts';
import type { ResolvedSource } from './resolve-sources.ts';
import type { Path } from './source-text.ts';

type Binding = Exclude<PipelineDeclaration['metrics'][number], string>;

interface Context {
  readonly pipeline: PipelineDeclaration;
  readonly sources: readonly ResolvedSource[];
  /** The library: `outcomes/robbery` → its declaration. */
  readonly library: ReadonlyMap<string, MetricDeclaration>;
  readonly complain: Complaints;
}

/** The metrics of a pipeline, each bound to its source. */
export function resolveMetrics(context: Context): readonly Metric[] {
  const titles = new Set<string>();
  return context.pipeline.metrics.flatMap((entry, index) => {
    const path: Path = ['metrics', index];
    const metric = typeof entry === 'string' ? resolveName(entry, path, context) : resolveMetric(entry, path, context);
    if (!metric) return [];
    if (titles.has(metric.title))
      context.complain.about(path, 'value', {
        id: 'same-title',
        message: `two metrics have the title "${metric.title}"`,
        hint: 'readers could not tell them apart: rename one, or drop the repeat',
      });
    titles.add(metric.title);
    return [metric];
  });
}

/** A metric named without a source takes the only source of its kind. */
function resolveName(use: string, path: Path, context: Context): Metric | undefined {
  const { library, pipeline, complain } = context;
  const declaration = library.get(use);
  if (!declaration) return unknownMetric(use, path, context);
  const declared = Object.entries(pipeline.sources);
  const ofKind = (kind: string): readonly string[] =>
    declared.filter(([, source]) => source.kind === kind).map(([id]) => id);
  const [source, ...more] = ofKind(declaration.kind);
  if (source === undefined || more.length > 0) {
    const counted = source === undefined ? 0 : more.length + 1;
    if (!declared.some(([, { kind }]) => kind === standIn || kind === ''))
      complain.about(path, 'value', {
        id: 'metric-source',
        message: `"${use}" needs a source of kind ${declaration.kind}, and there are ${counted}`,
        hint: `write {use: ${use}, source: NAME}`,
      });
    return undefined;
  }
  const [exposure, ...others] = ofKind('populations');
  const binding = { use, source, ...(exposure !== undefined && others.length === 0 ? { exposure } : {}) };
  return resolveMetric(binding, path, context);
}

function unknownMetric(use: string, at: Path, { library, complain }: Context): undefined {
  const hint = suggest(use, [...library.keys()]);
  complain.about(at, 'value', { id: 'unknown-metric', message: `there is no metric "${use}" in metrics/`, hint });
}

function resolveMetric(binding: Binding, path: Path, context: Context): Metric | undefined {
  const { library, sources, pipeline } = context;
  const declaration = library.get(binding.use);
  if (!declaration) unknownMetric(binding.use, [...path, 'use'], context);
  const target = targetOf(binding, path, context);
  const found = sources.find(({ source }) => source.id === binding.source);
  if (!found) unknownSource(binding, path, context);
  if (!declaration) return undefined;
  if (declaration.measure.kind === 'rate') checkExposure(binding, path, context);
  if (!found) return undefined;
  checkKind(declaration, { binding, path, found }, context);
  return {
    ...describe(declaration),
    source: found.source.id,
    exposure: binding.exposure ?? null,
    baseline: binding.baseline ?? declaration.baseline ?? pipeline.windows.baseline ?? null,
    target,
    decision: decisionOf(binding, declaration),
  };
}

const describe = (
  declaration: MetricDeclaration,
): Omit<Metric, 'source' | 'exposure' | 'baseline' | 'target' | 'decision'> => ({
  id: declaration.id,
  title: declaration.title,
  why: declaration.why,
  noun: declaration.noun,
  question: declaration.question,
  role: declaration.role,
  better: declaration.better,
  kind: declaration.kind,
  measure: declaration.measure,
  owner: declaration.owner,
  version: declaration.version,
  caveats: declaration.caveats,
});

function unknownSource({ source }: Binding, path: Path, { pipeline, complain }: Context): void {
  const declared = Object.keys(pipeline.sources);
  // a source that is declared, but of no known kind, is told where it stands
  if (declared.includes(source) || complain.unsure(['sources', source])) return;
  complain.about([...path, 'source'], 'value', {
    id: 'unknown-source',
    message: `there is no source "${source}"`,
    hint: suggest(source, declared),
  });
}

interface Bound {
  readonly binding: Binding;
  readonly path: Path;
  readonly found: ResolvedSource;
}

function checkKind(declaration: MetricDeclaration, bound: Bound, { sources, complain }: Context): void {
  const { binding, path, found } = bound;
  if (found.source.kind === declaration.kind) {
    checkColumns(declaration, bound, complain);
    return;
  }
  const fitting = sources.filter(({ source }) => source.kind === declaration.kind).map(({ source }) => source.id);
  complain.about([...path, 'source'], 'value', {
    id: 'metric-source',
    message: `"${binding.use}" is measured on ${declaration.kind}, and "${found.source.id}" holds ${found.source.kind}`,
    hint: fitting.length > 0 ? `of that kind: ${fitting.join(', ')}` : `declare a source of kind ${declaration.kind}`,
  });
}

function checkColumns(declaration: MetricDeclaration, { path, found }: Bound, complain: Complaints): void {
  const { source, doubtful } = found;
  const { count } = declaration.measure;
  const at = [...path, 'use'];
  const columns = source.files.flatMap((file) => file.mappings);
  const lacking = (name: string): string =>
    `metric "${declaration.id}" filters on "${name}", which source "${source.id}" does not map`;
  checkWhere(count.where ?? {}, { columns, doubtful, lacking, path: at, complain });
  for (const name of [count.of, count.sum]) {
    if (name === undefined || doubtful.has(name)) continue;
    const column = source.columns.find((candidate) => candidate.name === name);
    if (!column)
      complain.about(at, 'value', {
        id: 'unknown-column',
        message: `metric "${declaration.id}" counts "${name}", which source "${source.id}" does not map`,
        hint: suggest(
          name,
          source.columns.map((candidate) => candidate.name),
        ),
      });
    else if (name === count.sum && column.type !== 'whole')
      complain.about(at, 'value', {
        id: 'column-type',
        message: `metric "${declaration.id}" adds up "${name}", which is not a whole number`,
        hint: 'sum needs a column such as victims',
      });
  }
}

function checkExposure(binding: Binding, path: Path, { complain, pipeline }: Context): void {
  if (complain.unsure([...path, 'exposure'])) return;
  const declared = Object.entries(pipeline.sources);
  const populations = declared.filter(([, { kind }]) => kind === 'populations').map(([id]) => id);
  const { exposure } = binding;
  if (exposure === undefined)
    complain.about(path, 'value', {
      id: 'exposure',
      message: `"${binding.use}" is a rate and needs an exposure: a source of kind populations`,
      hint: populations.length > 0 ? `add exposure: ${populations[0]}` : 'declare a source of kind populations',
    });
  else if (!populations.includes(exposure) && !complain.unsure(['sources', exposure, 'kind']))
    complain.about([...path, 'exposure'], 'value', {
      id: 'exposure',
      message: `"${exposure}" is not a source of kind populations`,
      hint: suggest(exposure, populations),
    });
}

const changeOf = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text.replace('%', '')) / 100;

function targetOf(binding: Binding, path: Path, { pipeline, complain }: Context): Target | null {
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

function decisionOf({ decision }: Binding, declaration: MetricDeclaration): Decision {
  const family = decision?.family ?? declaration.family ?? declaration.question;
  if (!decision)
    return { design: 'strongest', alpha: 0.05, smallestWorthwhile: null, family, primary: 'baseline', declared: null };
  return {
    design: decision.design,
    alpha: decision.alpha,
    smallestWorthwhile: changeOf(decision['smallest-worthwhile']),
    family,
    primary: decision.primary === 'same-season' ? 'sameSeason' : decision.primary,
    declared: decision.declared,
  };
}

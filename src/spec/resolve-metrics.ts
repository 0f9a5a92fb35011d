import type { MetricDeclaration } from './metric.ts';
import type { Decision, Mapping, Metric, Source, Target } from './model.ts';
import { suggest } from './nearest.ts';
import { parsePeriod } from './calendar.ts';
import type { PipelineDeclaration } from './pipeline.ts';
import type { Complaints } from './problems.ts';
import { checkWhere } from './resolve-sources.ts';
import type { Path } from './source-text.ts';

type Binding = Exclude<PipelineDeclaration['metrics'][number], string>;

interface Context {
  readonly pipeline: PipelineDeclaration;
  readonly sources: readonly Source[];
  /** The library: `outcomes/robbery` → its declaration. */
  readonly library: ReadonlyMap<string, MetricDeclaration>;
  readonly complain: Complaints;
}

/** The metrics of a pipeline, each bound to its source. */
export function resolveMetrics(context: Context): readonly Metric[] {
  const titles = new Map<string, string>();
  return context.pipeline.metrics.flatMap((entry, index) => {
    const path: Path = ['metrics', index];
    const binding = typeof entry === 'string' ? onlyUse(entry, context, path) : entry;
    const metric = binding && resolveMetric(binding, path, context);
    if (!metric) return [];
    const other = titles.get(metric.title);
    if (other !== undefined) context.complain.about(path, 'value', { id: 'same-title', message: `two metrics have the title "${metric.title}"`, hint: 'readers could not tell them apart: rename one, or drop the repeat' });
    titles.set(metric.title, metric.id);
    return [metric];
  });
}

/** A metric named without a source takes the only source of its kind. */
function onlyUse(use: string, { library, pipeline, complain }: Context, path: Path): Binding | undefined {
  const declaration = library.get(use);
  if (!declaration) return { use, source: '' };
  const fitting = Object.entries(pipeline.sources).filter(([, source]) => source.kind === declaration.kind);
  const populations = Object.entries(pipeline.sources).filter(([, source]) => source.kind === 'populations');
  if (fitting.length !== 1 || !fitting[0]) {
    complain.about(path, 'value', { id: 'metric-source', message: `"${use}" needs a source of kind ${declaration.kind}, and there are ${fitting.length}`, hint: `write {use: ${use}, source: NAME}` });
    return undefined;
  }
  return { use, source: fitting[0][0], ...(populations.length === 1 && populations[0] ? { exposure: populations[0][0] } : {}) };
}

function resolveMetric(binding: Binding, path: Path, context: Context): Metric | undefined {
  const { library, sources, complain, pipeline } = context;
  const declaration = library.get(binding.use);
  if (!declaration) {
    complain.about([...path, 'use'], 'value', { id: 'unknown-metric', message: `there is no metric "${binding.use}" in metrics/`, hint: suggest(binding.use, [...library.keys()]) });
    return undefined;
  }
  const source = sources.find((candidate) => candidate.id === binding.source);
  if (!source) {
    const broken = binding.source in pipeline.sources;
    if (!broken) complain.about([...path, 'source'], 'value', { id: 'unknown-source', message: `there is no source "${binding.source}"`, hint: suggest(binding.source, Object.keys(pipeline.sources)) });
    return undefined;
  }
  if (source.kind !== declaration.kind)
    complain.about([...path, 'source'], 'value', { id: 'metric-source', message: `"${binding.use}" is measured on ${declaration.kind}, and "${source.id}" holds ${source.kind}`, hint: suggest('', sources.filter((other) => other.kind === declaration.kind).map((other) => other.id)) });
  else checkColumns(declaration, source, path, complain);
  checkExposure(declaration, binding, path, context);
  const baseline = binding.baseline ?? declaration.baseline ?? pipeline.windows.baseline ?? null;
  return {
    id: declaration.id,
    title: declaration.title,
    why: declaration.why,
    noun: declaration.noun,
    question: declaration.question,
    role: declaration.role,
    better: declaration.better,
    kind: declaration.kind,
    measure: declaration.measure,
    source: source.id,
    exposure: binding.exposure ?? null,
    baseline,
    target: targetOf(binding, path, context),
    decision: decisionOf(binding, declaration),
    owner: declaration.owner,
    version: declaration.version,
    caveats: declaration.caveats,
  };
}

function checkColumns(declaration: MetricDeclaration, source: Source, path: Path, complain: Complaints): void {
  const { measure } = declaration;
  const mappings: readonly Mapping[] = source.files.flatMap((file) => file.mappings);
  checkWhere(measure.count.where ?? {}, { columns: mappings, path: [...path, 'use'], complain });
  for (const name of [measure.count.of, measure.count.sum]) {
    const column = source.columns.find((candidate) => candidate.name === name);
    if (name !== undefined && !column)
      complain.about([...path, 'use'], 'value', { id: 'unknown-column', message: `metric "${declaration.id}" counts "${name}", which source "${source.id}" does not map`, hint: suggest(name, source.columns.map((candidate) => candidate.name)) });
    if (name !== undefined && name === measure.count.sum && column && column.type !== 'whole')
      complain.about([...path, 'use'], 'value', { id: 'column-type', message: `metric "${declaration.id}" adds up "${name}", which is not a whole number`, hint: 'sum needs a column such as victims' });
  }
}

function checkExposure(declaration: MetricDeclaration, binding: Binding, path: Path, { sources, complain, pipeline }: Context): void {
  if (declaration.measure.kind !== 'rate') return;
  const populations = sources.filter((source) => source.kind === 'populations').map((source) => source.id);
  if (binding.exposure === undefined)
    complain.about(path, 'value', { id: 'exposure', message: `"${binding.use}" is a rate and needs an exposure: a source of kind populations`, hint: populations.length > 0 ? `add exposure: ${populations[0]}` : 'declare a source of kind populations' });
  else if (!populations.includes(binding.exposure) && !(pipeline.sources[binding.exposure]?.kind === 'populations'))
    complain.about([...path, 'exposure'], 'value', { id: 'exposure', message: `"${binding.exposure}" is not a source of kind populations`, hint: suggest(binding.exposure, populations) });
}

const changeOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text.replace('%', '')) / 100);

function targetOf(binding: Binding, path: Path, { pipeline, complain }: Context): Target | null {
  const { target } = binding;
  if (!target) return null;
  const at = [...path, 'target'];
  if ((target.change === undefined) === (target.value === undefined))
    complain.about(at, 'key', { id: 'target', message: 'a target needs either change or value', hint: 'change: -15% counts from the baseline; value is in the unit of the metric' });
  if (!parsePeriod(target.by, { fiscalYearStarts: pipeline.calendar['fiscal-year-starts'] }))
    complain.about([...at, 'by'], 'value', { id: 'period', message: `"${target.by}" is not a period`, hint: 'write 2027-Q4, 2027-12, 2027 or a date (FY2027-Q4 where the fiscal year does not start in January)' });
  return { change: changeOf(target.change), value: target.value ?? null, by: target.by, setBy: target['set-by'], setOn: target['set-on'] };
}

function decisionOf(binding: Binding, declaration: MetricDeclaration): Decision {
  const { decision } = binding;
  const family = decision?.family ?? declaration.family ?? declaration.question;
  if (!decision) return { design: 'strongest', alpha: 0.05, smallestWorthwhile: null, family, primary: 'baseline', declared: null };
  return {
    design: decision.design,
    alpha: decision.alpha,
    smallestWorthwhile: changeOf(decision['smallest-worthwhile']),
    family,
    primary: decision.primary === 'same-season' ? 'sameSeason' : decision.primary,
    declared: decision.declared,
  };
}

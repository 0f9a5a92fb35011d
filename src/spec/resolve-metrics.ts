import { askedOf } from './asked.ts';
import { checkMeasure } from './check-measure.ts';
import { checkNeutral } from './check-neutral.ts';
import { belowOf, isOfResidents } from './measures.ts';
import { standIn } from './mend.ts';
import type { MetricDeclaration } from './metric.ts';
import type { Binding, MetricsContext } from './metrics-context.ts';
import type { Metric } from './model.ts';
import { suggest } from './nearest.ts';
import { resolveBreakdown } from './resolve-breakdown.ts';
import { checkFamilies, decisionOf, processOf, targetOf } from './resolve-decisions.ts';
import type { ResolvedSource } from './resolve-sources.ts';
import { shownAsOf } from './shown-as.ts';
import type { Path } from './source-text.ts';
import { timeBefore } from './window-name.ts';

/** The metrics of a pipeline, each bound to its source. */
export function resolveMetrics(context: MetricsContext): readonly Metric[] {
  const titles = new Set<string>();
  const paths: Path[] = [];
  const metrics = context.pipeline.metrics.flatMap((entry, index) => {
    const path: Path = ['metrics', index];
    const metric = typeof entry === 'string' ? resolveName(entry, path, context) : resolveMetric(entry, path, context);
    if (!metric) return [];
    const title = metric.title.toLowerCase().replace(/\s+/g, ' ');
    if (titles.has(title))
      context.complain.about(path, 'value', {
        id: 'same-title',
        message: `two metrics have the title "${metric.title}"`,
        hint: 'readers could not tell them apart: rename one, or drop the repeat',
      });
    titles.add(title);
    paths.push(path);
    return [metric];
  });
  checkFamilies(metrics, paths, context);
  checkNeutral(metrics, paths, context);
  return metrics;
}

/** A metric named without a source takes the only source of its kind. */
function resolveName(use: string, path: Path, context: MetricsContext): Metric | undefined {
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

function unknownMetric(use: string, at: Path, { library, complain }: MetricsContext): undefined {
  const hint = suggest(use, [...library.keys()]);
  complain.about(at, 'value', { id: 'unknown-metric', message: `there is no metric "${use}" in metrics/`, hint });
}

function resolveMetric(binding: Binding, path: Path, context: MetricsContext): Metric | undefined {
  const { library, sources, pipeline } = context;
  const declaration = library.get(binding.use);
  if (!declaration) unknownMetric(binding.use, [...path, 'use'], context);
  const target = targetOf(binding, path, context);
  const found = sources.find(({ source }) => source.id === binding.source);
  if (!found) unknownSource(binding, path, context);
  if (!declaration) return undefined;
  if (isOfResidents(declaration.measure)) checkExposure(binding, path, context);
  if (!found) return undefined;
  checkKind(declaration, { binding, path, found }, context);
  const denominator = denominatorOf(binding, { declaration, path }, context);
  const window = binding.window ?? declaration.window;
  return {
    ...describe(declaration),
    shownAs: shownAsOf(declaration.measure, found.source),
    asked: askedOf(declaration.measure, found.source),
    source: found.source.id,
    exposure: binding.exposure ?? null,
    denominator,
    by: resolveBreakdown(binding, { declaration, found, denominator, path }, context),
    group: null,
    ...(window === undefined ? {} : { window }),
    baseline: binding.baseline ?? declaration.baseline ?? (window ? timeBefore : pipeline.windows.baseline) ?? null,
    target,
    decision: decisionOf(binding, { declaration, path }, context),
    process: processOf(binding, path, context),
  };
}

const describe = (
  declaration: MetricDeclaration,
): Omit<
  Metric,
  | 'shownAs'
  | 'asked'
  | 'source'
  | 'exposure'
  | 'denominator'
  | 'window'
  | 'baseline'
  | 'by'
  | 'group'
  | 'target'
  | 'decision'
  | 'process'
> => ({
  id: declaration.id,
  title: declaration.title,
  why: declaration.why,
  noun: declaration.noun,
  question: declaration.question,
  role: declaration.role,
  better: declaration.better,
  kind: declaration.kind,
  measure: declaration.measure,
  ...(declaration.scope ? { scope: declaration.scope } : {}),
  ...(declaration.effect === undefined ? {} : { effect: declaration.effect }),
  owner: declaration.owner,
  version: declaration.version,
  minimum: declaration.privacy?.minimum ?? null,
  changes: declaration.changes,
  caveats: declaration.caveats,
  in: declaration.in,
});

function unknownSource({ source }: Binding, path: Path, { pipeline, complain }: MetricsContext): void {
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

const ranksNeed = ({ areas }: MetricsContext['pipeline']): boolean => areas?.neediest !== undefined;

function checkKind(
  declaration: MetricDeclaration,
  bound: Bound,
  { sources, complain, pipeline }: MetricsContext,
): void {
  const { binding, path, found } = bound;
  if (found.source.kind === declaration.kind) {
    checkMeasure(declaration, { ...bound, path: [...path, 'use'], complain, ranksNeed: ranksNeed(pipeline) });
    return;
  }
  const fitting = sources.filter(({ source }) => source.kind === declaration.kind).map(({ source }) => source.id);
  complain.about([...path, 'source'], 'value', {
    id: 'metric-source',
    message: `"${binding.use}" is measured on ${declaration.kind}, and "${found.source.id}" holds ${found.source.kind}`,
    hint: fitting.length > 0 ? `of that kind: ${fitting.join(', ')}` : `declare a source of kind ${declaration.kind}`,
  });
}

/** The source below the line of a ratio; null for measures without one. */
function denominatorOf(
  binding: Binding,
  { declaration, path }: { readonly declaration: MetricDeclaration; readonly path: Path },
  { sources, pipeline, complain }: MetricsContext,
): string | null {
  const { measure } = declaration;
  const below = belowOf(measure);
  if (below === null) {
    if (binding.denominator !== undefined)
      complain.about([...path, 'denominator'], 'key', {
        id: 'denominator',
        message: `"${binding.use}" counts no records below a line, and so has no denominator`,
        hint: isOfResidents(measure) ? 'remove it: residents are named by exposure' : 'remove it',
      });
    return null;
  }
  const named = binding.denominator ?? binding.source;
  const at = binding.denominator === undefined ? path : [...path, 'denominator'];
  const kind = below.kind ?? declaration.kind;
  const found = sources.find(({ source }) => source.id === named);
  if (found?.source.kind === kind) {
    checkMeasure(declaration, { found, path: at, complain, side: 'denominator', ranksNeed: ranksNeed(pipeline) });
    return named;
  }
  if (complain.unsure(['sources', named]) || (found === undefined && named in pipeline.sources)) return null;
  const fitting = sources.filter(({ source }) => source.kind === kind).map(({ source }) => source.id);
  complain.about(at, 'value', {
    id: 'denominator',
    message:
      found === undefined
        ? `there is no source "${named}"`
        : `"${binding.use}" counts ${kind} below the line, and "${named}" holds ${found.source.kind}`,
    hint: fitting.length > 0 ? `denominator: ${fitting.join(' or ')}` : `declare a source of kind ${kind}`,
  });
  return null;
}

function checkExposure(binding: Binding, path: Path, { complain, pipeline }: MetricsContext): void {
  if (complain.unsure([...path, 'exposure'])) return;
  const declared = Object.entries(pipeline.sources);
  const populations = declared.filter(([, { kind }]) => kind === 'populations').map(([id]) => id);
  const { exposure } = binding;
  if (exposure === undefined)
    complain.about(path, 'value', {
      id: 'exposure',
      message: `"${binding.use}" is told for residents and needs an exposure: a source of kind populations`,
      hint: populations.length > 0 ? `add exposure: ${populations[0]}` : 'declare a source of kind populations',
    });
  else if (!populations.includes(exposure) && !complain.unsure(['sources', exposure, 'kind']))
    complain.about([...path, 'exposure'], 'value', {
      id: 'exposure',
      message: `"${exposure}" is not a source of kind populations`,
      hint: suggest(exposure, populations),
    });
}

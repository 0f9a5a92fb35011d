import type { Problem } from '../errors.ts';
import type { Calendar } from './calendar.ts';
import { checkGuards, limitsOf } from './check-guards.ts';
import { checkSpans } from './check-spans.ts';
import { checkWaivers } from './check-waivers.ts';
import { checkZone } from './check-zone.ts';
import type { Kinds } from './kind.ts';
import type { MetricDeclaration } from './metric.ts';
import type { Pipeline, Windows } from './model.ts';
import { suggest } from './nearest.ts';
import { resolveNeediest } from './neediest.ts';
import type { Parsed } from './parse.ts';
import type { PipelineDeclaration } from './pipeline.ts';
import { type Complaints, complaints } from './problems.ts';
import type { ReportDeclaration } from './report.ts';
import { areasSourceId, parentsSourceId, resolveAreas } from './resolve-areas.ts';
import { questioned, resolveLogic } from './resolve-logic.ts';
import type { CodeLists } from './resolve-mapping.ts';
import { resolveMetrics } from './resolve-metrics.ts';
import { type ResolvedSource, resolveSource } from './resolve-sources.ts';
import type { SourceDeclaration } from './source.ts';
import { inFileOrder } from './source-text.ts';
import { surveyEvents } from './survey-events.ts';
import type { MarginFiles } from './survey-margins.ts';

export interface Library {
  readonly kinds: Kinds;
  /** `outcomes/robbery` → its declaration. */
  readonly metrics: ReadonlyMap<string, MetricDeclaration>;
  readonly reports: ReadonlyMap<string, ReportDeclaration>;
  readonly codeLists: CodeLists;
  /** Files of known numbers of people, for surveys that are weighed to them. */
  readonly marginFiles?: MarginFiles;
}
export interface Resolved {
  readonly pipeline: Pipeline | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Fills in defaults and resolves every name of a pipeline; every name that leads nowhere is a problem, told together
 * with the mistakes of shape that `parseDeclaration` found.
 */
export function resolvePipeline(parsed: Parsed<PipelineDeclaration>, library: Library): Resolved {
  const declared = parsed.value;
  if (!declared) return { pipeline: undefined, problems: parsed.problems };
  const complain = complaints(parsed);
  const { kinds, codeLists, marginFiles = new Map() } = library;
  const calendar = { fiscalYearStarts: declared.calendar['fiscal-year-starts'] };
  const context = { calendar, kinds, complain, codeLists, marginFiles };
  const sources = Object.entries(declared.sources).flatMap(
    ([id, source]) => resolveSource(id, source, { ...context, path: ['sources', id] }) ?? [],
  );
  const hidden = hiddenSources(declared, context);
  const areas = resolveAreas(declared, sources, complain);
  checkSpans(declared, [], complain);
  checkGuards(declared, complain);
  const metrics = resolveMetrics({ pipeline: declared, sources, library: library.metrics, complain });
  const need = resolveNeediest(declared, { metrics, sources }, complain);
  const logic = resolveLogic(declared, complain);
  checkZone(declared.calendar.timezone, ['calendar', 'timezone'], complain);
  checkPrivacy(declared, complain);
  checkWaivers(declared, complain);
  const pipeline: Pipeline = {
    id: declared.id,
    title: declared.title,
    in: declared.in,
    calendar: {
      grain: declared.calendar.grain,
      timezone: declared.calendar.timezone,
      fiscalYearStarts: declared.calendar['fiscal-year-starts'],
    },
    sources: [...sources, ...hidden].map(({ source }) => source),
    areas: need === null ? areas : { ...areas, neediest: need },
    events: [...declared.events, ...sources.flatMap(({ source }) => surveyEvents(source))].sort((a, b) =>
      a.date < b.date ? -1 : 1,
    ),
    chosen: declared.areas?.chosen ?? null,
    concurrent: declared.concurrent,
    comparability: limitsOf(declared.comparability),
    windows: windowsOf(declared),
    metrics: questioned(metrics, logic),
    ...(logic === undefined ? {} : { logic }),
    privacy: privacyOf(declared),
    waivers: declared.waivers,
    reports: reportsOf(declared, library.reports, complain),
    warehouse: declared.warehouse ?? 'out/warehouse.duckdb',
  };
  const problems = inFileOrder(unique([...parsed.problems, ...complain.list]));
  return { pipeline: problems.length > 0 ? undefined : pipeline, problems };
}

const unique = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.place} ${problem.message}`, problem])).values(),
];

const privacyOf = ({ privacy }: PipelineDeclaration): Pipeline['privacy'] => ({
  minimum: privacy.minimum,
  round: privacy.round ?? null,
  publicRecord: privacy['public-record'] ?? '',
  shownBefore: privacy['shown-before'] ?? '',
  namePartners: privacy['name-partners'] ?? '',
  key: privacy.key ?? { environment: 'YARDLINE_KEY' },
});

function windowsOf(declared: PipelineDeclaration): Windows {
  const { grain } = declared.calendar;
  const usual = { month: 'last-month', quarter: 'last-quarter', year: 'last-year' } as const;
  const also = { month: ['last-12-months'], quarter: ['last-4-quarters'], year: [] } as const;
  return { current: declared.windows.current ?? usual[grain], also: declared.windows.also ?? also[grain] };
}

interface SourceContext {
  readonly calendar: Pick<Calendar, 'fiscalYearStarts'>;
  readonly kinds: Kinds;
  readonly complain: Complaints;
  readonly codeLists: CodeLists;
  readonly marginFiles: MarginFiles;
}

/** The areas file and the file of smaller areas, as sources of their own. */
function hiddenSources({ areas }: PipelineDeclaration, context: SourceContext): readonly ResolvedSource[] {
  const files = [
    { id: areasSourceId, declared: areas, usual: areasColumns, path: ['areas'] },
    { id: parentsSourceId, declared: areas?.parents, usual: parentsColumns, path: ['areas', 'parents'] },
  ];
  return files.flatMap(({ id, declared, usual, path }) => {
    if (declared?.file === undefined) return [];
    const source: SourceDeclaration = {
      kind: id === areasSourceId ? 'areas' : 'parents',
      title: id === areasSourceId ? 'areas' : 'smaller areas',
      repeats: 'drop',
      files: declared.file,
      columns: declared.columns ?? usual,
    };
    return resolveSource(id, source, { ...context, path }) ?? [];
  });
}

const areasColumns = {
  area: 'area',
  role: 'role',
  site: 'site',
  start: { from: 'start', formats: ['%Y-%m-%d'] },
  end: { from: 'end', formats: ['%Y-%m-%d'] },
};
const parentsColumns = { area: 'area', parent: 'parent' };

function reportsOf(
  declared: PipelineDeclaration,
  reports: ReadonlyMap<string, ReportDeclaration>,
  complain: Complaints,
): readonly ReportDeclaration[] {
  return declared.reports.flatMap((id, index) => {
    const report = reports.get(id);
    if (!report)
      complain.about(['reports', index], 'value', {
        id: 'unknown-report',
        message: `there is no report "${id}" in reports/`,
        hint: suggest(id, [...reports.keys()]),
      });
    return report ?? [];
  });
}

function checkPrivacy({ privacy }: PipelineDeclaration, complain: Complaints): void {
  if (privacy.minimum < 3 && privacy['public-record'] === undefined)
    complain.about(['privacy', 'minimum'], 'value', {
      id: 'privacy',
      message: `a minimum of ${privacy.minimum} shows small counts, and needs public-record: why they are public already`,
      hint: 'public-record: "published case by case at …", or a minimum of 5',
    });
  const { round = 0, minimum } = privacy;
  if (2 * minimum < round)
    complain.about(['privacy', 'round'], 'value', {
      id: 'privacy',
      message: `rounding to ${round} would show counts of ${minimum} as none: the minimum must be at least half of it`,
      hint: `a minimum of ${Math.ceil(round / 2)}, or round: 3`,
    });
}

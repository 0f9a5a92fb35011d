export { redefinitionOf } from './definition-changes.ts';
export { type Difference, differencesOf } from './differences.ts';
export { type EarlierReports, earlierReports, reportsBefore } from './earlier-reports.ts';
export { metricRecords } from './metric-records.ts';
export { hiddenMetrics, isNeeded, remainsOf } from './needed.ts';
export { endOfPeriod, folderName, periodLabel } from './period-names.ts';
export { summariseRejects } from './reject-summary.ts';
export { rejectsCsv } from './rejects-csv.ts';
export { isRestated, standingOf } from './standing.ts';
export { unlistedCsv } from './unlisted-csv.ts';

import type { Conformed, LoadedSource } from '../conform/index.ts';
import { type MetricPanel, type Panel, steadyMetrics } from '../crosstab/index.ts';
import {
  type Artifact,
  areasSourceId,
  type Board,
  type Finding,
  type Findings,
  isWeekly,
  type MethodsNote,
  type Pipeline,
  type Publication,
  type Sentence,
  type SourceNote,
  type Window,
} from '../spec/index.ts';
import { recallDefinitions, unloggedWarnings } from './definition-changes.ts';
import { logicOf } from './logic.ts';
import { metricRecords } from './metric-records.ts';
import { periodLabel } from './period-names.ts';
import { privacyFacts } from './privacy-facts.ts';
import { summariseRejects } from './reject-summary.ts';
import { recallRules } from './rule-changes.ts';
import { sinceLast } from './since-last.ts';
import { translationsOf } from './translations.ts';

export interface Facts {
  readonly pipeline: Pipeline;
  readonly conformed: Conformed;
  readonly panel: Panel;
  /** The window that all verdicts are about. */
  readonly current: Window;
  /** Changes that were tested. */
  readonly tested: number;
  /** The headline of each metric, before anything was hidden. */
  readonly headlines: readonly Finding[];
  readonly runId: string;
  readonly asOf: string;
  readonly declarations: MethodsNote['declarations'];
  readonly versions: MethodsNote['versions'];
  /** What people say of the report; null where nobody says anything. */
  readonly board: Board | null;
  /** The report before this one. */
  readonly previous: Findings | null;
  /** Whether its verdicts still stand. */
  readonly standing: readonly Sentence[];
}

/** The seed of everything random. No method of this release draws random numbers; the number is recorded all the same. */
export const seed = 1;

/** What a finding says of the report before: of rules and definitions that are other ones now. */
export const recallFindings = (findings: readonly Finding[], before: readonly Finding[]): readonly Finding[] =>
  recallDefinitions(recallRules(findings, before), before);

/**
 * All that stands beside the findings: the ledger they rest on, and what is different from the report before. They
 * themselves are put in when they have been protected.
 */
export function recall(facts: Facts): Publication {
  return {
    findings: envelope(facts),
    methods: methodsOf(facts),
    rejects: summariseRejects(facts.conformed.sources),
    reports: facts.pipeline.reports,
    translations: translationsOf(facts.pipeline, facts.panel.areas),
    outlines: facts.conformed.outlines,
  };
}

function envelope({
  pipeline,
  conformed,
  panel,
  current,
  tested,
  headlines,
  runId,
  asOf,
  versions,
  board,
  previous,
  standing,
}: Facts): Findings {
  const failed = conformed.checks.some((check) => !check.passed && check.severity === 'fail' && check.waiver === null);
  const warned = conformed.checks.some((check) => !check.passed);
  const artifacts: readonly Artifact[] = [];
  const ledger = conformed.sources.flatMap((source) => source.ledger);
  return {
    schema: 'yardline.findings/1',
    tool: { name: 'yardline', version: versions.find(({ name }) => name === 'yardline')?.version ?? '' },
    run: {
      id: runId,
      pipeline: pipeline.id,
      title: pipeline.title,
      asOf: periodLabel(pipeline, asOf),
      asOfLabel: current.label,
      asOfDay: asOf,
      dataThrough: dataThrough(panel.metrics, pipeline),
      timezone: pipeline.calendar.timezone,
      previous: previous?.run.id ?? null,
      sinceLast: previous ? [...standing, ...sinceLast(previous, { findings: headlines, ledger })] : [],
      comparisons: tested,
    },
    status: failed ? 'data-failed' : warned ? 'warned' : 'ok',
    exitCode: failed ? 3 : 0,
    ledger,
    checks: conformed.checks,
    coverage: conformed.coverage,
    events: pipeline.events,
    findings: [],
    ...(board === null ? {} : { board }),
    ...logicOf(pipeline, panel.areas, asOf),
    warnings: unloggedWarnings(headlines, previous?.findings ?? []),
    artifacts,
  };
}

const dataThrough = (metrics: readonly MetricPanel[], pipeline: Pipeline): string =>
  steadyMetrics(metrics, pipeline)
    .map((metric) => metric.coverage.to)
    .sort()[0] ?? '1970-01-01';

function methodsOf({ pipeline, conformed, panel, asOf, declarations, versions }: Facts): MethodsNote {
  return {
    asOf,
    declarations,
    versions,
    seed,
    sources: conformed.sources.map((loaded) => sourceNote(loaded, panel, pipeline)),
    calendar: pipeline.calendar,
    privacy: privacyOf(pipeline),
    populationsInterpolated: panel.metrics.some(({ cells }) => cells.interpolated.includes(1)),
    areas: areasByRole(panel.areas),
    boundaries: boundariesOf(conformed, pipeline),
    codeLists: codeListsOf(pipeline),
  };
}

/** What says how small a count may be to be shown. */
export const privacyOf = (pipeline: Pipeline): MethodsNote['privacy'] => ({
  ...pipeline.privacy,
  facts: privacyFacts(pipeline),
  records: metricRecords(pipeline),
});

export function areasByRole(areas: Panel['areas']): MethodsNote['areas'] {
  const role = (wanted: string): number => areas.filter((area) => area.role === wanted).length;
  return {
    universe: areas.length,
    program: role('program'),
    comparison: role('comparison'),
    buffer: role('buffer'),
    excluded: role('excluded'),
  };
}

function boundariesOf({ sources, boundaries }: Conformed, { areas }: Pipeline): MethodsNote['boundaries'] {
  const parents = sources.find(({ source }) => source.id === areas.parents)?.ledger ?? [];
  const all = [...boundaries, ...parents.map((line) => ({ ...line, version: areas.parentsVersion ?? 'not declared' }))];
  return all.map(({ file, version, sha256 }) => ({ file, version, sha256 }));
}

/** Each list of codes that is a file, once. */
function codeListsOf({ sources }: Pipeline): MethodsNote['codeLists'] {
  const lists = sources.flatMap(({ files }) =>
    files.flatMap(({ mappings }) => mappings.flatMap(({ codes }) => codes ?? [])),
  );
  const named = lists
    .filter(({ path }) => path !== '')
    .map(({ path, version }): [string, string] => [path, version || 'not declared']);
  return [...new Map(named)].map(([path, version]) => ({ path, version }));
}

function sourceNote({ source }: LoadedSource, panel: Panel, pipeline: Pipeline): SourceNote {
  const used = pipeline.metrics.find((metric) => metric.source === source.id);
  const coverage = panel.metrics.find((metric) => metric.metric === used?.id)?.coverage;
  const { id, kind, title, origin, licence, reportingLagDays, repeats, key, extracted } = source;
  const covers = source.covers ?? (coverage ? { from: coverage.from, to: coverage.to } : null);
  return {
    id: id === areasSourceId ? 'areas' : id,
    kind,
    title,
    origin,
    licence,
    covers,
    extracted: extracted ?? 'not declared',
    reportingLagDays,
    repeats,
    key,
    weekly: isWeekly(source),
  };
}

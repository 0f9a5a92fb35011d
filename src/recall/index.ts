export { redefinitionOf } from './definition-changes.ts';
export { type Difference, differencesOf } from './differences.ts';
export { summariseRejects } from './reject-summary.ts';
export { rejectsCsv } from './rejects-csv.ts';
export { unlistedCsv } from './unlisted-csv.ts';

import type { Conformed, LoadedSource } from '../conform/index.ts';
import type { MetricPanel, Panel } from '../crosstab/index.ts';
import {
  type Artifact,
  areasSourceId,
  type Board,
  type Finding,
  type Findings,
  isAboutDomestic,
  isWeekly,
  lastComplete,
  type MethodsNote,
  type Pipeline,
  type PrivacyFacts,
  type Publication,
  parsePeriod,
  type SourceNote,
  type Window,
} from '../spec/index.ts';
import type { RunRecord } from '../store/index.ts';
import { recallDefinitions, unloggedWarnings } from './definition-changes.ts';
import { summariseRejects } from './reject-summary.ts';
import { recallRules } from './rule-changes.ts';
import { sinceLast } from './since-last.ts';

export interface Facts {
  readonly pipeline: Pipeline;
  readonly conformed: Conformed;
  readonly panel: Panel;
  /** The window that all verdicts are about. */
  readonly current: Window;
  /** Changes that were tested. */
  readonly tested: number;
  readonly findings: readonly Finding[];
  readonly runId: string;
  readonly asOf: string;
  readonly declarations: MethodsNote['declarations'];
  readonly versions: MethodsNote['versions'];
  readonly earlier: readonly RunRecord[];
  /** What people say of the report; null where nobody says anything. */
  readonly board: Board | null;
}

/** The seed of everything random. No method of this release draws random numbers; the number is recorded all the same. */
export const seed = 1;

/** Puts findings together with the ledger they rest on and with what is remembered of earlier runs. */
export function recall(facts: Facts): Publication {
  return {
    findings: envelope(facts),
    methods: methodsOf(facts),
    rejects: summariseRejects(facts.conformed.sources),
    reports: facts.pipeline.reports,
  };
}

function envelope({
  pipeline,
  conformed,
  panel,
  current,
  tested,
  findings,
  runId,
  asOf,
  versions,
  earlier,
  board,
}: Facts): Findings {
  const failed = conformed.checks.some((check) => !check.passed && check.severity === 'fail' && check.waiver === null);
  const warned = conformed.checks.some((check) => !check.passed);
  const artifacts: readonly Artifact[] = [];
  const ledger = conformed.sources.flatMap((source) => source.ledger);
  const previous = lastReport(earlier, { pipeline, runId, asOf });
  const before = previous ? (JSON.parse(previous.findings) as Findings) : null;
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
      dataThrough: dataThrough(panel.metrics),
      timezone: pipeline.calendar.timezone,
      previous: previous?.id ?? null,
      sinceLast: before ? sinceLast(before, { findings, ledger }) : [],
      comparisons: tested,
    },
    status: failed ? 'data-failed' : warned ? 'warned' : 'ok',
    exitCode: failed ? 3 : 0,
    ledger,
    checks: conformed.checks,
    coverage: conformed.coverage,
    events: pipeline.events,
    findings: recallDefinitions(recallRules(findings, before?.findings ?? []), before?.findings ?? []),
    ...(board === null ? {} : { board }),
    warnings: unloggedWarnings(findings, before?.findings ?? []),
    artifacts,
  };
}

/** The report before this one: the latest of an earlier period, or an earlier version of this period's. */
function lastReport(
  earlier: readonly RunRecord[],
  { pipeline, runId, asOf }: Pick<Facts, 'pipeline' | 'runId' | 'asOf'>,
): RunRecord | undefined {
  const others = earlier.filter((run) => run.id !== runId && run.state === 'published');
  return reportBefore(others, pipeline, asOf) ?? others.findLast((run) => run.period === folderName(pipeline, asOf));
}

/** The latest published report of an earlier period. */
export function reportBefore(earlier: readonly RunRecord[], pipeline: Pipeline, asOf: string): RunRecord | undefined {
  const endOf = (run: RunRecord): string => endOfPeriod(run.period.split('_')[0] ?? '', pipeline);
  const own = endOfPeriod(periodLabel(pipeline, asOf), pipeline) || asOf;
  const before = earlier.filter((run) => run.state === 'published' && endOf(run) !== '' && endOf(run) < own);
  return before.toSorted((a, b) => (endOf(a) < endOf(b) ? -1 : 1)).at(-1);
}

/** The last day of a period by its name; empty for what is none. */
export const endOfPeriod = (label: string, { calendar }: Pipeline): string => parsePeriod(label, calendar)?.to ?? '';

/** What was published before a run, the same one left out: made again it tells what it told, whatever came after it. */
export function toldBefore(
  earlier: readonly RunRecord[],
  { id, period }: Pick<RunRecord, 'id' | 'period'>,
): readonly RunRecord[] {
  const own = earlier.findIndex((run) => run.id === id && run.period === period);
  return (own === -1 ? earlier : earlier.slice(0, own)).filter(({ state }) => state === 'published');
}

/**
 * The folder of a run's documents: the last complete period by a day. A window that the pipeline names by its days stands
 * behind it, for two such windows may be evaluated on one day.
 */
export function folderName(pipeline: Pipeline, asOf: string): string {
  const { current } = pipeline.windows;
  const label = periodLabel(pipeline, asOf);
  return typeof current === 'object' ? `${label}_${current.from}_${current.to}` : label;
}

/** The name of the last complete period by a day. */
export const periodLabel = ({ calendar }: Pipeline, asOf: string): string =>
  lastComplete(asOf, calendar.grain, calendar.fiscalYearStarts).label;

const dataThrough = (metrics: readonly MetricPanel[]): string =>
  metrics.map((metric) => metric.coverage.to).sort()[0] ?? '1970-01-01';

function methodsOf({ pipeline, conformed, panel, asOf, declarations, versions }: Facts): MethodsNote {
  const role = (wanted: string): number => panel.areas.filter((area) => area.role === wanted).length;
  return {
    asOf,
    declarations,
    versions,
    seed,
    sources: conformed.sources.map((loaded) => sourceNote(loaded, panel, pipeline)),
    calendar: pipeline.calendar,
    privacy: { ...pipeline.privacy, facts: privacyFacts(pipeline) },
    populationsInterpolated: panel.metrics.some(({ cells }) => cells.interpolated.includes(1)),
    areas: {
      universe: panel.areas.length,
      program: role('program'),
      comparison: role('comparison'),
      buffer: role('buffer'),
      excluded: role('excluded'),
    },
    boundaries: boundariesOf(conformed, pipeline),
    codeLists: codeListsOf(pipeline),
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

/** What the floors of small counts follow from. */
const privacyFacts = ({ metrics, sources }: Pipeline): readonly PrivacyFacts[] =>
  metrics.map((metric) => {
    const source = sources.find(({ id }) => id === metric.source);
    return {
      metric: metric.id,
      kind: metric.kind,
      custody: source?.custody ?? '',
      audience: source?.survey?.audience ?? '',
      isDomestic: isAboutDomestic(metric),
      declared: metric.minimum ?? null,
    };
  });

export {
  type Action,
  type ActionLine,
  actionColumns,
  actionsOn,
  doneInTime,
  faultOfAction,
  isLate,
} from './actions.ts';
export type { Answer, AnswerName } from './answers.ts';
export { type AreaRow, type AreaRowFault, areaTitle, faultOfRow, intervalsOf, siteOf } from './area-rows.ts';
export { itemsOf } from './asked.ts';
export { type Breakdown, type Group, restNames } from './breakdown.ts';
export * from './calendar.ts';
export { checkCover } from './check-cover.ts';
export { isAboutDomestic, isOfDomestic } from './check-neutral.ts';
export { isChosenByNumbers } from './chosen-by-numbers.ts';
export { codesOfAgency } from './codes-of-agency.ts';
export { type Commitments, commitmentFor } from './commitments.ts';
export { daysOf, longestName, secondsOf, type Where } from './fields.ts';
export { figureColumns, isMeanOfFigures } from './figures.ts';
export * from './findings.ts';
export { groupMetrics } from './group-metrics.ts';
export type {
  ComparabilityDeclaration,
  ConcurrentDeclaration,
  ProcessDeclaration,
  SelectionDeclaration,
} from './guards.ts';
export { headlines } from './headlines.ts';
export { jsonSchema, type SchemaName, schemaNames } from './json-schema.ts';
export type * from './kind.ts';
export { lintPipeline, type Note } from './lint.ts';
export { type DurationUnit, durationUnits } from './mapping.ts';
export { type Block, blocksOf, type Span as TextSpan, spansOf } from './markdown.ts';
export type { Counting } from './measure-parts.ts';
export { type Use, usesOf } from './measure-uses.ts';
export { belowOf, isOfResidents, isZeroWithout, type Measure } from './measures.ts';
export type { BaselineDeclaration, MetricDeclaration } from './metric.ts';
export type { Expectation, MetricTest } from './metric-test.ts';
export * from './model.ts';
export { nearest, suggest } from './nearest.ts';
export * from './neediest.ts';
export { isOpenFlag, otherColumn } from './open-flags.ts';
export { type Parsed, parseDeclaration } from './parse.ts';
export type { AreaRole, PipelineDeclaration } from './pipeline.ts';
export type * from './publication.ts';
export { type Language, languages, type ReportDeclaration, type Section } from './report.ts';
export { type Library, resolvePipeline } from './resolve.ts';
export { areasSourceId, parentsSourceId } from './resolve-areas.ts';
export { statedPeriod } from './resolve-checks.ts';
export { totalsFor } from './resolve-margins.ts';
export { type Narrative, type NarrativeContext, resolveNarrative } from './resolve-narrative.ts';
export { type IntervalOutcome, intervalOutcomes } from './response-rules.ts';
export type { Hits } from './share-measure.ts';
export {
  type CheckDeclaration,
  type CheckRule,
  type ControlTotalDeclaration,
  checkRules,
  type WaiverDeclaration,
} from './source-checks.ts';
export { inFileOrder, type Located, type Path, problemAt, type SourceText } from './source-text.ts';
export { type StandardInterval, standardIntervalNames, standardIntervals } from './standard-intervals.ts';
export { type MarginFile, type MarginFiles, peopleColumn, waveColumn } from './survey-margins.ts';
export * from './time-formats.ts';
export { isWeekly } from './weeks.ts';
export * from './windows.ts';
export * from './without-numbers.ts';

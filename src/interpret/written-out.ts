import type { Subject, SubjectEstimates } from '../estimate/index.ts';
import { type Finding, isOfResidents, type Metric } from '../spec/index.ts';
import { english } from '../words/index.ts';
import { definitionLogOf } from './declaration.ts';
import { definitionOf } from './define.ts';
import { shownOf, unitOf } from './describe.ts';
import type { evidenceOf } from './evidence.ts';
import { gapOf } from './fared.ts';
import type { Gated } from './gates.ts';
import type { verdictsOf } from './verdicts.ts';

/** What is said of one subject, beside what was estimated. */
export interface Said
  extends Pick<
    Finding,
    'changes' | 'decision' | 'target' | 'promise' | 'grade' | 'gradeReason' | 'sentence' | 'caveats'
  > {
  readonly about: ReturnType<typeof aboutMetric>;
  readonly own: ReturnType<typeof aboutSubject>;
  readonly verdicts: ReturnType<typeof verdictsOf>;
  readonly evidence: ReturnType<typeof evidenceOf>;
}

/** The finding of a subject, with what stands behind it. */
export function writtenOut(entry: Gated, said: Said): Finding {
  const finding = ofEvery(entry, said);
  const behind = behindOf(entry);
  return behind === null ? finding : { ...finding, ...behind };
}

/** Written out, not spread: each property that follows a spread costs as much as a hundred that do not (measured). */
function ofEvery(entry: Gated, said: Said): Finding {
  const { about, own, verdicts, evidence } = said;
  return {
    metric: about.metric,
    title: about.title,
    why: about.why,
    question: about.question,
    role: about.role,
    better: about.better,
    measure: about.measure,
    shown: about.shown,
    unit: about.unit,
    noun: about.noun,
    family: about.family,
    owner: about.owner,
    version: about.version,
    source: about.source,
    residents: about.residents,
    definition: about.definition,
    definitionLog: about.definitionLog,
    area: own.area,
    areaTitle: own.areaTitle,
    areaRole: own.areaRole,
    group: own.group,
    groupKind: own.groupKind,
    launches: own.launches,
    now: entry.now,
    also: entry.also,
    changes: said.changes,
    effect: entry.effect,
    ladder: entry.ladder,
    target: said.target,
    decision: said.decision,
    movement: verdicts.movement,
    unclear: verdicts.unclear,
    contribution: verdicts.contribution,
    promise: said.promise,
    evidence: evidence?.level ?? null,
    evidenceRule: evidence,
    comparability: entry.comparability,
    process: entry.process,
    regressionToMean: entry.regressionToMean,
    looks: entry.looks,
    gap: gapOf(entry),
    grade: said.grade,
    gradeReason: said.gradeReason,
    sentence: said.sentence,
    caveats: said.caveats,
    expected: entry.expected,
    series: entry.series,
    survey: entry.survey,
  };
}

/** What stands behind a few measures alone: it is written of those, as an evaluation has thousands of findings without. */
function behindOf(entry: SubjectEstimates): Partial<Finding> | null {
  const { subject, now, changes, distribution, partners, byWeight } = entry;
  if (distribution === null && partners === null && byWeight === undefined) return null;
  const primary = changes[subject.metric.decision.primary];
  return {
    ...(distribution === null || primary.status === 'withheld' ? {} : { distribution }),
    ...(partners === null || now.status === 'withheld' ? {} : { partners }),
    ...(byWeight === undefined ? {} : { byWeight }),
  };
}

/** Who it is about. */
export const aboutSubject = ({ code, title, role, areas, metric: { group } }: Subject) => ({
  area: code,
  areaTitle: title,
  areaRole: role,
  group: group?.name ?? null,
  groupKind: group?.kind ?? null,
  launches: [...new Set(areas.flatMap((area) => area.intervals.map((interval) => interval.start)))].sort(),
});

/** What a finding repeats of its metric, so that it can be read alone. */
export const aboutMetric = (metric: Metric) => ({
  metric: metric.group?.metric ?? metric.id,
  title: metric.title,
  why: metric.why,
  question: metric.question,
  role: metric.role,
  better: metric.better,
  measure: metric.measure.kind,
  shown: shownOf(metric, english),
  unit: unitOf(metric, english),
  noun: metric.noun,
  family: metric.decision.family,
  owner: metric.owner,
  version: metric.version,
  source: metric.source,
  residents: isOfResidents(metric.measure) ? metric.exposure : null,
  definition: definitionOf(metric, english),
  definitionLog: definitionLogOf(metric),
});

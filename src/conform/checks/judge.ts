import type { Check, CheckDeclaration, Pipeline, Source, SourceCoverage } from '../../spec/index.ts';
import type { AreaList } from '../area-list.ts';
import { checkAreas } from './area-checks.ts';
import { judgeTotals } from './control-totals.ts';
import { coverageOf } from './coverage.ts';
import { comparedDays, standingDay } from './days.ts';
import type { Measured } from './measure.ts';
import { rules } from './rules.ts';
import type { Scene } from './scene.ts';
import { usualChecks } from './usual.ts';
import { waive } from './waivers.ts';

export interface SourceMeasured extends Measured {
  readonly source: Source;
  /** Checks of this source that were made when it was loaded, and depend on no declared limit. */
  readonly made: readonly Check[];
}

export interface Judged {
  readonly checks: readonly Check[];
  readonly coverage: readonly SourceCoverage[];
}

export interface JudgeContext {
  readonly areaList: AreaList;
  /** The day asked for, or null for the last settled one. */
  readonly asOf: string | null;
}

/** Measurements against limits: what is known of the quality of every source, also where all is well. Pure. */
export function judgeMeasured(pipeline: Pipeline, sources: readonly SourceMeasured[], context: JudgeContext): Judged {
  const { areaList } = context;
  const asOf = standingDay(pipeline, sources, context.asOf);
  const checks = sources.flatMap(({ source, now, before, made }) => {
    const days = comparedDays(pipeline, { source, areas: areaList.areas, asOf });
    return [...judgeSource({ source, now, before, areaList, asOf, events: pipeline.events, ...days }), ...made];
  });
  const coverage = sources.flatMap(({ source, now }) => coverageOf(source, now) ?? []);
  return { checks: waive([...checks, checkAreas(areaList)], pipeline.waivers, asOf), coverage };
}

function judgeSource(scene: Scene): readonly Check[] {
  return [
    ...usualChecks(scene),
    ...sameSubject(scene.source.checks).flatMap((declared) => {
      const [first] = declared;
      return first ? rules[first.rule](scene, declared) : [];
    }),
    ...judgeTotals(scene),
  ];
}

/** Limits of one rule about one thing are one check: a warning and a failure of it are told as one. */
function sameSubject(checks: readonly CheckDeclaration[]): readonly (readonly CheckDeclaration[])[] {
  const groups = new Map<string, CheckDeclaration[]>();
  for (const check of checks) {
    const key = JSON.stringify([check.rule, check.column ?? '', check.by ?? '']);
    const group = groups.get(key);
    if (group) group.push(check);
    else groups.set(key, [check]);
  }
  return [...groups.values()];
}

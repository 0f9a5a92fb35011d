import type { Check, CheckDeclaration, CheckRule, Pipeline, Source, Span } from '../../spec/index.ts';
import type { AreaList } from '../area-list.ts';
import type { Measurements } from './measurements.ts';

/** Everything that the checks of one source may look at. */
export interface Scene {
  readonly source: Source;
  readonly now: Measurements;
  /** What was measured before the data last changed; null the first time. */
  readonly before: Measurements | null;
  readonly areaList: AreaList;
  /** The day that the evaluation stands on; never the clock's. */
  readonly asOf: string;
  readonly current: Span;
  /** What happened when, as declared. */
  readonly events: Pipeline['events'];
  /** The days that the current window is compared with. */
  readonly baseline: readonly Span[];
}

/** Judges all declarations of one rule that are about the same column. */
export type RuleJudge = (scene: Scene, declared: readonly CheckDeclaration[]) => readonly Check[];

/** Some records of a source, and how many of them are what a rule asks about. */
export interface Part {
  readonly agency: string | null;
  readonly area: string | null;
  /** Null where it is not known in which month they fall. */
  readonly month: string | null;
  readonly count: number;
  readonly n: number;
}

/** A rule about a share of records. */
export interface ShareRule {
  readonly rule: CheckRule;
  /** Null where it was not measured. */
  readonly parts: (measured: Measurements, about: About) => readonly Part[] | null;
  /** What the counted records have in common: "of 12 records …". */
  readonly said: (column: string) => string;
  /** Values that explain the rest. */
  readonly items?: (scene: Scene) => Check['items'];
}
export interface About {
  readonly column: string;
  readonly by: 'agency' | 'area' | null;
  readonly areaList: AreaList;
}

/** The name of a check: its source and rule, then what it is about and in which way, where that is not plain. */
export const checkId = (source: string, ...parts: readonly (string | null | undefined)[]): string =>
  [source, ...parts.filter((part) => typeof part === 'string' && part !== '')].join('/');

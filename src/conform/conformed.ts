import type { AreaOutline, Check, SourceCoverage } from '../spec/index.ts';
import type { AreaList } from './area-list.ts';
import type { LoadedSource } from './load-source.ts';
import type { Boundaries } from './polygons.ts';

/** What a pipeline's sources have become: the one thing that later stages start from. */
export interface Conformed {
  readonly sources: readonly LoadedSource[];
  readonly areaList: AreaList;
  readonly checks: readonly Check[];
  /** Which agency sent records for which month. */
  readonly coverage: readonly SourceCoverage[];
  /** The files of polygons that records were placed by, or that maps are drawn from. */
  readonly boundaries: readonly Boundaries[];
  readonly outlines: readonly AreaOutline[];
}

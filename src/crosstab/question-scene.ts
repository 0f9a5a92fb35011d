import { kinds, type LoadedSource } from '../conform/index.ts';
import type { Span } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import type { Panel } from './panel.ts';
import type { Stat } from './stat.ts';

/** A statistic of one name of a place and month. */
export interface Placed {
  readonly start: string;
  readonly area: string | null;
  readonly stat: Stat;
}

export interface QuestionScene {
  readonly loaded: LoadedSource;
  readonly warehouse: Warehouse;
  readonly grain: Panel['grain'];
  readonly cover: Span;
  /** The last day whose records have all arrived: what had not ended by then is not known to have. */
  readonly settledThrough: string;
  /** The zone of stored times. */
  readonly zone: string;
}

/** The column that says where, in a source that has one. */
export function areaColumn({ source }: LoadedSource): string | null {
  const name = kinds.get(source.kind)?.area ?? null;
  return name !== null && source.columns.some((column) => column.name === name) ? name : null;
}

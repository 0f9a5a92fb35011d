import type { AreaRole } from './pipeline.ts';

/** A place with its role in an evaluation. */
export interface Area {
  readonly area: string;
  /** What readers call it, where that is not its name. */
  readonly title?: string | undefined;
  readonly role: AreaRole;
  readonly site: string;
  /** When the programme worked there; an open end is null. Empty for areas without one. */
  readonly intervals: readonly { readonly start: string; readonly end: string | null }[];
}

import type { LoadedSource } from '../conform/index.ts';
import type { RejectSummary } from '../spec/index.ts';

/** What was not used, by file, fate, rule and column: how many, and the first places to look. */
export const summariseRejects = (sources: readonly LoadedSource[]): readonly RejectSummary[] =>
  sources.flatMap(({ rejects }) => rejects.groups);

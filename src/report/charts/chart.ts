import type { TopLevelSpec } from 'vega-lite';
import type { Finding, Findings } from '../../spec/findings.ts';
import type { Format } from '../theme.ts';

/** What a chart may draw on: the findings that it shows, and what was declared to have happened. */
export interface ChartInput {
  readonly findings: readonly Finding[];
  readonly events: Findings['events'];
  readonly format: Format;
}

export type Chart = (input: ChartInput) => TopLevelSpec;

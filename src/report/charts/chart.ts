import type { TopLevelSpec } from 'vega-lite';
import type { Calendar } from '../../spec/calendar.ts';
import type { Finding, Findings, SourceCoverage } from '../../spec/findings.ts';
import type { AreaOutline } from '../../spec/publication.ts';
import type { Words } from '../../words/index.ts';
import type { Format } from '../theme.ts';

/** What a chart may draw on: the findings that it shows, what was declared to have happened, and the months of a year. */
export interface ChartInput {
  readonly findings: readonly Finding[];
  readonly events: Findings['events'];
  readonly calendar: Pick<Calendar, 'fiscalYearStarts'>;
  /** Of a source, for the chart of who sent what. */
  readonly coverage?: SourceCoverage;
  /** Where areas lie, for maps. */
  readonly outlines?: readonly AreaOutline[];
  /** The days after which programme areas stopped, where a logic model is declared. */
  readonly stops?: readonly string[];
  readonly format: Format;
  /** Of the language of the report that it is drawn for. */
  readonly words: Words;
}

export type Chart = (input: ChartInput) => TopLevelSpec;

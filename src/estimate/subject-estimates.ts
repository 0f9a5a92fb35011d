import type {
  Change,
  Distribution,
  Effect,
  Finding,
  Gap,
  Ladder,
  Level,
  Looks,
  Partners,
  ProcessChart,
  RegressionToMean,
  SeriesPoint,
  SurveyFacts,
} from '../spec/index.ts';
import type { Subject } from './subjects.ts';

/** All estimates about one subject: numbers, or why there are none. */
export interface SubjectEstimates {
  readonly subject: Subject;
  readonly now: Level;
  readonly also: readonly Level[];
  readonly changes: { readonly baseline: Change; readonly sameSeason: Change; readonly previous: Change };
  readonly effect: Effect;
  readonly ladder: Ladder;
  readonly expected: Finding['expected'];
  readonly series: readonly SeriesPoint[];
  readonly process: ProcessChart;
  readonly regressionToMean: RegressionToMean | null;
  readonly looks: Looks | null;
  readonly survey: SurveyFacts | null;
  /** Of harm, how many events there were of each weight, by month. */
  readonly byWeight?: Finding['byWeight'];
  readonly distribution: Distribution | null;
  readonly partners: Partners | null;
  /** How a group is set apart from others; null for everybody. */
  readonly gap: Omit<Gap, 'fared'> | null;
}

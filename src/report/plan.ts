import type { Finding } from '../spec/findings.ts';
import type { ChartName } from './charts/index.ts';

/** One chart to be drawn. */
export interface Plan {
  readonly chart: ChartName;
  /** By this and the subject a report finds its drawing. */
  readonly key: string;
  /** A metric, or `all`. */
  readonly subject: string;
  readonly area: string;
  readonly findings: readonly Finding[];
  readonly title: string;
  readonly description: string;
  /** What is plotted, in which unit. */
  readonly plotted: string;
}

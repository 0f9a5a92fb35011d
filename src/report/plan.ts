import type { Finding, SourceCoverage } from '../spec/findings.ts';
import type { Caption } from './caption.ts';
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
  readonly coverage?: SourceCoverage;
  readonly title: string;
  readonly description: string;
  /** What is plotted, in which unit. */
  readonly plotted: string;
}

/** A chart of one finding, where it has something to show. */
export function planOf(finding: Finding, chart: ChartName, caption: Caption | null): readonly Plan[] {
  if (caption === null) return [];
  return [
    {
      chart,
      key: chart,
      subject: finding.metric,
      area: finding.area,
      findings: [finding],
      title: `${finding.title}: ${caption.title}`,
      plotted: caption.plotted,
      description: `${caption.plotted} The table after the chart has every number.`,
    },
  ];
}

import type { Finding, SourceCoverage } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
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

interface Told {
  readonly chart: ChartName;
  /** Null where there is nothing to show. */
  readonly caption: Caption | null;
}

/** A chart of one finding, where it has something to show. */
export function planOf(finding: Finding, { chart, caption }: Told, { planWords }: Words): readonly Plan[] {
  if (caption === null) return [];
  return [
    {
      chart,
      key: chart,
      subject: finding.metric,
      area: finding.area,
      findings: [finding],
      title: planWords.of(finding.title, caption.title),
      plotted: caption.plotted,
      description: planWords.tableAfter,
    },
  ];
}

import type { Disclosed } from '../redact/disclosed.ts';
import type { Finding } from '../spec/findings.ts';
import type { ChartName } from './charts/index.ts';
import { type Caption, choicesCaption, comparisonCaption, eventStudyCaption, isForBoard } from './effect-figures.ts';
import type { Plan } from './plan.ts';

/** The charts of an effect: counted and expected, by time since the start, under other choices. */
export function effectPlans(finding: Finding, { methods, reports }: Disclosed): readonly Plan[] {
  const { effect, metric, area } = finding;
  if (effect.status === 'withheld') return [];
  const isRead = isForBoard(effect) || reports.some(({ detail }) => detail === 'full');
  const drawn: readonly (readonly [ChartName, Caption | null])[] = [
    ['comparison', comparisonCaption(finding, effect, methods.calendar)],
    ...(isRead
      ? ([
          ['event-study', eventStudyCaption(effect)],
          ['choices', choicesCaption(effect)],
        ] as const)
      : []),
  ];
  return drawn.flatMap(([chart, caption]) =>
    caption === null
      ? []
      : [
          {
            chart,
            key: chart,
            subject: metric,
            area,
            findings: [finding],
            title: `${finding.title}: ${caption.title}`,
            plotted: caption.plotted,
            description: `${caption.plotted} The table after the chart has every number.`,
          },
        ],
  );
}

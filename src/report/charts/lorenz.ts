import type { TopLevelSpec } from 'vega-lite';
import { chartWidth, light } from '../theme.ts';
import { worded } from './axis.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { lorenzPoints } from './partner-rows.ts';
import { amount, type Layer } from './time-frame.ts';

const side = { wide: 260, narrow: 280 } as const;
const of = { field: 'of', ...amount } as const;
const share = { field: 'share', ...amount } as const;

/** What those who gave least gave together: the further it hangs below the diagonal, the less alike they gave. */
export function lorenzChart({ findings, format, words }: ChartInput): TopLevelSpec {
  const [finding] = findings;
  const points = lorenzPoints(finding?.partners ?? null);
  if (!finding || points === null) throw new Error('lorenz: amounts of partners are required');
  const { lorenzWords, sharedWords, formatPercent } = words;
  const size = side[format];
  const ticks = [0, 0.5, 1].map((value) => ({ value, label: formatPercent(value) }));
  const axis = (grid: boolean): object => worded(ticks, { grid, tickCount: 3 });
  const across = { ...axis(false), title: lorenzWords.across, titleFontWeight: 400, titleColor: light('muted') };
  const middle = points[Math.floor(points.length / 2)] ?? { of: 0.5, share: 0.3 };
  // where it lies near the axis there is room above it, and where it lies near the diagonal below
  const isLow = (middle.of - middle.share) * size > 60;
  const beside = isLow ? { align: 'right', dx: -6, dy: -14 } : { align: 'left', dx: 10, dy: 12 };
  const text = (label: string, at: { of: number; share: number }, style: object): Layer => ({
    data: { values: [{ ...at, label }] },
    mark: { type: 'text', baseline: 'middle', ...style },
    encoding: { x: of, y: share, text: { field: 'label' } },
  });
  return {
    $schema: schemaUrl,
    description: sharedWords.of(finding.title, lorenzWords.described),
    width: size,
    height: size,
    padding: { left: 48, right: chartWidth[format] - size - 48, top: 10, bottom: 46 },
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [
      {
        data: { values: [{ of: 0, share: 0 }] },
        mark: { type: 'point', size: 0, opacity: 0, color: light('series') },
        encoding: {
          x: { ...of, scale: { domain: [0, 1], nice: false }, axis: across },
          y: { ...share, scale: { domain: [0, 1], nice: false }, axis: axis(true) },
        },
      },
      {
        data: { values: [0, 1].map((at) => ({ of: at, share: at })) },
        mark: { type: 'line', color: light('muted'), strokeWidth: 1.2, strokeDash: [4, 3] },
        encoding: { x: of, y: share },
      },
      {
        data: { values: points },
        mark: { type: 'line', color: light('series'), strokeWidth: 2.4 },
        encoding: { x: of, y: share },
      },
      {
        data: { values: points },
        mark: { type: 'point', shape: 'circle', filled: true, size: 34, opacity: 1, color: light('series') },
        encoding: { x: of, y: share },
      },
      text(lorenzWords.alike, { of: 0.54, share: 0.62 }, { align: 'right', color: light('muted') }),
      text(lorenzWords.own, middle, { ...beside, fontWeight: 600, color: light('ink') }),
    ],
  } as unknown as TopLevelSpec;
}

import type { TopLevelSpec } from 'vega-lite';
import type { Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { chartWidth, light } from '../theme.ts';
import { type Tick, worded } from './axis.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { type Giving, givingRows, mostPartners } from './partner-rows.ts';
import { shortened, textWidth } from './place.ts';
import { zeroScale } from './scale.ts';
import { amount, type Layer } from './time-frame.ts';

const rowHeight = { wide: 32, narrow: 48 } as const;
const left = { wide: 210, narrow: 4 } as const;
const barHeight = 16;

interface Frame {
  readonly rows: readonly (Giving & { readonly position: number; readonly said: string })[];
  readonly narrow: boolean;
  readonly width: number;
}

const y = { field: 'position', ...amount } as const;
const x = (field: string): Layer => ({ field, ...amount });

function bars({ rows }: Frame): readonly Layer[] {
  const bar = (field: 'promised' | 'delivered', mark: object): readonly Layer[] => {
    const values = rows.filter((row) => (row[field] ?? 0) > 0).map((row) => ({ ...row, none: 0 }));
    if (values.length === 0) return [];
    const encoding = { x: x('none'), x2: { field }, y };
    return [{ data: { values }, mark: { type: 'bar', ...mark }, encoding }];
  };
  return [
    ...bar('promised', { height: barHeight + 6, fill: light('paper'), stroke: light('muted'), strokeWidth: 1.4 }),
    ...bar('delivered', { height: barHeight - 4, color: light('series') }),
  ];
}

function labels({ rows, narrow, width }: Frame): readonly Layer[] {
  const style = { type: 'text', baseline: 'middle', align: 'left' };
  const name = narrow ? { x: 0, yOffset: -19 } : { x: -left.wide };
  return [
    {
      data: {
        values: rows.map(({ name: label, position }) => ({ label: shortened(label, narrow ? 34 : 30), position })),
      },
      mark: { ...style, ...name, color: light('ink') },
      encoding: { y, text: { field: 'label' } },
    },
    {
      data: { values: rows.map(({ said, position }) => ({ label: said, position })) },
      mark: { ...style, x: width + 8, color: light('muted') },
      encoding: { y, text: { field: 'label' } },
    },
  ];
}

/** The last one says what all of them are in. */
const ticksOf = (values: readonly number[], { shown: { unit } }: Finding, { formatValue }: Words): readonly Tick[] =>
  values.map((value, at) => {
    const isNamed = unit !== '' && at === values.length - 1;
    return { value, label: isNamed ? `${formatValue(value)} ${unit}` : formatValue(value) };
  });

/** What each partner delivered, and promised: in order of names, for there are many reasons for little. */
export function givingChart({ findings, format, words }: ChartInput): TopLevelSpec {
  const [delivered, promised] = findings;
  const given = givingRows(delivered?.partners ?? null, promised?.partners ?? null).slice(0, mostPartners);
  if (!delivered || given.length === 0) throw new Error('giving: partners with what they gave are required');
  const narrow = format === 'narrow';
  const text = (value: number | null): string =>
    value === null
      ? words.sharedWords.notGiven
      : words.formatShown(value, { as: delivered.partners?.shownAs ?? 'number', unit: delivered.shown.unit });
  const saidOf = (row: Giving): string => {
    if (row.promised === null) return text(row.delivered);
    const { notPromised, of } = words.givingWords;
    return row.promised === 0 ? notPromised(text(row.delivered)) : of(text(row.delivered), text(row.promised));
  };
  const rows = given.map((row, position) => ({
    ...row,
    position,
    said: saidOf(row),
  }));
  const right = Math.min(narrow ? 150 : 220, Math.ceil(Math.max(...rows.map(({ said }) => textWidth(said, 13)))) + 16);
  const width = chartWidth[format] - left[format] - right;
  const highest = Math.max(0, ...rows.flatMap((row) => [row.delivered ?? 0, row.promised ?? 0]));
  const { top, values } = zeroScale(highest, narrow ? 2 : 4);
  const ticks = ticksOf(values, delivered, words);
  const frame: Frame = { rows, narrow, width };
  return {
    $schema: schemaUrl,
    description: words.sharedWords.of(delivered.title, words.givingWords.described),
    width,
    height: rows.length * rowHeight[format],
    padding: { left: left[format], right, top: 6, bottom: 28 },
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [
      {
        data: { values: [{ none: 0, position: 0 }] },
        mark: { type: 'point', size: 0, opacity: 0, color: light('series') },
        encoding: {
          x: {
            ...x('none'),
            scale: { domain: [0, top], nice: false },
            axis: worded(ticks, { tickCount: ticks.length }),
          },
          y: {
            ...y,
            scale: { domain: [-0.5, rows.length - 0.5], reverse: true, nice: false, zero: false },
            axis: null,
          },
        },
      },
      ...bars(frame),
      ...labels(frame),
    ],
  } as unknown as TopLevelSpec;
}

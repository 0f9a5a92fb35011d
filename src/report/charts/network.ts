import type { TopLevelSpec } from 'vega-lite';
import { chartWidth, type Format, light } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { type NetworkDrawing, networkDrawing } from './partner-rows.ts';
import { shortened } from './place.ts';
import type { Layer } from './time-frame.ts';

const radius = { wide: 150, narrow: 138 } as const;
const margin = { wide: 46, narrow: 34 } as const;
const dot = 22;
/** Below the drawing on a phone: names beside a circle would leave it no room. */
const listRow = 19;

const place = (field: string): Layer => ({ field, type: 'quantitative', scale: null, axis: null });

interface Spot {
  readonly x: number;
  readonly y: number;
  /** Away from the middle, from −1 to 1. */
  readonly right: number;
  readonly down: number;
}

/** Round a circle from the top to the right, in order of ties: the same network is the same drawing. */
const spotsOf = ({ partners }: NetworkDrawing, format: Format): readonly Spot[] =>
  partners.map((_, at): Spot => {
    const turn = (2 * Math.PI * at) / partners.length;
    const [right, down] = [Math.sin(turn), -Math.cos(turn)];
    const own = radius[format];
    const rounded = (x: number): number => Math.round(x * 10) / 10;
    return {
      x: rounded(chartWidth[format] / 2 + own * right),
      y: rounded(margin[format] + own + own * down),
      right,
      down,
    };
  });

function lines({ ties, most, partners }: NetworkDrawing, spots: readonly Spot[]): readonly Layer[] {
  const rows = ties.map(({ one, other, n }) => ({
    one: partners[one]?.name,
    other: partners[other]?.name,
    n,
    x: spots[one]?.x,
    y: spots[one]?.y,
    x2: spots[other]?.x,
    y2: spots[other]?.y,
    width: n === null ? 1 : Math.round(10 * (0.5 + (3.5 * n) / most)) / 10,
  }));
  const ends = { x: place('x'), y: place('y'), x2: { field: 'x2' }, y2: { field: 'y2' } };
  const known = rows.filter(({ n }) => n !== null).toSorted((a, b) => a.width - b.width);
  const few = rows.filter(({ n }) => n === null);
  return [
    ...(few.length === 0
      ? []
      : [{ data: { values: few }, mark: { type: 'rule', color: light('muted'), strokeDash: [3, 3] }, encoding: ends }]),
    ...(known.length === 0
      ? []
      : [
          {
            data: { values: known },
            mark: { type: 'rule', color: light('muted') },
            encoding: { ...ends, strokeWidth: { field: 'width', type: 'quantitative', scale: null } },
          },
        ]),
  ];
}

function dots({ partners }: NetworkDrawing, spots: readonly Spot[]): readonly Layer[] {
  const rows = partners.map(({ name, degree }, at) => ({
    name,
    ties: degree,
    label: String(at + 1),
    x: spots[at]?.x,
    y: spots[at]?.y,
    tone: degree === 0 ? 'alone' : 'tied',
  }));
  return (['tied', 'alone'] as const).flatMap((tone) => {
    const values = rows.filter((row) => row.tone === tone);
    if (values.length === 0) return [];
    const [fill, text] = tone === 'tied' ? (['series', 'paper'] as const) : (['paper', 'muted'] as const);
    const mark = { type: 'point', shape: 'circle', size: dot * dot * 0.785, opacity: 1, strokeWidth: 1.5 };
    const encoding = { x: place('x'), y: place('y') };
    return [
      {
        data: { values },
        mark: { ...mark, fill: light(fill), stroke: light(tone === 'tied' ? 'series' : 'muted') },
        encoding,
      },
      {
        data: { values },
        mark: { type: 'text', align: 'center', baseline: 'middle', fontSize: 11, color: light(text) },
        encoding: { ...encoding, text: { field: 'label' } },
      },
    ];
  });
}

const sides = { left: 'right', middle: 'center', right: 'left' } as const;
type Side = keyof typeof sides;
const sideOf = ({ right }: Spot): Side => (right > 0.15 ? 'right' : right < -0.15 ? 'left' : 'middle');

/** Names outside the circle, or in a list below it. */
function names({ partners }: NetworkDrawing, spots: readonly Spot[], format: Format): readonly Layer[] {
  const style = { type: 'text', baseline: 'middle', color: light('ink') };
  const text = { text: { field: 'label' } };
  if (format === 'narrow') {
    const top = 2 * (radius.narrow + margin.narrow) + 8;
    const values = partners.map(({ name }, at) => ({
      label: `${at + 1}  ${shortened(name, 44)}`,
      x: 8,
      y: top + at * listRow,
    }));
    return [
      { data: { values }, mark: { ...style, align: 'left' }, encoding: { x: place('x'), y: place('y'), ...text } },
    ];
  }
  const rows = partners.map(({ name }, at) => {
    const spot = spots[at] ?? { x: 0, y: 0, right: 0, down: 0 };
    const side = sideOf(spot);
    const off = { x: side === 'middle' ? 0 : spot.right * 18, y: side === 'middle' ? spot.down * 24 : spot.down * 18 };
    return { side, label: shortened(name, 36), x: spot.x + off.x, y: spot.y + off.y };
  });
  return (Object.keys(sides) as Side[]).flatMap((side) => {
    const values = rows.filter((row) => row.side === side);
    const mark = { ...style, align: sides[side] };
    return values.length === 0 ? [] : [{ data: { values }, mark, encoding: { x: place('x'), y: place('y'), ...text } }];
  });
}

/** Who works with whom, round a circle. */
export function networkChart({ findings, format, words }: ChartInput): TopLevelSpec {
  const [finding] = findings;
  const drawing = networkDrawing(finding?.partners ?? null);
  if (!finding || drawing === null) throw new Error('network: partners with ties are required');
  const spots = spotsOf(drawing, format);
  const isNamed = finding.partners?.isNamed === true;
  const circle = 2 * (radius[format] + margin[format]);
  return {
    $schema: schemaUrl,
    description: words.sharedWords.of(finding.title, words.networkWords.described),
    width: chartWidth[format],
    height: format === 'narrow' && isNamed ? circle + drawing.partners.length * listRow + 8 : circle,
    padding: 0,
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [...lines(drawing, spots), ...dots(drawing, spots), ...(isNamed ? names(drawing, spots, format) : [])],
  } as unknown as TopLevelSpec;
}

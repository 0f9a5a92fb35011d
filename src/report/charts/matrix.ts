import type { TopLevelSpec } from 'vega-lite';
import { chartWidth, type Format, light, type Token } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { type NetworkDrawing, networkDrawing } from './partner-rows.ts';
import { shortened } from './place.ts';
import type { Layer } from './time-frame.ts';

/** Room for the last name, right of the lowest row. */
const right = { wide: 250, narrow: 118 } as const;
const largest = { wide: 34, narrow: 24 } as const;
const head = 6;
/** Of names, in pixels. */
const characterWidth = 6.7;
/** Cells smaller than this have no room for a number. */
const leastForText = 20;

/** Four shades by how near a count is to the largest, and what can be read on each. */
const shades: readonly { readonly from: number; readonly fill: Token; readonly tone: 'ink' | 'paper' }[] = [
  { from: 0.75, fill: 'series', tone: 'paper' },
  { from: 0.5, fill: 'muted', tone: 'paper' },
  { from: 0.25, fill: 'veil', tone: 'ink' },
  { from: 0, fill: 'band', tone: 'ink' },
];

const place = (field: string): Layer => ({ field, type: 'quantitative', scale: null, axis: null });
const ends = { x: place('x'), x2: { field: 'x2' }, y: place('y'), y2: { field: 'y2' } };

/** Cells of the lower half: each pair stands once. */
function cells({ partners, ties, most }: NetworkDrawing, size: number) {
  return partners.flatMap((own, row) =>
    partners.slice(0, row).map((other, column) => {
      const tie = ties.find((one) => one.one === column && one.other === row);
      const n = tie?.n ?? null;
      const shade = n === null ? null : (shades.find(({ from }) => n / most >= from) ?? null);
      const x = column * size;
      const y = head + row * size;
      return {
        one: own.name,
        other: other.name,
        n,
        fill: light(shade?.fill ?? 'paper'),
        tone: shade?.tone ?? 'ink',
        label: tie === undefined ? '' : n === null ? '•' : size >= leastForText ? String(n) : '',
        x,
        x2: x + size - 2,
        y,
        y2: y + size - 2,
      };
    }),
  );
}

type Cells = ReturnType<typeof cells>;

const squares = (values: Cells): Layer => ({
  data: { values },
  mark: { type: 'rect', stroke: light('grid'), strokeWidth: 1 },
  encoding: { ...ends, fill: { field: 'fill', type: 'nominal', scale: null } },
});

function numbers(all: Cells): readonly Layer[] {
  return (['ink', 'paper'] as const).flatMap((tone) => {
    const values = all
      .filter((cell) => cell.tone === tone && cell.label !== '')
      .map(({ label, x, x2, y, y2 }) => ({ label, x: (x + x2) / 2, y: (y + y2) / 2 }));
    const mark = { type: 'text', align: 'center', baseline: 'middle', fontSize: 11, color: light(tone) };
    const encoding = { x: place('x'), y: place('y'), text: { field: 'label' } };
    return values.length === 0 ? [] : [{ data: { values }, mark, encoding }];
  });
}

interface Frame {
  readonly size: number;
  readonly format: Format;
  readonly isNamed: boolean;
}

/** A number and a name on the diagonal, right of the row and above the column that are theirs: there is room for all of it. */
function heads({ partners }: NetworkDrawing, { size, format, isNamed }: Frame): readonly Layer[] {
  const values = partners.map(({ name }, at) => {
    const x = at * size + 4;
    return {
      label: isNamed ? shortened(`${at + 1}  ${name}`, Math.floor((chartWidth[format] - x) / characterWidth)) : name,
      x,
      y: head + at * size + size / 2 - 1,
    };
  });
  const mark = { type: 'text', baseline: 'middle', align: 'left', color: light('ink') };
  return [{ data: { values }, mark, encoding: { x: place('x'), y: place('y'), text: { field: 'label' } } }];
}

/** Activities in common, pair by pair. */
export function matrixChart({ findings, format, words }: ChartInput): TopLevelSpec {
  const [finding] = findings;
  const drawing = networkDrawing(finding?.partners ?? null);
  if (!finding || drawing === null) throw new Error('matrix: partners with ties are required');
  const n = drawing.partners.length;
  const size = Math.floor(Math.min(largest[format], (chartWidth[format] - right[format]) / (n - 1)));
  const all = cells(drawing, size);
  return {
    $schema: schemaUrl,
    description: words.sharedWords.of(finding.title, words.networkWords.matrixDescribed),
    width: chartWidth[format],
    height: head + n * size + 6,
    padding: 0,
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [
      squares(all),
      ...numbers(all),
      ...heads(drawing, { size, format, isNamed: finding.partners?.isNamed === true }),
    ],
  } as unknown as TopLevelSpec;
}

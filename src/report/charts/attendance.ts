import type { TopLevelSpec } from 'vega-lite';
import { chartWidth, type Format, light } from '../theme.ts';
import { type AttendanceDrawing, attendanceDrawing } from './attendance-columns.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { shortened } from './place.ts';
import type { Layer } from './time-frame.ts';

const left = { wide: 210, narrow: 4 } as const;
const right = 74;
const rowHeight = { wide: 26, narrow: 40 } as const;
const top = 8;
const below = 24;

const place = (field: string): Layer => ({ field, type: 'quantitative', scale: null, axis: null });

interface Frame {
  readonly drawing: AttendanceDrawing;
  readonly format: Format;
  readonly step: number;
  readonly height: number;
  readonly words: ChartInput['words'];
}

const xOf = ({ format, step }: Frame, month: number): number => left[format] + month * step;
/** Where the cells of a row begin: on a phone its name stands above them. */
const yOf = ({ format }: Frame, row: number): number => top + row * rowHeight[format] + (format === 'narrow' ? 18 : 4);
const cellHeight = 17;
/** Of a column, however few there are. */
const widest = { 1: 28, 3: 72 } as const;

function present(frame: Frame): readonly Layer[] {
  const values = frame.drawing.rows.flatMap(({ name, present: columns }, row) =>
    [...columns].map((at) => ({
      partner: name,
      month: frame.drawing.columns[at]?.from,
      x: xOf(frame, at),
      x2: xOf(frame, at + 1) - 2,
      y: yOf(frame, row),
      y2: yOf(frame, row) + cellHeight,
    })),
  );
  const encoding = { x: place('x'), x2: { field: 'x2' }, y: place('y'), y2: { field: 'y2' } };
  return values.length === 0 ? [] : [{ data: { values }, mark: { type: 'rect', color: light('series') }, encoding }];
}

/** Others took part then. */
function absent(frame: Frame): readonly Layer[] {
  const values = frame.drawing.rows.flatMap(({ name, present: columns }, row) =>
    frame.drawing.columns.flatMap(({ from: month, isRecorded }, at) =>
      isRecorded && !columns.has(at)
        ? [{ partner: name, month, x: xOf(frame, at) + (frame.step - 2) / 2, y: yOf(frame, row) + cellHeight / 2 }]
        : [],
    ),
  );
  const mark = { type: 'point', shape: 'circle', filled: true, size: 9, opacity: 1, color: light('muted') };
  return values.length === 0 ? [] : [{ data: { values }, mark, encoding: { x: place('x'), y: place('y') } }];
}

/** Columns in which nothing was recorded of anybody: through all rows, and on a phone between the names. */
function silent(frame: Frame): readonly Layer[] {
  const rows =
    frame.format === 'narrow'
      ? frame.drawing.rows.map((_, row) => ({ y: yOf(frame, row), y2: yOf(frame, row) + cellHeight }))
      : [{ y: top, y2: frame.height - below }];
  const values = frame.drawing.columns.flatMap(({ from: month, isRecorded }, at) =>
    !isRecorded ? rows.map((row) => ({ month, x: xOf(frame, at), x2: xOf(frame, at + 1) - 2, ...row })) : [],
  );
  const mark = { type: 'rect', fill: light('paper'), stroke: light('muted'), strokeWidth: 1, strokeDash: [2, 2] };
  const encoding = { x: place('x'), x2: { field: 'x2' }, y: place('y'), y2: { field: 'y2' } };
  return values.length === 0 ? [] : [{ data: { values }, mark, encoding }];
}

function labels(frame: Frame): readonly Layer[] {
  const { drawing, format, height, words } = frame;
  const narrow = format === 'narrow';
  const encoding = { x: place('x'), y: place('y'), text: { field: 'label' } };
  const style = { type: 'text', baseline: 'middle', align: 'left' };
  const rows = drawing.rows.map(({ name, present: columns }, row) => ({
    name: shortened(name, narrow ? 40 : 30),
    label: words.attendanceWords.count(columns.size, drawing.recorded),
    y: yOf(frame, row) + cellHeight / 2,
  }));
  const nameRows = rows.map(({ name, y }) => ({ label: name, x: narrow ? left.narrow : 0, y: narrow ? y - 18 : y }));
  const countRows = rows.map(({ label, y }) => ({ label, x: chartWidth[format] - right + 10, y }));
  const yearOf = (at: number): string | undefined => drawing.columns[at]?.from.slice(0, 4);
  const years = drawing.columns.flatMap((_, at) =>
    yearOf(at) === yearOf(at - 1) ? [] : [{ label: yearOf(at) ?? '', x: xOf(frame, at), y: height - 10 }],
  );
  // the first year has no room where the next begins right after it
  const apart = years.filter((year, at) => (years[at + 1]?.x ?? Number.POSITIVE_INFINITY) - year.x > 34);
  return [
    { data: { values: nameRows }, mark: { ...style, color: light('ink') }, encoding },
    { data: { values: countRows }, mark: { ...style, fontSize: 11, color: light('muted') }, encoding },
    { data: { values: apart }, mark: { ...style, color: light('muted') }, encoding },
  ];
}

/** Who took part when: silence is not zero, and no list of who came least. */
export function attendanceChart({ findings, format, words }: ChartInput): TopLevelSpec {
  const [finding] = findings;
  const drawing = attendanceDrawing(finding?.partners ?? null);
  if (!finding || drawing === null) throw new Error('attendance: months in which partners took part are required');
  const room = chartWidth[format] - left[format] - right;
  const frame: Frame = {
    drawing,
    format,
    words,
    step: Math.floor(Math.min(widest[drawing.monthsInColumn], room / drawing.columns.length) * 10) / 10,
    height: top + drawing.rows.length * rowHeight[format] + below,
  };
  return {
    $schema: schemaUrl,
    description: words.sharedWords.of(finding.title, words.attendanceWords.described),
    width: chartWidth[format],
    height: frame.height,
    padding: 0,
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [...silent(frame), ...present(frame), ...absent(frame), ...labels(frame)],
  } as unknown as TopLevelSpec;
}

import type { TopLevelSpec } from 'vega-lite';
import type { Finding } from '../../spec/findings.ts';
import { type MapClass, mapClassOf, wayOf } from '../map-class.ts';
import { light, type Token } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { fittingLines, hatching, type MapLayout, mapLayout, type Shape } from './map-layout.ts';
import type { Layer } from './time-frame.ts';

/** What an area is filled with, and in which colour a word can be read on it. */
export const mapLooks: Readonly<Record<MapClass, { readonly fill: Token; readonly tone: 'ink' | 'paper' | 'muted' }>> =
  {
    better: { fill: 'better', tone: 'paper' },
    worse: { fill: 'worse', tone: 'paper' },
    changed: { fill: 'series', tone: 'paper' },
    'lean-better': { fill: 'better-soft', tone: 'ink' },
    'lean-worse': { fill: 'worse-soft', tone: 'ink' },
    lean: { fill: 'surface', tone: 'ink' },
    unjudged: { fill: 'grid', tone: 'muted' },
    hidden: { fill: 'paper', tone: 'muted' },
    none: { fill: 'paper', tone: 'muted' },
    excluded: { fill: 'veil', tone: 'muted' },
  };
const nameSize = 10.5;
const lineHeight = 13;
const hatchGap = 9;
/** Arrows say which way the number went; whether that is good, the colour says. */
const arrows = { up: '▲', down: '▼' } as const;

interface Drawn {
  readonly shape: Shape;
  /** Null of areas that were left out of the evaluation. */
  readonly finding: Finding | null;
  readonly as: MapClass;
}

const feature = (
  { shape: { area, polygons }, as }: Drawn,
  properties: object = {},
): Readonly<Record<string, unknown>> => ({
  type: 'Feature',
  properties: { area, as, ...properties },
  geometry: { type: 'MultiPolygon', coordinates: polygons },
});

function fills(drawn: readonly Drawn[]): Layer {
  const values = drawn.map((one) => feature(one, { colour: light(mapLooks[one.as].fill) }));
  return {
    data: { values },
    mark: { type: 'geoshape', stroke: light('veil'), strokeWidth: 1 },
    encoding: { fill: { field: 'properties.colour', type: 'nominal', scale: null } },
  };
}

function outlinesOf(drawn: readonly Drawn[], mark: object): readonly Layer[] {
  if (drawn.length === 0) return [];
  const values = drawn.map((one) => feature(one));
  return [{ data: { values }, mark: { type: 'geoshape', filled: false, ...mark }, encoding: {} }];
}

function hatches(drawn: readonly Drawn[]): readonly Layer[] {
  const hidden = drawn.filter(({ as }) => as === 'hidden');
  if (hidden.length === 0) return [];
  const values = hidden.map(({ shape: { area, polygons } }) => ({
    type: 'Feature',
    properties: { area },
    geometry: { type: 'MultiLineString', coordinates: hatching(polygons, hatchGap) },
  }));
  const mark = { type: 'geoshape', filled: false, stroke: light('veil'), strokeWidth: 1.5 };
  return [{ data: { values }, mark, encoding: {} }];
}

/** The name where there is room, and an arrow on what clearly changed. */
function labels(drawn: readonly Drawn[]): readonly Layer[] {
  const said = drawn.flatMap(({ shape: { area, label }, finding, as }) => {
    const way = finding && wayOf(finding);
    const isClear = as === 'better' || as === 'worse' || as === 'changed';
    const arrow = isClear && way !== null ? [arrows[way]] : [];
    const lines = [...arrow, ...fittingLines(area, label, nameSize)];
    const top = label.at[1] - ((lines.length - 1) * lineHeight) / 2;
    return lines.map((line, at) => ({
      area,
      tone: mapLooks[as].tone,
      x: label.at[0],
      y: top + at * lineHeight,
      label: line,
    }));
  });
  const place = (field: string): object => ({ field, type: 'quantitative' });
  return (['ink', 'paper', 'muted'] as const).flatMap((tone) => {
    const values = said.filter((one) => one.tone === tone);
    const style = { align: 'center', baseline: 'middle', fontSize: nameSize, color: light(tone) };
    const encoding = { longitude: place('x'), latitude: place('y'), text: { field: 'label' } };
    return values.length === 0 ? [] : [{ data: { values }, mark: { type: 'text', ...style }, encoding }];
  });
}

function drawnOf(findings: readonly Finding[], { shapes }: MapLayout): readonly Drawn[] {
  const known = new Map(findings.map((finding) => [finding.area, finding]));
  return shapes.map((shape) => {
    const finding = known.get(shape.area) ?? null;
    return { shape, finding, as: finding === null ? 'excluded' : mapClassOf(finding) };
  });
}

/** Where the number changed beyond chance, area by area; the outlines are simplified, for a page and no other use. */
export function mapChart({ findings, outlines = [], format, words }: ChartInput): TopLevelSpec {
  const { mapWords, sharedWords } = words;
  const layout = mapLayout(outlines, format);
  const drawn = drawnOf(findings, layout);
  if (drawn.length === 0) throw new Error('map: areas with an outline are required');
  const bare = drawn.filter(({ as }) => as === 'none' || as === 'hidden');
  const program = drawn.filter(({ finding }) => finding?.areaRole === 'program');
  return {
    $schema: schemaUrl,
    description: sharedWords.of(findings[0]?.title ?? '', mapWords.described),
    width: layout.width,
    height: layout.height,
    padding: 0,
    autosize: { type: 'none' },
    config: chartConfig,
    // places are pixels already
    projection: { type: 'identity', scale: 1, translate: [0, 0] },
    layer: [
      fills(drawn),
      ...hatches(drawn),
      ...outlinesOf(bare, { stroke: light('muted'), strokeWidth: 1, strokeDash: [3, 3] }),
      ...outlinesOf(program, { stroke: light('ink'), strokeWidth: 2.2, strokeJoin: 'round' }),
      ...labels(drawn),
    ],
  } as unknown as TopLevelSpec;
}

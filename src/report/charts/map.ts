import type { TopLevelSpec } from 'vega-lite';
import type { Finding } from '../../spec/findings.ts';
import { arrowOf, type MapClass, mapClasses, mapClassOf } from '../map-class.ts';
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
    excluded: { fill: 'veil', tone: 'ink' },
  };
const nameSize = 10.5;
const lineHeight = 13;
const hatchGap = 9;

interface Drawn {
  readonly shape: Shape;
  /** Null of areas that were left out of the evaluation. */
  readonly finding: Finding | null;
  readonly as: MapClass;
}

const feature = ({ shape: { area, polygons }, as }: Drawn): Readonly<Record<string, unknown>> => ({
  type: 'Feature',
  properties: { area, as },
  geometry: { type: 'MultiPolygon', coordinates: polygons },
});

/** Areas with the same kind of outline, class by class: what marks share stands once. */
function areasWith(drawn: readonly Drawn[], stroke: object): readonly Layer[] {
  return mapClasses.flatMap((as) => {
    const values = drawn.filter((one) => one.as === as).map(feature);
    const mark = { type: 'geoshape', clip: false, fill: light(mapLooks[as].fill), ...stroke };
    return values.length === 0 ? [] : [{ data: { values }, mark, encoding: {} }];
  });
}

/** Programme areas last, so that no neighbour lies over their outlines; what has no number is dashed. */
function areas(drawn: readonly Drawn[]): readonly Layer[] {
  const isBare = ({ as }: Drawn): boolean => as === 'none' || as === 'hidden';
  const isProgram = ({ finding }: Drawn): boolean => finding?.areaRole === 'program';
  const those = (program: boolean, bare: boolean): readonly Drawn[] =>
    drawn.filter((one) => isProgram(one) === program && isBare(one) === bare);
  const heavy = { stroke: light('ink'), strokeWidth: 2.2, strokeJoin: 'round' };
  return [
    ...areasWith(those(false, false), { stroke: light('muted'), strokeWidth: 1 }),
    ...areasWith(those(false, true), { stroke: light('muted'), strokeWidth: 1, strokeDash: [3, 3] }),
    ...areasWith(those(true, false), heavy),
    ...areasWith(those(true, true), { ...heavy, strokeDash: [5, 3] }),
  ];
}

function hatches(drawn: readonly Drawn[]): readonly Layer[] {
  const hidden = drawn.filter(({ as }) => as === 'hidden');
  if (hidden.length === 0) return [];
  const values = hidden.map(({ shape: { area, polygons } }) => ({
    type: 'Feature',
    properties: { area },
    geometry: { type: 'MultiLineString', coordinates: hatching(polygons, hatchGap) },
  }));
  const mark = { type: 'geoshape', clip: false, filled: false, stroke: light('veil'), strokeWidth: 1.5 };
  return [{ data: { values }, mark, encoding: {} }];
}

/** The name where there is room, and an arrow that says which way the number went; whether that is good, the colour and the key say. */
function labels(drawn: readonly Drawn[]): readonly Layer[] {
  const said = drawn.flatMap(({ shape: { area, label }, finding, as }) => {
    const arrow = finding && arrowOf(finding);
    const lines = [...(arrow === null ? [] : [arrow]), ...fittingLines(area, label, nameSize)];
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
    layer: [...areas(drawn), ...hatches(drawn), ...labels(drawn)],
  } as unknown as TopLevelSpec;
}

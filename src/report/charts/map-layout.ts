import type { AreaOutline } from '../../spec/publication.ts';
import { simplifyRing } from '../../stats/index.ts';
import { chartWidth, type Format } from '../theme.ts';
import { textWidth, wrapped } from './place.ts';

/** Areas in pixels, the places of their labels, and hatching: a map in as few numbers as can be. */

type Point = readonly [x: number, y: number];
type Ring = readonly Point[];

export interface Shape {
  readonly area: string;
  readonly polygons: readonly (readonly Ring[])[];
  /** The middle of the widest stretch that lies inside, and how wide that is. */
  readonly label: { readonly at: Point; readonly room: number };
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

const tallest = { wide: 500, narrow: 380 } as const;
const margin = 2;
/** Lines may be off by as many pixels. */
const unseen = 0.9;

/** A map as wide as the page, or as tall as a screen. Whole pixels: neighbours round alike, and a finer line is not seen. */
export function mapLayout(outlines: readonly AreaOutline[], format: Format): MapLayout {
  const all = outlines.flatMap(({ polygons }) => polygons.flat(2));
  const [right, bottom] = [0, 1].map((axis) => Math.max(1, ...all.map((point) => point[axis] ?? 0)));
  const room = { width: chartWidth[format] - 2 * margin, height: tallest[format] - 2 * margin };
  const scale = Math.min(room.width / (right ?? 1), room.height / (bottom ?? 1));
  const pixel = (x: number): number => margin + Math.round(x * scale);
  const shapes = outlines.map(({ area, polygons }): Shape => {
    const own = polygons.map((rings) =>
      rings.map((ring) => drawnRing(ring.map(([x, y]): Point => [pixel(x), pixel(y)]))).filter(isRing),
    );
    const drawn = own.filter(([outline]) => outline !== undefined);
    return { area, polygons: drawn, label: labelPlace(drawn) };
  });
  return {
    width: chartWidth[format],
    height: pixel(bottom ?? 1) + margin,
    shapes: shapes.filter(({ polygons }) => polygons.length > 0),
  };
}

const isRing = (ring: Ring): boolean => ring.length > 3;
/** What cannot be seen at this size is left out; never a whole area, however small. */
function drawnRing(ring: Ring): Ring {
  const simple = simplifyRing(ring, unseen);
  return simple.length > 0 ? simple : ring;
}

/** Where a line at a level runs inside, as pairs of its crossings with the outlines, from the least to the most. */
function stretches(rings: readonly Ring[], level: number): readonly (readonly [number, number])[] {
  const crossed: number[] = [];
  for (const ring of rings)
    for (const [at, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[at + 1] ?? [x1, y1];
      // one end belongs to the edge and the other does not, so that no corner counts twice
      if (y1 <= level !== y2 <= level) crossed.push(x1 + ((level - y1) / (y2 - y1)) * (x2 - x1));
    }
  crossed.sort((a, b) => a - b);
  return crossed.flatMap((from, at) => {
    const to = crossed[at + 1];
    return at % 2 === 0 && to !== undefined ? [[from, to] as const] : [];
  });
}

const heightOf = (rings: readonly Ring[]): readonly [number, number] => {
  const all = rings.flatMap((ring) => ring.map(([, y]) => y));
  return [Math.min(...all), Math.max(...all)];
};

/** Of lines through the polygon, the widest stretch, and rather one near the middle. */
function labelPlace(polygons: Shape['polygons']): Shape['label'] {
  const rings = polygons.flat();
  const [top, bottom] = heightOf(rings);
  const middle = (top + bottom) / 2;
  let best = { at: [0, middle] as Point, room: 0, worth: Number.NEGATIVE_INFINITY };
  for (let part = 3; part <= 13; part += 1) {
    const level = top + ((bottom - top) * part) / 16 + 0.25;
    for (const [from, to] of stretches(rings, level)) {
      const worth = to - from - 1.5 * Math.abs(level - middle);
      if (worth > best.worth)
        best = { at: [Math.round((from + to) / 2), Math.round(level)], room: Math.floor(to - from), worth };
    }
  }
  return { at: best.at, room: best.room };
}

/** Lines across polygons, from lower left to upper right, so many pixels apart. */
export function hatching(polygons: Shape['polygons'], gap: number): readonly (readonly Point[])[] {
  // turned by an eighth, the lines of the hatching are level
  const turned = polygons.flat().map((ring) => ring.map(([x, y]): Point => [x - y, x + y]));
  const [least, most] = heightOf(turned);
  const lines: (readonly Point[])[] = [];
  for (let level = Math.ceil(least / gap) * gap + 0.5; level < most; level += gap)
    for (const [from, to] of stretches(turned, level)) lines.push([from, to].map((x) => back(x, level)));
  return lines;
}

const back = (x: number, y: number): Point => [Math.round((x + y) * 5) / 10, Math.round((y - x) * 5) / 10];

/** A name in one line, or in two, where there is room for it; none where there is not. */
export function fittingLines(name: string, { room }: Shape['label'], size: number): readonly string[] {
  const isFitting = (line: string): boolean => textWidth(line, size) + 6 <= room;
  if (isFitting(name)) return [name];
  const lines = wrapped(name, Math.ceil(name.length / 2) + 1);
  return lines.length === 2 && lines.every(isFitting) ? lines : [];
}

import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { NamedPolygon, Ring } from '../acquire/index.ts';
import type { Placed, Placer } from '../store/index.ts';

/** [west, south, east, north] in degrees. */
type Box = readonly [number, number, number, number];

interface Shape {
  readonly name: string;
  readonly box: Box;
  readonly geometry: { readonly type: 'Polygon'; readonly coordinates: number[][][] };
}
/** A shape that has all of a cell, where no edge of it runs through the cell; else one that is asked point by point. */
interface Candidate {
  readonly shape: Shape;
  /** The edges that run through the cell, four numbers each. */
  readonly edges: readonly number[];
}
type Candidates = (longitude: number, latitude: number) => readonly Candidate[];

/** Cells across the grid, and blocks of cells: a cell looks only at edges that run through its block. */
const cellsAcross = 256;
const blocksAcross = 32;

/**
 * Finds the polygon that holds a point.
 *
 * A grid lies over all polygons. What a cell needs to know is found out when its first point comes: shapes that hold
 * all of it, and shapes whose outline runs through it. Only the latter are looked at point by point.
 *
 * @param polygons  in the order that decides where they overlap; those of one name are one area
 * @returns for a point in degrees: the name of its area and whether it lay inside, on a border, or where polygons
 *   of several names overlap (the first one holds it); or why it has none: impossible (0, 0, or no place on earth), swapped
 *   (longitude and latitude exchanged would lie inside), outside
 */
export function polygonPlacer(polygons: readonly NamedPolygon[]): Placer {
  const shapes = polygons.map(shapeOf);
  const grid = gridOver(shapes);
  const find = (longitude: number, latitude: number): Placed | null =>
    holderOf(grid(longitude, latitude), [longitude, latitude]);
  return (longitude, latitude) => {
    if (!isPossible(longitude, latitude)) return { how: 'impossible', area: null };
    const found = find(longitude, latitude);
    if (found) return found;
    return { how: find(latitude, longitude) ? 'swapped' : 'outside', area: null };
  };
}

const isPossible = (longitude: number, latitude: number): boolean =>
  Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && (longitude !== 0 || latitude !== 0);

function shapeOf({ name, rings }: NamedPolygon): Shape {
  const coordinates = rings.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude]));
  return { name, box: boxOf(rings[0] ?? []), geometry: { type: 'Polygon', coordinates } };
}

function boxOf(positions: Ring): Box {
  let [west, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [east, north] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [longitude, latitude] of positions) {
    west = Math.min(west, longitude);
    south = Math.min(south, latitude);
    east = Math.max(east, longitude);
    north = Math.max(north, latitude);
  }
  return [west, south, east, north];
}

/** What may hold a point, by the cell of the grid in which it lies. */
function gridOver(shapes: readonly Shape[]): Candidates {
  const corners = shapes.flatMap(
    ({ box }): Ring => [
      [box[0], box[1]],
      [box[2], box[3]],
    ],
  );
  const whole = boxOf(corners);
  const all = shapes.map((shape) => ({ shape, edges: shape.geometry.coordinates.flatMap(edgesOf) }));
  const blocks = cellsOf(whole, { across: blocksAcross, around: () => all });
  const cells = cellsOf(whole, { across: cellsAcross, around: blocks });
  return (longitude, latitude) => {
    const [west, south, east, north] = whole;
    const isBeyond = longitude < west || longitude > east || latitude < south || latitude > north;
    return isBeyond ? [] : cells(longitude, latitude);
  };
}

/** Cells of a grid, each narrowed down, when its first point comes, from what may hold points around it. */
function cellsOf(
  [west, south, east, north]: Box,
  { across, around }: { readonly across: number; readonly around: Candidates },
): Candidates {
  const width = (east - west) / across || 1;
  const height = (north - south) / across || 1;
  const cells = new Map<number, readonly Candidate[]>();
  return (longitude, latitude) => {
    const column = Math.min(across - 1, Math.floor((longitude - west) / width));
    const row = Math.min(across - 1, Math.floor((latitude - south) / height));
    const known = cells.get(row * across + column);
    if (known) return known;
    // a hair larger than the cell, so that no rounding puts a point outside of it; within its block all the same
    const left = west + (column - 0.01) * width;
    const bottom = south + (row - 0.01) * height;
    const cell: Box = [left, bottom, left + 1.02 * width, bottom + 1.02 * height];
    const found = around(longitude, latitude).flatMap((candidate) => narrowed(candidate, cell) ?? []);
    cells.set(row * across + column, found);
    return found;
  };
}

/** What a cell needs to know of a shape; undefined where the shape has none of it. */
function narrowed({ shape, edges }: Candidate, cell: Box): Candidate | undefined {
  if (!touches(shape.box, cell)) return undefined;
  const inside = edgesIn(edges, cell);
  if (inside.length > 0) return { shape, edges: inside };
  // a block without edges is all like its centre, and so are its cells
  if (edges.length === 0) return { shape, edges };
  const centre = [(cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2];
  return booleanPointInPolygon(centre, shape.geometry) ? { shape, edges: inside } : undefined;
}

const edgesOf = (ring: readonly (readonly number[])[]): readonly number[] =>
  ring.slice(1).flatMap((end, index) => [...(ring[index] ?? end), ...end]);

/** The edges that may pass a cell: their boxes touch. */
function edgesIn(edges: readonly number[], [west, south, east, north]: Box): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < edges.length; at += 4) {
    const x1 = edges[at] ?? 0;
    const y1 = edges[at + 1] ?? 0;
    const x2 = edges[at + 2] ?? 0;
    const y2 = edges[at + 3] ?? 0;
    const isBeside = (x1 < west && x2 < west) || (x1 > east && x2 > east);
    const isAway = (y1 < south && y2 < south) || (y1 > north && y2 > north);
    if (!isBeside && !isAway) found.push(x1, y1, x2, y2);
  }
  return found;
}

const touches = (a: Box, b: Box): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

/** The first shape that holds the point; where others of another name do so too, how they meet. */
function holderOf(candidates: readonly Candidate[], point: readonly [number, number]): Placed | null {
  const at = [...point];
  const holding = candidates.filter(
    ({ shape, edges }) => edges.length === 0 || booleanPointInPolygon(at, shape.geometry),
  );
  const [first] = holding;
  if (!first) return null;
  const area = first.shape.name;
  if (holding.every(({ shape }) => shape.name === area)) return { how: 'polygon', area };
  const strictly = holding.filter(
    ({ shape, edges }) => edges.length === 0 || booleanPointInPolygon(at, shape.geometry, { ignoreBoundary: true }),
  );
  const names = new Set(strictly.map(({ shape }) => shape.name));
  return { how: names.size > 1 ? 'overlap' : 'border', area: strictly[0]?.shape.name ?? area };
}

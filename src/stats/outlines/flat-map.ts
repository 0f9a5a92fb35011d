import type { Point } from './simplify-ring.ts';

/** LongLat of a place on earth. */
export type LongLat = readonly [longitude: number, latitude: number];

/**
 * Lays places of a city or a region on a flat map that fits a square: equal distances along the middle latitude and along
 * every meridian. Off by less than one part in a hundred over a city; not meant for continents.
 *
 * @param all   every place that the map should hold, in degrees; must not be empty
 * @param size  the longer side of the map
 * @returns from degrees to the map: right, and down, from its upper left corner
 * @throws {RangeError} when there are no places
 * @see the equirectangular projection, Snyder (1987), Map Projections, chapter 12
 * @example flatMap([[0, 0], [2, 1]], 100)([2, 0]) // => [100, 50]
 */
export function flatMap(all: readonly LongLat[], size: number): (place: LongLat) => Point {
  if (all.length === 0) throw new RangeError('places: must not be empty');
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const [longitude, latitude] of all) {
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
  }
  const shrink = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const longer = Math.max((box.east - box.west) * shrink, box.north - box.south);
  const scale = longer > 0 ? size / longer : 0;
  const rounded = (x: number): number => Math.round(x * 100) / 100;
  return ([longitude, latitude]) => [
    rounded((longitude - box.west) * shrink * scale),
    rounded((box.north - latitude) * scale),
  ];
}

/** A place on a flat map: right, and down. */
export type Point = readonly [x: number, y: number];

/**
 * A closed line with fewer places: none of those that are left out lies further from the line that is kept than the
 * tolerance.
 *
 * @param ring       places in order, the last the same as the first
 * @param tolerance  in the unit of the places, not negative
 * @returns closed as well; empty where it would be no more than a line, as the outline of a rock does
 * @see Douglas & Peucker 1973
 * @example simplifyRing([[0, 0], [5, 0.1], [10, 0], [10, 10], [0, 0]], 1) // => [[0, 0], [10, 0], [10, 10], [0, 0]]
 */
export function simplifyRing(ring: readonly Point[], tolerance: number): readonly Point[] {
  const last = ring.length - 1;
  const [first] = ring;
  if (first === undefined || last < 3) return [];
  // a ring has no ends: it is cut at the place that lies furthest from where it begins
  const far = furthest(ring, { from: 1, to: last }, ([x, y]) => (x - first[0]) ** 2 + (y - first[1]) ** 2);
  const kept = new Set([0, far.place, last]);
  const open: Part[] = [
    { from: 0, to: far.place },
    { from: far.place, to: last },
  ];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [start, end] = [ring[part.from], ring[part.to]];
    if (start === undefined || end === undefined || part.to - part.from < 2) continue;
    const found = furthest(ring, { from: part.from + 1, to: part.to }, (point) => squaredDistance(point, start, end));
    if (found.most <= tolerance ** 2) continue;
    kept.add(found.place);
    open.push({ from: part.from, to: found.place }, { from: found.place, to: part.to });
  }
  const left = ring.filter((_, place) => kept.has(place));
  return left.length < 4 ? [] : left;
}

interface Part {
  readonly from: number;
  readonly to: number;
}

/** The first of the places that are furthest off. */
function furthest(
  ring: readonly Point[],
  { from, to }: Part,
  off: (point: Point) => number,
): { readonly place: number; readonly most: number } {
  let [place, most] = [from, -1];
  for (let at = from; at < to; at += 1) {
    const point = ring[at];
    const own = point === undefined ? -1 : off(point);
    if (own > most) [place, most] = [at, own];
  }
  return { place, most };
}

/** From a place to the stretch between two others, squared: roots would differ from machine to machine for nothing. */
function squaredDistance([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return (x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2;
}
